using System.Collections.Generic;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Removes tags from resources of one type. The service spells the name of this action with a capital T.</summary>
internal sealed class UnTagResources : ReceiptAction
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Changes<VpcTag>("UnTagResources");

    /// <summary>The maximum number of ids in one call.</summary>
    public const int MaxIds = 50;

    /// <summary>The maximum number of keys in one call.</summary>
    public const int MaxTags = 20;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the resources.</param>
    /// <param name="resourceType">The type of the resources, such as IPV6ADDRESS.</param>
    /// <param name="resourceIds">Their ids, at most <see cref="MaxIds"/>.</param>
    public UnTagResources(string region, string resourceType, IReadOnlyCollection<string> resourceIds)
        : base(region)
    {
        ResourceType = resourceType;
        ResourceIds = resourceIds;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The type of the resources.</summary>
    public string ResourceType { get; }

    /// <summary>The ids of the resources.</summary>
    public IReadOnlyCollection<string> ResourceIds { get; }

    /// <summary>The keys of the tags, at most <see cref="MaxTags"/>. Null removes all tags.</summary>
    public IReadOnlyCollection<string>? TagKeys { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("ResourceType", ResourceType);
        parameters.AddList("ResourceId", ResourceIds);
        parameters.AddList("TagKey", TagKeys);
        parameters.Add("All", TagKeys is null ? true : (bool?)null);
    }
}
