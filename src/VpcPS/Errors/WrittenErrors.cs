using System;
using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Core.Models;

namespace VpcPS.Errors;

/// <summary>
/// Finishes the errors of one command before they are written. A remedy that an earlier error of the command has said in
/// the same words is left out of the message, and so is its command: a screen of refusals then shows the rows. What is
/// left out is still in the note property Fix.
/// </summary>
internal sealed class WrittenErrors
{
    private const string Fix = "Fix";

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>Finishes an error.</summary>
    /// <param name="error">The error, which is changed.</param>
    public ErrorRecord Finish(ErrorRecord error)
    {
        if (error.ErrorDetails is ErrorTexts texts)
        {
            Note(error, "Fix", texts.Fix);
            string? command = texts.Command;
            error.ErrorDetails = new ErrorDetails(_said.Add(texts.Remedy) ? texts.Message : texts.What);
            if (command is not null && _said.Add(command))
            {
                error.ErrorDetails.RecommendedAction = command;
            }
        }

        return error;
    }

    /// <summary>Gives an error the note property Outcome, unless there is nothing to say.</summary>
    /// <param name="error">The error.</param>
    /// <param name="outcome">What became of its row, or null.</param>
    public static void Note(ErrorRecord error, VpcOutcome? outcome)
    {
        if (outcome is { } known)
        {
            Note(error, "Outcome", known);
        }
    }

    private static void Note(ErrorRecord error, string name, object value)
    {
        // An object has these notes wherever it is wrapped.
        PSMemberInfoCollection<PSPropertyInfo> notes = PSObject.AsPSObject(error).Properties;
        if (notes[name] is null)
        {
            notes.Add(new PSNoteProperty(name, value));
        }
    }
}
