using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using VpcPS.Binding;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Cmdlets;

/// <summary>A cmdlet whose rows can be lines of text with ids, too.</summary>
public abstract class TextRowCmdlet : RowCmdlet
{
    /// <summary>
    /// What is piped in: a row, whose columns bind by their names, or the id as text, such as Get-Content gives it line by
    /// line; its beginning tells of what it is the id. A blank line is nothing.
    /// </summary>
    // One parameter for both: where a second one had to refuse each row, the engine's exceptions took longer than the call.
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

    /// <summary>Reads the text of the row; false when there is nothing to do for it, after an error where it is no id.</summary>
    /// <param name="given">The id that the row has already, or null.</param>
    /// <param name="prefixes">What the ids begin with that can be meant; none where a text is no row.</param>
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

    /// <summary>
    /// The ids of the record, each of which is a row of its own; one null where the record has none. There are none after an
    /// error.
    /// </summary>
    /// <param name="ids">The ids, or null.</param>
    /// <param name="clientToken">The token that the record gives for its change, or null.</param>
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
    /// The token of the row's change: the given one, or a new one. The token of a row that is the result of an earlier change,
    /// because it has the id of what was made or a RequestId, stands for that change and is not used.
    /// </summary>
    /// <param name="given">The token that was given, or null.</param>
    /// <param name="made">The columns of the id that the change gives.</param>
    private protected string TokenOf(string? given, params string[] made) =>
        given is null || (!ArgumentNames.Contains(RowAgain.Token) && Rows.Current?.Input is { } row && RowAgain.IsResult(row, made))
            ? NewClientToken()
            : given;

    /// <summary>The row with the token of its change, for an error with an unknown outcome.</summary>
    /// <param name="wanted">What was understood: its properties go before the parameters of the same names.</param>
    /// <param name="region">The region.</param>
    /// <param name="made">The columns of the id that the change gives.</param>
    /// <param name="tables">What no cell of a file can hold, and <see cref="OfRow"/> reads of such a row.</param>
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
                // The row stands for one of its ids.
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
    /// What was given, or else what the row has of just this type: a table or a list, as <see cref="RowAgainOf"/> keeps it. The
    /// texts of a file are not read.
    /// </summary>
    private protected TValue? OfRow<TValue>(TValue? given, string column)
        where TValue : class =>
        given ?? (Rows.Current is { HasColumns: true, Input: { } row } ? row.Properties[column]?.Value : null) switch
        {
            TValue value => value,
            PSObject { BaseObject: TValue value } => value,
            _ => null,
        };

    /// <summary>The id that is piped in as text, or null when it is none of this kind.</summary>
    private protected string? IdOfText(string prefix) => InputText is { } text && IdSyntax.IsId(text, prefix) ? text : null;

    /// <summary>
    /// Whether the row is about something that only belongs to what the command changes, after an error: such a row names both. An
    /// address in the pipeline does not mean its vSwitch.
    /// </summary>
    /// <param name="id">The id of what the command changes.</param>
    /// <param name="parameter">The column that has this id.</param>
    /// <param name="takesBlocks">Whether the command works on the address blocks of VPCs.</param>
    private protected bool IsAboutPart(string id, string parameter, bool takesBlocks = false)
    {
        if (Rows.Current?.Input is not { } row || RowParts.PartIn(row, id, takesBlocks) is not { } part)
        {
            return false;
        }

        WriteError(RowErrors.AboutPart(part, id, parameter, row));
        return true;
    }
}
