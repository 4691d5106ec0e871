using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using VpcPS.Binding;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Cmdlets;

/// <summary>A cmdlet whose rows can also be lines of text with ids.</summary>
public abstract class TextRowCmdlet : RowCmdlet
{
    /// <summary>
    /// The piped input: a row, whose columns bind by their names, or an id as text, as Get-Content returns it line by line. The prefix of
    /// the id shows which kind of object it belongs to. A blank line is ignored.
    /// </summary>
    // One parameter takes both rows and texts. A second one would have to refuse each row, and the engine's exceptions for that took longer
    // than the call.
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ValidateNotNull]
    [Row]
    public sealed override PSObject? InputRow
    {
        get => null;
        set
        {
            InputText = PipedThing.TextOf(value) is { } text ? IdSyntax.Read(text) : null;
            ReadInput(value, takesText: true);
        }
    }

    private string? InputText { get; set; }

    /// <summary>
    /// Reads the text of the row. Returns false when there is nothing to do: the line is blank, or it is not an id and an error was
    /// written.
    /// </summary>
    /// <param name="given">The id that the row already has from a column, or null.</param>
    /// <param name="prefixes">The prefixes of the ids that the command accepts. None when the command accepts no texts.</param>
    private protected bool ReadText(string? given, params string[] prefixes)
    {
        FinishColumns();
        Arguments.SayReadingsOf(this, [InputText]);
        switch (InputText)
        {
            case null:
                return true;
            case "":
                return false;
            case var text when prefixes.Length == 0:
                WriteError(RowErrors.TextIsNoRow(text));
                return false;
            case var text when given is not null:
                WriteError(RowErrors.TwoIds(text, given));
                return false;
            case var text when !prefixes.Any(prefix => IdSyntax.IsId(text, prefix)):
                WriteError(RowErrors.TextIsNoId("InvalidText", text, prefixes, text));
                return false;
            default:
                return true;
        }
    }

    /// <summary>The ids of the record; each one is treated as a row. A single null without ids. Empty after an error.</summary>
    /// <param name="ids">The ids, or null.</param>
    /// <param name="clientToken">The token that the record has for its change, or null.</param>
    private protected string?[] RowsOf(string?[]? ids, string? clientToken = null)
    {
        if (ids is not { Length: > 1 })
        {
            return ids is [var id] ? [id] : [null];
        }

        if (clientToken is not null)
        {
            WriteError(ErrorRecords.BadInput(
                "TokenForSeveral",
                $"One -ClientToken was given for {ids.Length} ids. To the service the same token means the same change, so only the first would be made",
                $"Leave out -ClientToken, or pipe in rows that each have their own.",
                ids));
            return [];
        }

        ExpectRows(ids.Length);
        return ids;
    }

    /// <summary>
    /// The token for the change of the row: the given one, or a new one. A row that is the output of an earlier change has the id of what
    /// was created, or a RequestId. The token of such a row belongs to the earlier change and is not used.
    /// </summary>
    /// <param name="given">The token that was given, or null.</param>
    /// <param name="made">The columns that have the id of what the change creates.</param>
    private protected string TokenOf(string? given, params string[] made) =>
        given is null || (!ArgumentNames.Contains(RowAgain.Token) && Rows.Current?.Input is { } row && RowAgain.IsResult(row, made))
            ? NewClientToken()
            : given;

    /// <summary>The row with the token of its change, for an error with an unknown outcome.</summary>
    /// <param name="wanted">
    /// The values as the command understood them. They take precedence over the parameters with the same names.
    /// </param>
    /// <param name="region">The region.</param>
    /// <param name="made">The columns that have the id of what the change creates.</param>
    /// <param name="tables">Values that a cell of a file can't hold, such as tables. <see cref="OfRow"/> reads them from the row.</param>
    private protected RowAgain RowAgainOf(
        object wanted, string region, string[] made, params (string Name, object? Value)[] tables)
    {
        var row = new PSObject();
        var notOfInput = new List<string>(ArgumentNames);
        foreach ((PropertyInfo parameter, object value) in RowColumnsTaken.ValuesOf(this, wanted))
        {
            if (parameter.Name == nameof(Region))
            {
                continue;
            }

            row.Properties.Add(new PSNoteProperty(parameter.Name, value));
            if (parameter.PropertyType.IsArray && value is string)
            {
                // The record may have several ids, but this row stands for one of them.
                notOfInput.Add(parameter.Name);
            }
        }

        foreach ((string name, object? value) in tables.Where(table => table.Value is not null))
        {
            row.Properties.Add(new PSNoteProperty(name, value));
        }

        row.Properties.Add(new PSNoteProperty(nameof(Region), region));
        return new RowAgain(row, notOfInput, made);
    }

    /// <summary>
    /// The given value. If there is none, the value in the row when it has exactly this type: a table or a list, as
    /// <see cref="RowAgainOf"/> stores it. Texts from files are not read.
    /// </summary>
    private protected TValue? OfRow<TValue>(TValue? given, string column)
        where TValue : class =>
        given ?? (Rows.Current is { HasColumns: true, Input: { } row } ? row.Properties[column]?.Value : null) switch
        {
            TValue value => value,
            PSObject { BaseObject: TValue value } => value,
            _ => null,
        };

    /// <summary>The id that is piped in as text. Null when the text is not an id of this kind.</summary>
    private protected string? IdOfText(string prefix) => InputText is { } text && IdSyntax.IsId(text, prefix) ? text : null;

    /// <summary>
    /// Whether the row is about something that only belongs to the thing that the command changes. If so, an error is written. For example,
    /// an address names its vSwitch as well, but a command that changes vSwitches must not change the vSwitch of a piped address.
    /// </summary>
    /// <param name="id">The id of the thing that the command changes.</param>
    /// <param name="parameter">The column that has this id.</param>
    /// <param name="takesBlocks">Whether the command changes the address blocks of VPCs.</param>
    /// <param name="takesResources">Whether the command reads the id of any resource from a column ResourceId.</param>
    private protected bool IsAboutPart(string id, string parameter, bool takesBlocks = false, bool takesResources = false)
    {
        if (Rows.Current?.Input is not { } row || RowParts.PartIn(row, id, takesBlocks, takesResources) is not { } part)
        {
            return false;
        }

        WriteError(RowErrors.AboutPart(part, id, parameter, row));
        return true;
    }
}
