using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Product Ecs: lists the network interfaces of a region, one page at a time, with a cursor. According to the documents, the TotalCount of
/// the answer has no meaning when a cursor is used.
/// </summary>
internal sealed class DescribeNetworkInterfaces : ApiAction<Page<VpcInterface>>, IPagedByToken
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Reads("DescribeNetworkInterfaces") with { Product = ApiProduct.Ecs };

    /// <summary>The maximum number of ids in one call.</summary>
    public const int MaxIds = 100;

    /// <summary>The maximum page size that the service accepts. The minimum is 10.</summary>
    public const int MaxPageSize = 500;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the interfaces.</param>
    public DescribeNetworkInterfaces(string region)
        : base(region)
    {
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The ids of the interfaces, at most <see cref="MaxIds"/>.</summary>
    public IReadOnlyCollection<string>? NetworkInterfaceIds { get; init; }

    /// <summary>Addresses. An interface must have one of them.</summary>
    public IReadOnlyCollection<string>? Ipv6Addresses { get; init; }

    /// <summary>The name.</summary>
    public string? InterfaceName { get; init; }

    /// <summary>The id of the instance that the interfaces are attached to.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The id of the VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The id of the vSwitch.</summary>
    public string? VSwitchId { get; init; }

    /// <summary>Primary or Secondary.</summary>
    public string? Type { get; init; }

    /// <summary>Available, Attaching, InUse, Detaching or Deleting.</summary>
    public string? Status { get; init; }

    /// <summary>Whether another cloud service manages the interfaces.</summary>
    public bool? ServiceManaged { get; init; }

    /// <summary>The resource group.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>Tags that the interfaces must have. A null value matches every value.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>>? Tags { get; init; }

    /// <summary>The cursor from the previous page. Null for the first page.</summary>
    public string? NextToken { get; init; }

    /// <summary>Interfaces per page, 10 to <see cref="MaxPageSize"/>.</summary>
    public int MaxResults { get; init; } = MaxPageSize;

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.AddList("NetworkInterfaceId", NetworkInterfaceIds);
        parameters.AddList("Ipv6Address", Ipv6Addresses);
        parameters.Add("NetworkInterfaceName", InterfaceName);
        parameters.Add("InstanceId", InstanceId);
        parameters.Add("VpcId", VpcId);
        parameters.Add("VSwitchId", VSwitchId);
        parameters.Add("Type", Type);
        parameters.Add("Status", Status);
        parameters.Add("ServiceManaged", ServiceManaged);
        parameters.Add("ResourceGroupId", ResourceGroupId);
        parameters.AddTags("Tag", Tags);
    }

    internal override Page<VpcInterface> ReadAnswer(AnswerObject answer)
    {
        VpcInterface[] known = [.. answer.Items("NetworkInterfaceSets", "NetworkInterfaceSet").Select(ReadInterface)];
        return new(known, known.Length) { NextToken = answer.Text("NextToken") };
    }

    private VpcInterface ReadInterface(AnswerObject known) => new()
    {
        NetworkInterfaceId = known.RequiredText("NetworkInterfaceId"),
        Name = known.Text("NetworkInterfaceName"),
        Description = known.Text("Description"),
        Type = known.Text("Type"),
        Status = known.Text("Status"),
        InstanceId = known.Text("InstanceId"),
        VpcId = known.Text("VpcId"),
        VSwitchId = known.Text("VSwitchId"),
        ZoneId = known.Text("ZoneId"),
        PrivateIpAddress = known.Text("PrivateIpAddress"),
        Ipv6Addresses = new(known.Items("Ipv6Sets", "Ipv6Set").Select(address => address.RequiredText("Ipv6Address")).ToList()),
        Ipv6Prefixes = new(known.Items("Ipv6PrefixSets", "Ipv6PrefixSet").Select(prefix => prefix.RequiredText("Ipv6Prefix")).ToList()),
        SecurityGroupIds = known.Texts("SecurityGroupIds", "SecurityGroupId"),
        ServiceManaged = known.Text("ServiceManaged") switch { "true" => true, "false" => false, _ => null },
        CreationTime = known.Time("CreationTime"),
        ResourceGroupId = known.Text("ResourceGroupId"),
        // In product Vpc, these members are called Key and Value.
        Tags = new(known.Items("Tags", "Tag").Select(tag => new Tag(tag.Text("TagKey") ?? "", tag.Text("TagValue") ?? "")).ToList()),
        RegionId = Region,
    };
}
