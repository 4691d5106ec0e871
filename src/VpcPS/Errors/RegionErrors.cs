using System;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Core.Credentials;
using VpcPS.Core.Endpoints;
using VpcPS.Texts;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of regions that are given, piped in or missing.</summary>
internal static class RegionErrors
{
    /// <summary>The error when there is no region, so that no row can be sent.</summary>
    public static ErrorRecord NoneGiven(object? target) => Make(
        new InvalidOperationException("No region was given."), "NoRegion", ErrorCategory.InvalidArgument,
        UserText.Of(
            $"No region was given. Looked for: -Region, the input's Region or RegionId, the session's region, the environment variable {CredentialVariables.Region}."),
        UserText.Translate("Give one of them, such as -Region cn-huhehaote."), nextCommand: null, target, AdviceNames.None);

    /// <summary>The error for -Region without a value.</summary>
    public static ErrorRecord Empty() => BadInput(
        "EmptyArgument",
        $"-Region is empty, so the session's region would be used",
        $"Give a region, such as cn-huhehaote, or leave out -Region.",
        target: null);

    /// <summary>The error for input piped into Get-VpcRegion that has no region.</summary>
    public static ErrorRecord NoneInInput(PSObject? input) => BadInput(
        "NoRegionInInput",
        $"'{input}' has no region",
        $"Pipe in objects or rows with RegionId or Region, or nothing to list all regions.",
        input);

    /// <summary>The error for a text that is not the id of a region.</summary>
    /// <param name="region">The text.</param>
    /// <param name="target">The input.</param>
    /// <param name="source">The place where the text was found. Null when the user gave it with the command or its input.</param>
    public static ErrorRecord Bad(string region, object? target, string? source = null) => source is null && RegionPattern.IsSeveral(region)
        ? BadInput(
            "InvalidRegion",
            $"'{region}' stands for several regions, but this needs exactly one",
            $"Give one region, such as cn-huhehaote. Only Get- commands take several, with -Region: Get-VpcIpv6Address -Region * | ...",
            target)
        : BadInput(
            "InvalidRegion",
            source is null
                ? (FormattableString)$"'{ShownText.Naming(region)}' is not a region id"
                : $"'{ShownText.Naming(region)}', found in {source}, is not a region id",
            RegionNames.Near(region) is { Count: > 0 } near
                ? $"Did you mean {string.Join(", ", near)}? Get-VpcRegion lists all regions."
                : (FormattableString)
                    $"A region ID has lower-case letters, digits and hyphens, such as cn-huhehaote. Get-VpcRegion lists them.",
            target);

    /// <summary>The error for an object whose region is not known when several regions were given.</summary>
    public static ErrorRecord SeveralGiven(string? id, int regions, object? target) => BadInput(
        "OneRegion", $"{id} is in one region, but -Region names {regions}", $"Set -Region to the region that it is in.", target);

    /// <summary>The error for an object of one region that is piped into a command for a different region.</summary>
    public static ErrorRecord Other(string subject, string region, string asked, object? target) => BadInput(
        "OtherRegion", $"{subject} is in {region}, but -Region is {asked}", $"Leave out -Region.", target);
}
