using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Lists the tags of resources of one type, one page at a time, with a cursor. A call needs ids, tags or both.</summary>
internal sealed class ListTagResources : ApiAction<TokenPage<VpcTag>>, IPagedByToken
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Reads("ListTagResources");

    /// <summary>The maximum number of ids in one call.</summary>
    public const int MaxIds = 50;

    /// <summary>The maximum page size that the service accepts.</summary>
    public const int MaxPageSize = 50;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the resources.</param>
    /// <param name="resourceType">The type of the resources, such as IPV6ADDRESS.</param>
    public ListTagResources(string region, string resourceType)
        : base(region)
    {
        ResourceType = resourceType;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The type of the resources.</summary>
    public string ResourceType { get; }

    /// <summary>The ids of the resources, at most <see cref="MaxIds"/>.</summary>
    public IReadOnlyCollection<string>? ResourceIds { get; init; }

    /// <summary>Tags that the resources must have. A null value matches every value.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>>? Tags { get; init; }

    /// <summary>The cursor from the previous page. Null for the first page.</summary>
    public string? NextToken { get; init; }

    /// <summary>Tags per page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int MaxResults { get; init; } = MaxPageSize;

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("ResourceType", ResourceType);
        parameters.AddList("ResourceId", ResourceIds);
        parameters.AddTags("Tag", Tags);
    }

    internal override TokenPage<VpcTag> ReadAnswer(AnswerObject answer) => new(
        answer.Items("TagResources", "TagResource").Select(tag => new VpcTag
        {
            ResourceId = tag.RequiredText("ResourceId"),
            ResourceType = tag.Text("ResourceType"),
            Key = tag.Text("TagKey"),
            Value = tag.Text("TagValue") ?? "",
            RegionId = Region,
        }).ToList(),
        answer.Text("NextToken"));
}
