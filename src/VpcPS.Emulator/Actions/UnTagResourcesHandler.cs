using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Removes tags from resources. A key that a resource does not have is ignored. The action has no ClientToken.</summary>
internal sealed class UnTagResourcesHandler : WriteHandler
{
    private static readonly ListParameter Ids = TaggedResources.Ids(required: true);
    private static readonly ListParameter Keys = new("TagKey") { MaximumEntries = 20 };
    private static readonly BooleanParameter All = new("All");

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, TaggedResources.Type, Ids, Keys, All];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } = [.. TaggedResources.Codes, "MissingParam.TagKey"];

    /// <inheritdoc/>
    public override void CheckTogether(RequestParameters request)
    {
        if (!Keys.Read(request).All(TagsParameter.IsLegal))
        {
            throw Refusals.IllegalParameter(Keys.Name, "a key has at most 128 characters");
        }

        // The documents do not say what a request without keys and without All means. It is treated as a missing key.
        if (!Keys.IsPresent(request) && !All.Read(request))
        {
            throw new ApiException(400, "MissingParam.TagKey", "The parameter TagKey is mandatory.");
        }
    }

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        IReadOnlyList<(string Id, List<ResourceTag> Tags)> resources = TaggedResources.Find(call, Ids);
        IReadOnlyList<string> keys = call.Get(Keys);
        return new Change(string.Join(",", resources.Select(r => r.Id)), () =>
        {
            // The documents do not say what keys and All together mean. Only the keys are removed, so that less is lost.
            foreach ((_, List<ResourceTag> tags) in resources)
            {
                tags.RemoveAll(tag => keys.Count == 0 || keys.Contains(tag.Key));
            }

            return [];
        });
    }
}
