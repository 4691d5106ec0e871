using System.Collections.Generic;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Adds tags to resources of one type. If a key already exists, its tag gets the new value.</summary>
internal sealed class TagResources : ReceiptAction
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Changes<VpcTag>("TagResources");

    /// <summary>The maximum number of ids in one call.</summary>
    public const int MaxIds = 50;

    /// <summary>The maximum number of tags in one call, and on one resource.</summary>
    public const int MaxTags = 20;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the resources.</param>
    /// <param name="resourceType">The type of the resources, such as IPV6ADDRESS.</param>
    /// <param name="resourceIds">Their ids, at most <see cref="MaxIds"/>.</param>
    /// <param name="tags">Keys and values, at most <see cref="MaxTags"/>; a value may be empty.</param>
    public TagResources(
        string region,
        string resourceType,
        IReadOnlyCollection<string> resourceIds,
        IReadOnlyCollection<KeyValuePair<string, string?>> tags)
        : base(region)
    {
        ResourceType = resourceType;
        ResourceIds = resourceIds;
        Tags = tags;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The type of the resources.</summary>
    public string ResourceType { get; }

    /// <summary>The ids of the resources.</summary>
    public IReadOnlyCollection<string> ResourceIds { get; }

    /// <summary>Keys and values.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>> Tags { get; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("ResourceType", ResourceType);
        parameters.AddList("ResourceId", ResourceIds);
        parameters.AddTags("Tag", Tags);
    }
}
