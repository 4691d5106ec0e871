using System;
using System.Collections.Generic;

namespace VpcPS.Emulator.State;

/// <summary>Checks that laws of several kinds of resources share. All throw an <see cref="EstateLawException"/>.</summary>
internal static class EstateChecks
{
    /// <summary>Requires an IPv6 block of a size.</summary>
    public static Ipv6Block RequireBlock(string text, int prefixLength, string path)
    {
        Ipv6Block? block = Ipv6Block.Parse(text);
        Require(block is not null && block.PrefixLength == prefixLength, path, $"'{text}' is not an IPv6 block of size /{prefixLength}");
        return block!;
    }

    /// <summary>Requires an IPv4 block.</summary>
    public static Ipv4Block RequireIpv4(string text, string path)
    {
        Ipv4Block? block = Ipv4Block.Parse(text);
        Require(block is { PrefixLength: > 0 }, path, $"'{text}' is not an IPv4 block");
        return block!;
    }

    /// <summary>Requires a time to be in UTC, where there is one.</summary>
    public static void RequireUtc(DateTime? time, string path) =>
        Require(time is null or { Kind: DateTimeKind.Utc }, path, "times are UTC and end in Z");

    /// <summary>Checks each item of a list.</summary>
    /// <param name="items">The items.</param>
    /// <param name="path">The place of the list.</param>
    /// <param name="check">Takes an item and its place.</param>
    public static void ForEach<T>(List<T> items, string path, Action<T, string> check)
    {
        for (int i = 0; i < items.Count; i++)
        {
            check(items[i], $"{path}[{i}]");
        }
    }

    /// <summary>Requires a law to hold.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="jsonPath">The place in the document.</param>
    /// <param name="otherwise">What is wrong if it does not.</param>
    public static void Require(bool holds, string jsonPath, string otherwise)
    {
        if (!holds)
        {
            throw new EstateLawException(jsonPath, otherwise);
        }
    }

    /// <summary>Checks the status of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="path">Its place in the document.</param>
    /// <param name="isEmpty">Whether nothing is in it.</param>
    public static void CheckLife(LivingResource resource, string path, bool isEmpty = true)
    {
        Require(
            isEmpty || resource.Status != ResourceStatus.Deleting,
            path + ".Status",
            "a resource that is Deleting must be empty");
        Require(
            resource.StatusUntil is null || resource.Status != ResourceStatus.Available,
            path + ".StatusUntil",
            "only a resource that is Pending or Deleting changes by itself");
        RequireUtc(resource.StatusUntil, path + ".StatusUntil");
    }

    /// <summary>Checks the tags of a resource.</summary>
    public static void CheckTags(List<ResourceTag> tags, string path)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        ForEach(tags, path, (tag, place) =>
        {
            Require(tag.Key.Length is >= 1 and <= 128, place + ".Key", "a tag key has 1 to 128 characters");
            Require(tag.Value.Length <= 128, place + ".Value", "a tag value has at most 128 characters");
            Require(keys.Add(tag.Key), place + ".Key", $"the tag key '{tag.Key}' occurs twice");
        });
        Require(tags.Count <= 20, path, "a resource has at most 20 tags");
    }
}

/// <summary>Says that an estate breaks a law.</summary>
internal sealed class EstateLawException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="jsonPath">The place in the document.</param>
    /// <param name="message">What is wrong.</param>
    public EstateLawException(string jsonPath, string message)
        : base(message) => JsonPath = jsonPath;

    /// <summary>The place in the document.</summary>
    public string JsonPath { get; }
}
