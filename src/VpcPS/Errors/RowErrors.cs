using System;
using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Texts;
using static VpcPS.Errors.ErrorIds;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of rows: their ids, their texts and their tokens.</summary>
internal static class RowErrors
{
    /// <summary>The error for a row whose address id is blank.</summary>
    public static ErrorRecord NoAddressId(object? target) => BadInput(
        "MissingIpv6AddressId",
        $"The row has no address id",
        $"Fill in its column Ipv6AddressId, such as ipv6-hp351bytt9inrfp6tgubd.",
        target);

    /// <summary>The error for a row whose id is blank.</summary>
    /// <param name="parameter">The parameter that takes the id.</param>
    /// <param name="example">An id of that kind.</param>
    /// <param name="target">The input.</param>
    public static ErrorRecord NoId(string parameter, string example, object? target) => BadInput(
        "Missing" + parameter, $"The row has no {parameter}", $"Fill in its column {parameter}, such as {example}.", target);

    /// <summary>The error for an id of a different kind from that of its column.</summary>
    public static ErrorRecord WrongId(string column, string id, string prefix, object? target) => BadInput(
        "Invalid" + column, $"{IdSyntax.Problem(id, prefix)}", $"Correct the column {column}.", target);

    /// <summary>The error for a row that can't be read, for example because it was read with the wrong delimiter.</summary>
    public static ErrorRecord Unreadable(string problem, object? target) => BadInput(
        "UnreadableRow", $"{problem}", $"Correct the file, or how it is read.", target);

    /// <summary>
    /// The error for a row that is about a part of the thing that the command changes, although it names the thing as well.
    /// </summary>
    /// <param name="part">The id of the part.</param>
    /// <param name="id">The id of the thing that the command changes.</param>
    /// <param name="parameter">The column that has this id.</param>
    /// <param name="target">The input.</param>
    public static ErrorRecord AboutPart(string part, string id, string parameter, object? target) => BadInput(
        "RowIsAboutPart",
        $"{id}: the row is about {part}, which belongs to it",
        $"If you mean {id} itself, pipe in its id alone: Select-Object {parameter} -Unique.",
        target);

    /// <summary>The error for a row whose address does not exist.</summary>
    public static ErrorRecord NoSuchAddress(string addressId, string region, object? target) =>
        Own(AddressNotFound, $"{addressId} in {region}: the address does not exist", target, region, addressId);

    /// <summary>The error for a line of text that is not an id for the command.</summary>
    public static ErrorRecord TextIsNoId(string errorId, string text, IReadOnlyList<string> prefixes, object? target) => BadInput(
        errorId,
        IdSyntax.ProblemOfOne(text, prefixes) is { } problem
            ? $"{problem}"
            : (FormattableString)$"'{text}' is not an id for this command, which takes ids that begin with {string.Join(", ", prefixes)}",
        $"Give one id on each line; a CSV goes through Import-Csv first.",
        target);

    /// <summary>The error for a line of text for a command that takes rows with columns.</summary>
    public static ErrorRecord TextIsNoRow(string text) => BadInput(
        "InvalidText",
        $"'{text}' is text, and this command takes rows with columns",
        $"A CSV goes through Import-Csv first.",
        text);

    /// <summary>The error for a line of text when an id was given as an argument as well.</summary>
    public static ErrorRecord TwoIds(string text, string given) => BadInput(
        "TwoIds", $"'{text}' came through the pipeline, but {given} was given too", $"Give one of the two.", text);

    /// <summary>The error for a row with the token of an earlier row of the same command.</summary>
    /// <param name="command">The command, or the action.</param>
    /// <param name="token">The token.</param>
    /// <param name="target">The row.</param>
    public static ErrorRecord TokenOfEarlierRow(string command, string token, object? target) => BadInput(
        "TokenForSeveral",
        $"{command}: an earlier row has the same token, {token}. To the service the same token means the same change, so only the first is made",
        $"Give each row a token of its own, or leave the tokens out.",
        target);

    /// <summary>The error for a Set- command without a value to set.</summary>
    public static ErrorRecord NothingToSet(string id, string parameters, object? target) => BadInput(
        "NothingToSet", $"{id}: there is nothing to set", $"Give at least one of {parameters}.", target);

    /// <summary>The error for a text that can't be the id of a resource with tags.</summary>
    public static ErrorRecord WrongResourceId(string problem, object? target) => BadInput(
        "InvalidResourceId", $"{problem}", $"Correct the id.", target);

    /// <summary>The error for an id that does not show the kind of its resource.</summary>
    public static ErrorRecord UnknownResourceType(string id) => BadInput(
        "UnknownResourceType",
        $"The type of '{id}' can't be recognized from its id",
        $"Give -ResourceType, such as IPV6ADDRESS; bandwidths and egress-only rules have no tags.",
        id);
}
