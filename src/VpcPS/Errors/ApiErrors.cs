using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Texts;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of calls by the name of their action, of Get-VpcApi and of Get-VpcRamPolicy.</summary>
internal static class ApiErrors
{
    /// <summary>The error for input piped into Invoke-VpcApi that has nothing for a parameter of the action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="input">What was piped in.</param>
    /// <param name="parameter">A parameter of the action; null when none is known.</param>
    public static ErrorRecord NothingForAction(string action, PSObject? input, string? parameter)
    {
        string columns = input?.BaseObject is PSCustomObject ? string.Join(", ", PipedThing.ColumnsOf(input)) : "";
        bool isTable = input?.BaseObject is IDictionary;
        FormattableString what = columns.Length > 0
            ? $"Nothing in the row is a parameter of {action}. It has: {columns}"
            : isTable
                ? $"A hashtable was piped in, which has no columns for {action}"
                : (FormattableString)$"'{input}' has no property that is a parameter of {action}";
        FormattableString remedy = isTable
            ? $"Pipe in an object: [pscustomobject]@{{ ... }} | Invoke-VpcApi {action}. Or give the table as -Parameter."
            : parameter is null
                ? $"Use ForEach-Object: ForEach-Object {{ Invoke-VpcApi {action} -Parameter @{{ Name = $_ }} -Unchecked }}."
                : (FormattableString)
                $"Name a column as the parameter is named, or use ForEach-Object: ForEach-Object {{ Invoke-VpcApi {action} -{parameter} $_ }}.";
        return BadInput("NothingForAction", what, remedy, input, parameter is null ? null : ParametersOf(action));
    }

    /// <summary>
    /// The error for columns of a row that are not parameters known to the module, for a call whose parameters are not checked.
    /// </summary>
    public static ErrorRecord UnknownColumns(string action, IReadOnlyList<string> columns) => BadInput(
        "UnknownParameter",
        $"{action}: the module knows no parameters of these names, so the columns are not read: {string.Join(", ", columns.Select(ShownText.Naming))}",
        $"To send them, type ForEach-Object {{ Invoke-VpcApi {action} -Parameter @{{ {ShownText.Naming(columns[0])} = $_.{ShownText.Naming(columns[0])} }} -Unchecked }}. To leave them out, remove the columns.",
        action);

    /// <summary>The error for a region in -Parameter that differs from that of the row or of -Region.</summary>
    public static ErrorRecord OtherRegionInTable(string inTable, string region, bool isOfRow, object? target) => BadInput(
        "OtherRegion",
        isOfRow
            ? $"The RegionId in -Parameter is {inTable}, but the row is in {region}"
            : (FormattableString)$"The RegionId in -Parameter is {inTable}, but -Region is {region}",
        $"Leave out the RegionId in -Parameter.",
        target);

    /// <summary>The error for a name that is not an action of the product.</summary>
    public static ErrorRecord UnknownAction(string action, IReadOnlyList<string> nearest, object? target) => BadInput(
        "InvalidAction.NotFound",
        $"'{action}' is not an action of the VPC API (2016-04-28)",
        nearest.Count > 0
            ? $"Did you mean {string.Join(", ", nearest)}? Get-VpcApi lists all actions, and -Unchecked sends what a newer API may know."
            : (FormattableString)$"Get-VpcApi lists all actions, and -Unchecked sends what a newer API may know.",
        target,
        nearest.Count > 0 ? "Get-VpcApi " + nearest[0] : "Get-VpcApi");

    /// <summary>The error for a name that is not a command of this module, or a command that does not call the API.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nearest">The names that the user may have meant.</param>
    /// <param name="parameter">The parameter that got the name. Pressing Tab after it lists the commands.</param>
    public static ErrorRecord UnknownCmdlet(string name, IReadOnlyList<string> nearest, string parameter) => BadInput(
        "UnknownCmdlet",
        $"No command of this module that calls the VPC API is named '{name}'",
        nearest.Count > 0
            ? (FormattableString)$"Did you mean {string.Join(", ", nearest)}?"
            : $"Press Tab after -{parameter} to see the commands.",
        name);

    /// <summary>The error for parameters that the action does not have.</summary>
    public static ErrorRecord UnknownParameters(
        string action, IReadOnlyList<string> names, IReadOnlyList<string> nearest, object? target) => BadInput(
        "UnknownParameter",
        $"{action} has no parameter {string.Join(", ", names.Select(ShownText.Naming))}",
        nearest.Count > 0
            ? $"Did you mean {string.Join(", ", nearest)}? Get-VpcApi shows all parameters, and -Unchecked sends what a newer API may know."
            : (FormattableString)$"Get-VpcApi shows all parameters, and -Unchecked sends what a newer API may know.",
        target,
        ParametersOf(action));

    /// <summary>The error for required parameters that have no value.</summary>
    public static ErrorRecord MissingParameters(string action, IReadOnlyList<string> names, object? target) => BadInput(
        "MissingParameter",
        $"{action} needs {string.Join(", ", names)}",
        $"Give -{string.Join(", -", names)}. Get-VpcApi shows all parameters.",
        target,
        ParametersOf(action));

    /// <summary>The error for a value that a parameter of an action can't have.</summary>
    public static ErrorRecord WrongValue(string action, string problem) => BadInput(
        "InvalidParameter",
        $"{problem}",
        $"Correct the value. Get-VpcApi shows the types of all parameters.",
        action,
        ParametersOf(action));

    /// <summary>The error for a parameter of an action that was given without a value.</summary>
    /// <param name="action">The action.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="limitsList">Whether the action lists something and the parameter limits the list.</param>
    public static ErrorRecord EmptyValue(string action, string name, bool limitsList) => BadInput(
        "EmptyArgument",
        limitsList
            ? $"{action}: {name} is empty, so it would not limit the list"
            : (FormattableString)$"{action}: {name} is empty",
        $"Give a value for {name}, or leave it out.",
        action);

    /// <summary>The error for a parameter of an action that has two values.</summary>
    public static ErrorRecord ParameterTwice(string action, string name) => BadInput(
        "ParameterGivenTwice", $"{action}: {name} is given twice", $"Give it as -{name} or in -Parameter, not both.", action);

    /// <summary>The error for one token that is given for several calls.</summary>
    public static ErrorRecord OneTokenForRows(string action, object? target) => BadInput(
        "TokenForSeveral",
        $"{action}: one token was given for several rows. To the service the same token means the same change, so only the first would be made",
        $"Leave out the token, or pipe in rows that each have their own.",
        target);

    /// <summary>The error for -All with an action that does not list.</summary>
    /// <param name="action">The action.</param>
    /// <param name="takesAll">Whether the action has a parameter of this name.</param>
    public static ErrorRecord NoListForAll(string action, bool takesAll) => BadInput(
        "InvalidAll",
        $"{action} has no list that -All could follow",
        takesAll
            ? $"Leave out -All. The action's own parameter is given as -Parameter @{{ All = $true }}."
            : (FormattableString)$"Leave out -All.",
        action);

    /// <summary>The error for -All together with a page number.</summary>
    public static ErrorRecord PageForAll(string action, string parameter) => BadInput(
        "InvalidAll",
        $"{action}: -All begins with the first page, and {parameter} names another",
        $"Leave out {parameter} or -All.",
        action);

    /// <summary>The error for arguments that belong to no parameter.</summary>
    public static ErrorRecord UnexpectedArguments(string action, object? target) => BadInput(
        "UnexpectedArgument",
        $"{action}: there is an argument without the name of a parameter",
        $"Write the name of the parameter before each value, such as -VpcId vpc-...",
        target,
        ParametersOf(action));

    /// <summary>The error for parameters of a wait when there is no wait.</summary>
    /// <param name="action">The action.</param>
    /// <param name="why">The reason.</param>
    /// <param name="remedy">What to do.</param>
    public static ErrorRecord NoWait(string action, FormattableString why, FormattableString remedy) =>
        BadInput("InvalidUntil", why, remedy, action);

    /// <summary>The error for a wait when it is not known which action shows the state.</summary>
    public static ErrorRecord NothingToWaitBy(string action, string? by, IReadOnlyList<string> nearest) => BadInput(
        "InvalidBy",
        by is null
            ? (FormattableString)$"{action}: -Until needs -By, the action that shows the state"
            : $"{action}: '{by}' is not an action that reads",
        nearest.Count > 0
            ? $"Give -By with an action that reads, such as {string.Join(", ", nearest)}."
            : (FormattableString)$"Give -By with an action that reads; Get-VpcApi -Kind Read lists them.",
        action,
        "Get-VpcApi -Kind Read");

    private static string ParametersOf(string action) => $"(Get-VpcApi {action}).Parameters";
}
