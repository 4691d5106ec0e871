using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Catalog;
using VpcPS.Core.Models;
using VpcPS.Texts;

namespace VpcPS.Errors;

/// <summary>
/// An object that came through the pipeline: its number, the object itself, and a name by which the user finds it in the input.
/// </summary>
internal sealed class PipedRow
{
    private const int MostOfCell = 60;

    // How many errors to search. Errors of rows that were under way can come between the engine's error and the next row.
    private const int MostErrorsSince = 20;

    // The columns that can describe a row. The first one that has a value is used, because a name is more helpful than a description.
    private static readonly string[] Labels = ["Name", "Description"];

    private readonly Func<PSObject, string?> _idOf;

    /// <summary>Makes the description of an object.</summary>
    /// <param name="number">The number of the object in the pipeline, from 1.</param>
    /// <param name="input">The object, or null.</param>
    /// <param name="idOf">Finds the id that the command reads from a row. Returns null when the cell is blank.</param>
    public PipedRow(int number, PSObject? input, Func<PSObject, string?> idOf)
    {
        Number = number;
        Input = input;
        _idOf = idOf;
    }

    /// <summary>The number of the object in the pipeline, from 1.</summary>
    public int Number { get; }

    /// <summary>The object. Null when $null was piped in.</summary>
    public PSObject? Input { get; }

    /// <summary>Whether the object has columns, like a row of a file.</summary>
    public bool HasColumns => Input is { BaseObject: PSCustomObject } input && !ReadBackObject.Is(input);

    /// <summary>The number, the id and the name or description of the row, such as "row 6, ipv6-hp351..., web-01".</summary>
    public string Name => (Id, Label) switch
    {
        (null, null) => UserText.Of($"row {Number}"),
        (null, { } only) => UserText.Of($"row {Number}, {only}"),
        ({ } only, null) => UserText.Of($"row {Number}, {only}"),
        ({ } id, { } label) => UserText.Of($"row {Number}, {id}, {label}"),
    };

    /// <summary>Puts the name of the row in front of a message.</summary>
    /// <param name="what">The message. When it begins with the row's id, the name replaces the id.</param>
    public string Names(string what) => Id is { } id && what.StartsWith(id, StringComparison.Ordinal)
        ? Name + what.Substring(id.Length)
        : UserText.Of($"{Name}: {what}");

    /// <summary>
    /// Makes an error with the name of this row in its message. Its target is the piped object. A change whose outcome is unknown must be
    /// repeated with its token, so there the target is the row with the token added, or the change itself when the object has no columns.
    /// </summary>
    /// <param name="error">The error.</param>
    /// <param name="again">The row with the token of the change. Null when there is none, and for purchases.</param>
    public ErrorRecord NameIn(ErrorRecord error, RowAgain? again = null)
    {
        var named = new ErrorRecord(error.Exception, error.FullyQualifiedErrorId, error.CategoryInfo.Category, TargetOf(error, again))
        {
            ErrorDetails = error.ErrorDetails is ErrorTexts texts
                ? new ErrorTexts(Names(texts.What), texts.Remedy, texts.Command)
                : error.ErrorDetails,
        };
        // The text of a row contains all its cells, which may include a secret.
        named.CategoryInfo.TargetName = HasSecret ? Name : ShownText.Of(named.CategoryInfo.TargetName);
        return named;
    }

    /// <summary>The error that the engine wrote for this row, or null.</summary>
    /// <param name="errors">The errors so far, the last one first. Null for none.</param>
    public ErrorRecord? FindError(IEnumerable? errors)
    {
        ErrorRecord? found = errors?.OfType<ErrorRecord>().Take(MostErrorsSince)
            .FirstOrDefault(error => Input is not null && error.TargetObject is { } target && IsInput(target));
        if (found is not null)
        {
            WrittenErrors.Note(found, VpcOutcome.Refused);
        }

        return found;
    }

    // The engine may have wrapped an object without columns in a new PSObject, so the objects inside are compared.
    private bool IsInput(object target)
    {
        var wrapped = PSObject.AsPSObject(target);
        return ReferenceEquals(wrapped, Input)
            || (Input!.BaseObject is not PSCustomObject && ReferenceEquals(wrapped.BaseObject, Input.BaseObject));
    }

    private string? Id => Input is null ? null : Shown(PipedThing.TextOf(Input) ?? _idOf(Input));

    private string? Label => Input is null || Input.BaseObject is string
        ? null
        : Labels.Select(label => Shown(Input.Properties[label]?.Value?.ToString())).FirstOrDefault(cell => cell is not null);

    private static string? Shown(string? cell) =>
        WrittenText.TrimToNull(cell) is { } written ? ShownText.Cut(ShownText.Naming(written), MostOfCell) : null;

    private bool HasSecret => HasColumns && Input!.Properties.Any(cell => ApiSecrets.IsIn(cell.Name, cell.Value as string));

    private object? TargetOf(ErrorRecord error, RowAgain? again)
    {
        if (again is not null && ErrorRecords.IsOutcomeUnknown(error))
        {
            return HasColumns ? again.In(Input!) : again.Row;
        }

        if (HasColumns && error.Exception is VpcException { IsOutcomeUnknown: true, Call: AnyAction { Token: { } given } })
        {
            return WithToken(given.Key, given.Value);
        }

        if (!ErrorRecords.IsOutcomeUnknown(error) || error.TargetObject is not Ipv6InternetBandwidth { ClientToken: not null } purchase)
        {
            return Input;
        }

        return HasColumns ? RowAgain.Of(purchase).In(Input!) : purchase;
    }

    private PSObject WithToken(string name, string token)
    {
        PSObject withToken = Input!.Copy();
        withToken.Properties.Remove(name);
        withToken.Properties.Add(new PSNoteProperty(name, token));
        return withToken;
    }
}
