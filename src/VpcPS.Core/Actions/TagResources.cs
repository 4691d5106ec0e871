using System.Collections.Generic;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Puts tags on resources of one kind. A tag whose key exists already gets the new value.</summary>
internal sealed class TagResources : ReceiptAction
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Changes<VpcTag>("TagResources");

    /// <summary>The most ids that one call takes.</summary>
    public const int MaxIds = 50;

    /// <summary>The most tags of one call, and of one resource.</summary>
    public const int MaxTags = 20;

    /// <summary>Describes the tags.</summary>
    /// <param name="region">The region of the resources.</param>
    /// <param name="resourceType">Their kind, such as IPV6ADDRESS.</param>
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

    /// <summary>The kind of the resources.</summary>
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
