using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Catalog;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// What each row asks of an action: the values that the engine has bound to the action's parameters, columns that are named as on
/// the wire, -Parameter, and arguments that belong to no parameter. A command has one of these for all its rows.
/// </summary>
internal sealed class ApiRows
{
    private readonly string _target;
    private readonly string _name;
    private readonly CatalogAction? _known;
    private readonly (CatalogParameter Kind, RuntimeDefinedParameter Bound)[] _parameters;
    private readonly string[] _thingNames;

    /// <summary>Takes the action.</summary>
    /// <param name="action">The action's name as it was typed, which errors are about.</param>
    /// <param name="known">The catalog's entry for the action. Null when it has none.</param>
    /// <param name="parameters">The action's parameters that are parameters of the command.</param>
    public ApiRows(string action, CatalogAction? known, (CatalogParameter Kind, RuntimeDefinedParameter Bound)[] parameters)
    {
        _target = action;
        _name = known?.Name ?? action;
        _known = known;
        _parameters = parameters;
        _thingNames =
        [
            .. parameters
                .Where(parameter => parameter.Kind.IsRequired && ApiParameters.IsId(parameter.Kind.Name))
                .Select(parameter => parameter.Kind.Name),
        ];
    }

    /// <summary>How the values of parameters are read.</summary>
    public required ApiReading Reading { get; init; }

    /// <summary>The names of the parameters that were given as arguments, in any case.</summary>
    public required HashSet<string> Arguments { get; init; }

    /// <summary>The parameters that take columns of rows.</summary>
    public required RowParameters Columns { get; init; }

    /// <summary>Whether what the catalog doesn't know is an error.</summary>
    public required bool IsChecked { get; init; }

    /// <summary>Whether objects come through the pipeline.</summary>
    public required bool IsPiped { get; init; }

    /// <summary>What is wrong with the row that was read last, or null.</summary>
    public ErrorRecord? Problem { get; private set; }

    /// <summary>The error of an argument that was given without a value; null when there is none.</summary>
    public ErrorRecord? EmptyArgument =>
        Reading.Empty is { } empty ? ApiErrors.EmptyValue(_name, empty, limitsList: _known?.ListPath.Count > 0) : null;

    /// <summary>Whether a parameter of the action has one value for all rows.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="table">The values of -Parameter.</param>
    public bool IsGivenForAll(string parameter, IDictionary table) => Arguments.Contains(parameter)
        || table.Keys.Cast<object>().Any(key => parameter.Equals(key as string, StringComparison.OrdinalIgnoreCase));

    /// <summary>The id of the thing that a call is about; null where it names none.</summary>
    public string? ThingOf(ApiArguments request) => Array.Find(_thingNames, request.Has) is { } found ? request.TextOf(found) : null;

    /// <summary>Reads what the present row asks for.</summary>
    /// <param name="input">The object of the pipeline; null where there is none.</param>
    /// <param name="table">The values of -Parameter.</param>
    /// <param name="rest">The arguments that belong to no parameter.</param>
    /// <returns>
    /// The call; null where there is a <see cref="Problem"/>, and where the row is nothing, of which the engine has written an error.
    /// </returns>
    public ApiArguments? Read(PSObject? input, IDictionary table, object[] rest)
    {
        Problem = ProblemOf(input);
        if (Problem is not null)
        {
            return null;
        }

        var request = new ApiArguments(_name, _known, IsChecked, Reading);
        int ofRow = AddParameters(request) + AddColumns(request, input);
        request.Add(table);
        return AddRest(request, rest) && (!IsPiped || ofRow > 0 || NamesOnlyRegion(input)) ? request : null;
    }

    /// <summary>The error of a row that names another region than its call would go to, or null.</summary>
    /// <param name="input">The object of the pipeline; null where there is none.</param>
    /// <param name="region">The region of the call.</param>
    /// <param name="inTable">The region that -Parameter names, or null.</param>
    public ErrorRecord? ProblemOfRegion(PSObject? input, string region, string? inTable)
    {
        bool isAskedTwice = Arguments.Contains(nameof(VpcCmdlet.Region))
            && input is not null
            && input != RowAttribute.Nothing
            && PipedThing.TextOf(input) is null;
        if (isAskedTwice && PipedThing.RegionOf(input!) is { } ofRow && ofRow != region)
        {
            return RegionErrors.Other(ofRow, ofRow, region, _target);
        }

        return inTable is null || inTable == region
            ? null
            : ApiErrors.OtherRegionInTable(inTable, region, isOfRow: !Arguments.Contains(nameof(VpcCmdlet.Region)), _target);
    }

    private ErrorRecord? ProblemOf(PSObject? input)
    {
        if (_known is null && IsChecked)
        {
            return ApiErrors.UnknownAction(_target, ActionCatalog.Nearest(_target, ActionCatalog.Names), _target);
        }

        if (EmptyArgument is { } empty)
        {
            return empty;
        }

        if (Reading.Problem is { } problem)
        {
            return ApiErrors.WrongValue(_name, problem);
        }

        return !IsChecked && UnknownColumns(input) is { Length: > 0 } unknown ? ApiErrors.UnknownColumns(_name, unknown) : null;
    }

    // When an earlier row had a value for a parameter, the engine treats the parameter as bound for later rows as well, with the value
    // null.
    private int AddParameters(ApiArguments request)
    {
        int ofRow = 0;
        foreach ((CatalogParameter kind, RuntimeDefinedParameter bound) in _parameters)
        {
            object? value = ApiValue.Unwrap(bound.Value);
            bool isOfRow = !Arguments.Contains(kind.Name);
            bool isArgument = value is not null && (!isOfRow || Reading.Given.Contains(kind.Name));
            if (!isArgument && value is string text)
            {
                // A blank cell counts as no value.
                value = WrittenText.TrimToNull(text);
            }

            if (value is null || (!isArgument && Reading.TakesOnlyIds && !ApiParameters.IsId(kind.Name)))
            {
                continue;
            }

            ofRow += isOfRow ? 1 : 0;
            request.Add(kind, value);
        }

        return ofRow;
    }

    // Adds columns that have the names of values in a request, such as Tag.1.Key.
    private int AddColumns(ApiArguments request, PSObject? input)
    {
        if (_known is null || Reading.TakesOnlyIds || input is not { BaseObject: PSCustomObject })
        {
            return 0;
        }

        int added = 0;
        foreach (PSPropertyInfo column in input.Properties)
        {
            if (column.Name.IndexOf('.') > 0
                && _known.Find(ApiPath.RootOf(column.Name)) is { } root
                && !Arguments.Contains(root.Name)
                && WrittenText.TrimToNull(ApiValue.TextOf(column.Value)) is { } cell)
            {
                request.AddCell(column.Name, cell);
                added++;
            }
        }

        return added;
    }

    // A parameter that the catalog does not know may exist in a newer API. It is sent only on request (-Unchecked), because a file can have
    // columns that are not for the action.
    private string[] UnknownColumns(PSObject? input) =>
        input is { BaseObject: PSCustomObject } && input != RowAttribute.Nothing && !Reading.TakesOnlyIds ?
        [
            .. PipedThing.ColumnsOf(input).Where(column =>
                FoldedText.Of(column) is var name
                && Columns.Find(name) is null
                && _known?.Find(ApiPath.RootOf(name)) is null
                && WrittenText.TrimToNull(input.Properties[column].Value?.ToString()) is not null),
        ]
        : [];

    private bool AddRest(ApiArguments request, object[] rest)
    {
        if (rest.Length == 0)
        {
            return true;
        }

        var table = new Hashtable(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < rest.Length; i++)
        {
            if (NameIn(rest[i]) is not { } name)
            {
                Problem = ApiErrors.UnexpectedArguments(_target, _target);
                return false;
            }

            bool hasValue = i + 1 < rest.Length && NameIn(rest[i + 1]) is null;
            table[name] = hasValue ? rest[++i] : true;
        }

        request.Add(table);
        return true;
    }

    private static string? NameIn(object? argument) =>
        ApiValue.Unwrap(argument) is string { Length: > 1 } text && text[0] == '-' && char.IsLetter(text[1]) ? text.Trim('-', ':') : null;

    // If nothing of the input binds, it must not be treated as missing input: an action that reads would then list everything.
    private bool NamesOnlyRegion(PSObject? input)
    {
        input = input == RowAttribute.Nothing ? null : input;
        if (input is not null && PipedThing.Of(input) is { Id: null })
        {
            return true;
        }

        if (PipedThing.TextOf(input) is not "")
        {
            Problem = ApiErrors.NothingForAction(
                _name,
                input,
                _thingNames.FirstOrDefault()
                    ?? Array.Find(_parameters, parameter => ApiParameters.IsId(parameter.Kind.Name)).Kind?.Name
                    ?? _parameters.FirstOrDefault().Kind?.Name);
        }

        return false;
    }
}
