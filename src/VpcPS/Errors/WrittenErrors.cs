using System;
using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Core.Models;

namespace VpcPS.Errors;

/// <summary>
/// Completes the errors of one command before they are written. When an earlier error of the command already had the same remedy, the
/// remedy and its command are left out of the message, so that a screen full of refusals shows mainly the rows. The note property Fix still
/// has what was left out.
/// </summary>
internal sealed class WrittenErrors
{
    private const string Fix = "Fix";

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>Completes an error.</summary>
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

    /// <summary>Adds the note property Outcome to an error, unless the outcome is null.</summary>
    /// <param name="error">The error.</param>
    /// <param name="outcome">The outcome of its row, or null.</param>
    public static void Note(ErrorRecord error, VpcOutcome? outcome)
    {
        if (outcome is { } known)
        {
            Note(error, "Outcome", known);
        }
    }

    private static void Note(ErrorRecord error, string name, object value)
    {
        // Note properties belong to the object itself, so every PSObject that wraps it has them.
        PSMemberInfoCollection<PSPropertyInfo> notes = PSObject.AsPSObject(error).Properties;
        if (notes[name] is null)
        {
            notes.Add(new PSNoteProperty(name, value));
        }
    }
}
