using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Api;
using VpcPS.Texts;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of lists: what limits them, and how much of them came.</summary>
internal static class ListErrors
{
    /// <summary>Adds to an error that ended a list early how many objects came before it.</summary>
    public static ErrorRecord WithCount(ErrorRecord error, int count)
    {
        string whatCame = count == 0
            ? UserText.Translate("No part of the list was read.")
            : UserText.Of($"The list is incomplete: {count} of its objects came before this error.");
        var texts = (ErrorTexts)error.ErrorDetails;
        error.ErrorDetails = new ErrorTexts(Sentences(texts.What, whatCame), texts.Remedy, texts.Command);
        return error;
    }

    /// <summary>The error for a list that can't be read because it changes all the time.</summary>
    public static ErrorRecord KeepsChanging(ApiAction action) => BadInput(
        "ListKeepsChanging",
        $"{action.Name} in {action.Region}: the list changed each time it was read, and may be incomplete",
        $"Run the same command again; collect the list into a variable before changing what it lists.",
        action.Region);

    /// <summary>The error for piped input that limits a list to one thing while an argument limits it to a different one.</summary>
    /// <param name="parameter">The parameter of the argument.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="input">The id that the input limits the list to.</param>
    public static ErrorRecord ScopesDisagree(string parameter, string argument, string input) => BadInput(
        "ScopesDisagree",
        $"The input limits the list to {input}, but the argument -{parameter} limits it to {argument}",
        $"Leave out one of the two.",
        input);

    /// <summary>
    /// The error for piped input that is not among the ids that an argument gives. Null where it is, or where no ids are given.
    /// </summary>
    /// <param name="parameter">The parameter of the argument.</param>
    /// <param name="given">The ids of the argument, or null.</param>
    /// <param name="input">The id that the input names.</param>
    public static ErrorRecord? Disagreement(string parameter, IReadOnlyCollection<string>? given, string input) =>
        given?.Contains(input) == false ? ScopesDisagree(parameter, string.Join(", ", given), input) : null;

    /// <summary>
    /// The error for an id that was asked for together with filters and not found. To find out which of the two it is would take another
    /// call for each id.
    /// </summary>
    /// <param name="code">The code of an id that does not exist.</param>
    /// <param name="id">The id.</param>
    /// <param name="region">The region, or the text that stands for several.</param>
    /// <param name="filters">The filters as the user typed them, such as -Name, and the id of what was piped in.</param>
    /// <param name="look">The command that looks the id up, without a region and a filter.</param>
    public static ErrorRecord NotFoundByFilter(string code, string id, string region, IEnumerable<string> filters, string look)
    {
        string what = UserText.Of($"{id} in {region}: it does not exist, or it does not match {string.Join(", ", filters)}");
        return Make(
            new InvalidOperationException(what), code, ErrorCategory.ObjectNotFound,
            UserText.Of($"{what} ({code})."),
            UserText.Translate("Look the id up without a filter to see which."), $"{look} {id} -Region {region}", id, AdviceNames.None);
    }

    /// <summary>The error for a thing that is not in the VPC to which an argument or the input limits the list.</summary>
    /// <param name="id">The id of the thing.</param>
    /// <param name="itsVpc">The VPC that it is in.</param>
    /// <param name="vpcId">The VPC to which the list is limited.</param>
    public static ErrorRecord InOtherVpc(string id, string? itsVpc, string vpcId) => BadInput(
        "ScopesDisagree", $"{id} is in {itsVpc}, but the list is limited to {vpcId}", $"Leave out one of the two.", id);

    /// <summary>The error for piped input that has no id for a list, and does not clearly limit the list either.</summary>
    /// <param name="parameter">The parameter that takes the id.</param>
    /// <param name="prefixes">The prefixes of the ids that the command looked for.</param>
    /// <param name="input">The input.</param>
    public static ErrorRecord NothingToListBy(string parameter, IEnumerable<string> prefixes, PSObject? input)
    {
        string ids = string.Join(", ", prefixes.Select(prefix => prefix + "..."));
        FormattableString message = $"$null came through the pipeline where {ids} or a region was expected";
        if (PipedThing.TextOf(input) is { } text)
        {
            message = IdSyntax.ProblemOfOne(text, prefixes) is { } problem
                ? $"{problem}"
                : (FormattableString)$"'{text}' is not an id that this command can list by; expected {ids}";
        }
        else if (input is not null)
        {
            string columns = string.Join(", ", PipedThing.ColumnsOf(input));
            message =
                $"The input has no {parameter}. This command lists by {ids}, or by a region alone; the input's columns are {columns}";
        }

        return BadInput(
            "Missing" + parameter,
            message,
            $"Name the column {parameter}, or give -{parameter}. To list a whole region, give -Region and pipe nothing in.",
            input);
    }

    /// <summary>The error for an argument without a value. It would not limit the list at all.</summary>
    public static ErrorRecord EmptyArgument(string parameter) => BadInput(
        "EmptyArgument",
        $"-{parameter} is empty, so it would not limit the list",
        $"Give a value for -{parameter}, or leave it out.",
        target: null);

    /// <summary>The error of an id that was found in no region that answered.</summary>
    /// <param name="id">The id.</param>
    /// <param name="regions">The regions in which it was looked for.</param>
    public static ErrorRecord NotFoundWhereAnswered(string id, string regions) => ErrorRecords.BadInput(
        "NotFoundWhereAnswered",
        $"{id} was not found in any region of {regions} that answered",
        $"Check the errors of the other regions, or give the region of the id.",
        id);
}
