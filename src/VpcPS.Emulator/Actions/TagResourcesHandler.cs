using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Adds tags to resources: to all of them, or to none when one fails. An existing key gets the new value. The action has no ClientToken.
/// </summary>
internal sealed class TagResourcesHandler : WriteHandler
{
    private static readonly ListParameter Ids = TaggedResources.Ids(required: true);
    private static readonly TagsParameter Tags = new("Tag") { Required = true, ValuesRequired = true, KeysUnique = true };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [CommonParameters.RegionId, TaggedResources.Type, Ids, Tags];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } = [.. TaggedResources.Codes, "QuotaExceeded.TagsPerResource"];

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        IReadOnlyList<(string Id, List<ResourceTag> Tags)> resources = TaggedResources.Find(call, Ids);
        List<ResourceTag> given = TagAnswers.Take(call.Get(Tags));
        foreach ((string id, List<ResourceTag> tags) in resources)
        {
            // The limit is documented, the code is not.
            if (tags.Select(t => t.Key).Union(given.Select(t => t.Key)).Count() > TaggedResources.TagsPerResource)
            {
                throw new ApiException(
                    400, "QuotaExceeded.TagsPerResource", $"{id} would have more than {TaggedResources.TagsPerResource} tags.");
            }
        }

        return new Change(string.Join(",", resources.Select(r => r.Id)), () =>
        {
            foreach ((_, List<ResourceTag> tags) in resources)
            {
                foreach (ResourceTag tag in given)
                {
                    Put(tags, tag);
                }
            }

            return [];
        });
    }

    private static void Put(List<ResourceTag> tags, ResourceTag tag)
    {
        if (tags.Find(t => t.Key == tag.Key) is { } existing)
        {
            existing.Value = tag.Value;
        }
        else
        {
            tags.Add(new ResourceTag { Key = tag.Key, Value = tag.Value });
        }
    }
}
