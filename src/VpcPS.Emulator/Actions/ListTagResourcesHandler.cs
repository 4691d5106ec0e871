using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Lists resources with their tags, page by page with a cursor.</summary>
internal sealed class ListTagResourcesHandler : ReadHandler
{
    private static readonly ListParameter Ids = TaggedResources.Ids(required: false);
    private static readonly TagsParameter Tags = new("Tag");
    private static readonly TextParameter NextToken = new("NextToken")
    {
        Form = ("a token from the answer before", text => ReadCursor(text) is not null),
    };

    private static readonly IntegerParameter MaxResults = new("MaxResults") { Minimum = 1, Maximum = 50, Default = 50 };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, TaggedResources.Type, Ids, Tags, NextToken, MaxResults];

    /// <inheritdoc/>
    /// <remarks>It is documented that one of the two parameters is needed, but not with which code.</remarks>
    public override void CheckTogether(RequestParameters request)
    {
        if (!Ids.IsPresent(request) && !Tags.IsPresent(request))
        {
            throw Refusals.MissingParameter(Ids.Name);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A resource that matches the filter is listed with all its tags. The cursor names the last entry of the previous page. So no entry
    /// occurs twice when tags are added between two pages.
    /// </remarks>
    public override Answer Read(ActionCall call)
    {
        TaggedResources.ResourceType type = call.Get(TaggedResources.Type)!.Value;
        IReadOnlyList<string> ids = call.Get(Ids);
        (string Id, string Key) after = ReadCursor(call.Get(NextToken)) ?? ("", "");
        (string Id, ResourceTag Tag)[] rest =
        [
            .. TaggedResources.All(call.Region, type)
                .Where(resource => (ids.Count == 0 || ids.Contains(resource.Id)) && TagAnswers.Fit(call.Get(Tags), resource.Tags))
                .SelectMany(resource => resource.Tags.Select(tag => (resource.Id, Tag: tag)))
                .OrderBy(entry => entry.Id, StringComparer.Ordinal)
                .ThenBy(entry => entry.Tag.Key, StringComparer.Ordinal)
                .Where(entry => IsAfter(entry.Id, entry.Tag.Key, after)),
        ];
        int size = call.Get(MaxResults);
        return new()
        {
            { "NextToken", rest.Length > size ? Cursor.Write(rest[size - 1].Id + "\n" + rest[size - 1].Tag.Key) : "" },
            {
                "TagResources",
                "TagResource",
                rest.Take(size).Select(entry => new Answer
                {
                    { "ResourceId", entry.Id },
                    { "ResourceType", type.ToString() },
                    { "TagKey", entry.Tag.Key },
                    { "TagValue", entry.Tag.Value },
                })
            },
        };
    }

    private static bool IsAfter(string id, string key, (string Id, string Key) after)
    {
        int order = string.CompareOrdinal(id, after.Id);
        return order > 0 || (order == 0 && string.CompareOrdinal(key, after.Key) > 0);
    }

    private static (string Id, string Key)? ReadCursor(string token) =>
        Cursor.Read(token)?.Split(['\n'], 2) is [var id, var key] ? (id, key) : null;
}
