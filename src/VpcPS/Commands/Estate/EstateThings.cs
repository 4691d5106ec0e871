using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.State;

namespace VpcPS.Commands;

/// <summary>Makes the objects of an estate from the service's answers. Values are not changed.</summary>
internal sealed class EstateThings
{
    private readonly DateTime _began;
    private readonly Action<string, string> _lacks;

    /// <summary>Makes a reader.</summary>
    /// <param name="began">The time for objects whose answer has no time.</param>
    /// <param name="lacks">Called with the id of something that can't be copied exactly, and the reason.</param>
    public EstateThings(DateTime began, Action<string, string> lacks)
    {
        _began = began;
        _lacks = lacks;
    }

    /// <summary>A VPC, without its content.</summary>
    public EstateVpc Vpc(AnswerTree answer)
    {
        string id = answer.Text("VpcId");
        var vpc = new EstateVpc
        {
            VpcId = id,
            VpcName = answer.Text("VpcName"),
            Description = answer.Text("Description"),
            Status = StatusOf(answer, id),
            CreationTime = answer.Time("CreationTime"),
            CidrBlock = answer.Text("CidrBlock") is { Length: > 0 } block ? block : EstateVpc.DefaultCidrBlock,
            SecondaryCidrBlocks = [.. answer.Texts("SecondaryCidrBlocks", "SecondaryCidrBlock")],
            ResourceGroupId = answer.Text("ResourceGroupId"),
            IsDefault = answer.Text("IsDefault") == "true",
            Tags = TagsOf(answer),
        };
        foreach (AnswerTree ipv6 in answer.Items("Ipv6CidrBlocks", "Ipv6CidrBlock"))
        {
            vpc.AddIpv6(ipv6.Text("Ipv6CidrBlock"), Choice(ipv6, "Ipv6Isp", id, Ipv6Isp.BGP));
        }

        if (vpc.Ipv6CidrBlocks.Count == 0 && answer.Text("Ipv6CidrBlock") is { Length: > 0 } only)
        {
            vpc.AddIpv6(only, Ipv6Isp.BGP);
        }

        vpc.CopiedVRouterId = Other(answer.Text("VRouterId"), vpc.VRouterId);
        return vpc;
    }

    /// <summary>A vSwitch without its addresses.</summary>
    public EstateVSwitch VSwitch(AnswerTree answer) => new()
    {
        VSwitchId = answer.Text("VSwitchId"),
        VSwitchName = answer.Text("VSwitchName"),
        Description = answer.Text("Description"),
        Status = StatusOf(answer, answer.Text("VSwitchId")),
        ZoneId = answer.Text("ZoneId"),
        CreationTime = answer.Time("CreationTime"),
        CidrBlock = answer.Text("CidrBlock"),
        Ipv6CidrBlock = answer.Text("Ipv6CidrBlock"),
        RouteTableId = answer.Object("RouteTable").Text("RouteTableType") == "Custom"
            ? answer.Object("RouteTable").Text("RouteTableId")
            : "",
        IsDefault = answer.Text("IsDefault") == "true",
        ResourceGroupId = answer.Text("ResourceGroupId"),
        AvailableIpAddressCount = answer.Number("AvailableIpAddressCount"),
        Tags = TagsOf(answer),
    };

    /// <summary>A custom route table.</summary>
    public EstateRouteTable RouteTable(AnswerTree answer) => new()
    {
        RouteTableId = answer.Text("RouteTableId"),
        RouteTableName = answer.Text("RouteTableName"),
        Description = answer.Text("Description"),
        Status = StatusOf(answer, answer.Text("RouteTableId")),
        AssociateType = Choice(answer, "AssociateType", answer.Text("RouteTableId"), AssociateType.VSwitch),
        CreationTime = answer.Time("CreationTime") ?? _began,
        Tags = TagsOf(answer),
    };

    /// <summary>Sets the properties of a VPC's system route table.</summary>
    public static void SetSystemRouteTable(EstateVpc vpc, AnswerTree answer)
    {
        vpc.SystemRouteTableName = answer.Text("RouteTableName");
        vpc.SystemRouteTableDescription = answer.Text("Description");
        vpc.SystemRouteTableTags = TagsOf(answer);
        vpc.CopiedRouteTableId = Other(answer.Text("RouteTableId"), vpc.RouteTableId);
    }

    /// <summary>A gateway without its rules.</summary>
    public EstateGateway Gateway(AnswerTree answer) => new()
    {
        Ipv6GatewayId = answer.Text("Ipv6GatewayId"),
        Name = answer.Text("Name"),
        Description = answer.Text("Description"),
        Spec = Choice(answer, "Spec", answer.Text("Ipv6GatewayId"), GatewaySpec.Small),
        Status = StatusOf(answer, answer.Text("Ipv6GatewayId")),
        BusinessStatus = Business(answer, answer.Text("Ipv6GatewayId")),
        CreationTime = answer.Time("CreationTime") ?? _began,
        ResourceGroupId = answer.Text("ResourceGroupId"),
        Tags = TagsOf(answer),
    };

    /// <summary>An egress-only rule.</summary>
    public EstateEgressRule Rule(AnswerTree answer) => new()
    {
        Ipv6EgressOnlyRuleId = answer.Text("Ipv6EgressOnlyRuleId"),
        InstanceId = answer.Text("InstanceId"),
        Name = answer.Text("Name"),
        Description = answer.Text("Description"),
        Status = StatusOf(answer, answer.Text("Ipv6EgressOnlyRuleId")),
    };

    /// <summary>A network interface. Its addresses are those addresses of the vSwitch that name it.</summary>
    public EstateInterface Interface(AnswerTree answer) => new()
    {
        NetworkInterfaceId = answer.Text("NetworkInterfaceId"),
        NetworkInterfaceName = answer.Text("NetworkInterfaceName"),
        Description = answer.Text("Description"),
        Type = Choice(answer, "Type", answer.Text("NetworkInterfaceId"), InterfaceType.Secondary),
        Status = Choice(answer, "Status", answer.Text("NetworkInterfaceId"), InterfaceStatus.Available),
        InstanceId = answer.Text("InstanceId"),
        PrivateIpAddress = answer.Text("PrivateIpAddress"),
        ServiceManaged = answer.Text("ServiceManaged") == "true",
        CreationTime = answer.Time("CreationTime"),
        ResourceGroupId = answer.Text("ResourceGroupId"),
        Tags = [.. answer.Items("Tags", "Tag").Select(tag => new ResourceTag { Key = tag.Text("TagKey"), Value = tag.Text("TagValue") })],
    };

    /// <summary>A custom route. Null for a route with several next hops, or of a type that the emulator does not have.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="systemTable">The id of the system route table of its VPC.</param>
    public EstateRoute? Route(AnswerTree answer, string systemTable)
    {
        string tableId = answer.Text("RouteTableId");
        return answer.Items("NextHops", "NextHop").ToArray() is [var hop] && Enum.TryParse(hop.Text("NextHopType"), out NextHopType type)
            ? new EstateRoute
            {
                RouteEntryId = answer.Text("RouteEntryId"),
                RouteTableId = tableId == systemTable ? "" : tableId,
                DestinationCidrBlock = answer.Text("DestinationCidrBlock"),
                NextHopType = type,
                NextHopId = hop.Text("NextHopId"),
                RouteEntryName = answer.Text("RouteEntryName"),
                Description = answer.Text("Description"),
                GmtModified = answer.Time("GmtModified") ?? _began,
                Status = StatusOf(answer, answer.Text("RouteEntryId")),
            }
            : null;
    }

    /// <summary>A changed route of a gateway route table.</summary>
    public EstateGatewayRoute GatewayRoute(AnswerTree answer) => new()
    {
        DestinationCidrBlock = answer.Text("DestinationCidrBlock"),
        NextHopType = Choice(answer, "NextHopType", answer.Text("DestinationCidrBlock"), GatewayHopType.Local),
        NextHopId = answer.Text("NextHopId"),
        Name = answer.Text("Name"),
        Description = answer.Text("Description"),
    };

    /// <summary>An address with its bandwidth.</summary>
    public EstateAddress Address(AnswerTree answer)
    {
        string id = answer.Text("Ipv6AddressId");
        string instance = answer.Text("AssociatedInstanceId");
        AnswerTree bandwidth = answer.Object("Ipv6InternetBandwidth");
        return new EstateAddress
        {
            Ipv6AddressId = id,
            Literal = answer.Text("Ipv6Address"),
            Ipv6AddressName = answer.Text("Ipv6AddressName"),
            Ipv6AddressDescription = answer.Text("Ipv6AddressDescription"),
            Status = StatusOf(answer, id),
            AllocationTime = answer.Time("AllocationTime") ?? _began,
            AssociatedInstanceId = instance,
            AssociatedInstanceType = instance.Length == 0
                ? null
                : Choice(answer, "AssociatedInstanceType", id, AssociatedInstanceType.NetworkInterface),
            ServiceManaged = answer.Text("ServiceManaged") is "1" or "true",
            ResourceGroupId = answer.Text("ResourceGroupId"),
            Tags = TagsOf(answer),
            Bandwidth = bandwidth.Text("Ipv6InternetBandwidthId") is { Length: > 0 } bandwidthId
                ? new EstateBandwidth
                {
                    Ipv6InternetBandwidthId = bandwidthId,
                    Bandwidth = (int)(bandwidth.Number("Bandwidth") ?? 1),
                    InternetChargeType = Choice(bandwidth, "InternetChargeType", id, InternetChargeType.PayByBandwidth),
                    BusinessStatus = Business(bandwidth, id),
                }
                : null,
        };
    }

    private static List<ResourceTag> TagsOf(AnswerTree answer) =>
        [.. answer.Items("Tags", "Tag").Select(tag => new ResourceTag { Key = tag.Text("Key"), Value = tag.Text("Value") })];

    private static string? Other(string id, string own) => id.Length == 0 || id == own ? null : id;

    private BusinessStatus Business(AnswerTree answer, string id) =>
        BusinessStatuses.Correct(answer.Text("BusinessStatus")) is "FinancialLocked" ? BusinessStatus.FinancialLocked
        : Choice(answer, "BusinessStatus", id, BusinessStatus.Normal);

    private ResourceStatus StatusOf(AnswerTree answer, string id) => Choice(answer, "Status", id, ResourceStatus.Pending);

    // A value that is absent is not reported. A value that the emulator does not know is reported, with the value that the copy has
    // instead.
    private TChoice Choice<TChoice>(AnswerTree answer, string name, string id, TChoice otherwise)
        where TChoice : struct, Enum
    {
        string text = answer.Text(name);
        if (Enum.TryParse(text, out TChoice choice) && choice.ToString() == text)
        {
            return choice;
        }

        if (text.Length > 0)
        {
            _lacks(id, $"{name} is {text}, which the emulator does not know; the copy has {otherwise}");
        }

        return otherwise;
    }
}
