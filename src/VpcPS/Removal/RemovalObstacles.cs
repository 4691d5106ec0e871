using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;

namespace VpcPS.Removal;

/// <summary>
/// Finds resources of a VPC that can't be removed: not by their owner, or not by this module. The error codes are those of the service.
/// Where no code is documented, the code follows the service's pattern.
/// </summary>
internal sealed class RemovalObstacles
{
    private const string Managed = "OperationFailed.ServiceManaged";
    private const string OtherAccount = "OwnedByOtherAccount";

    /// <summary>
    /// The resource types of DescribeVpcAttribute that the plan lists itself. The documents show only examples of types; every other type
    /// is treated as a resource of another product.
    /// </summary>
    private static readonly HashSet<string> OwnTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "VSwitch", "VRouter", "Router", "RouteTable", "RouteEntry", "Ipv6Gateway", "Ipv6Address", "NetworkInterface",
    };

    private readonly NetworkContent _network;
    private readonly Dictionary<string, Ipv6Address> _addresses;
    private readonly Dictionary<string, VpcInterface> _interfaces;
    private readonly Dictionary<string, VpcInterface> _interfacesByLiteral = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Prepares the checks for a VPC.</summary>
    public RemovalObstacles(NetworkContent network)
    {
        _network = network;
        _addresses = network.Addresses.ToDictionary(address => address.Ipv6AddressId!);
        _interfaces = network.Interfaces.ToDictionary(known => known.NetworkInterfaceId!);
        foreach (VpcInterface known in network.Interfaces)
        {
            foreach (string literal in known.Ipv6Addresses)
            {
                _interfacesByLiteral[literal] = known;
            }
        }
    }

    /// <summary>The number of resources of other products in the VPC, by type. The keys are the service's names of the types.</summary>
    public IEnumerable<KeyValuePair<string, int>> OtherResources =>
        _network.Resources.Where(resource => resource.Value > 0 && !OwnTypes.Contains(resource.Key));

    /// <summary>
    /// The network interface that has an address. Null when no interface has it, or when ECS does not show the interface.
    /// </summary>
    public VpcInterface? InterfaceOf(Ipv6Address address) =>
        address.Address is { } literal && _interfacesByLiteral.TryGetValue(literal, out VpcInterface? holder) ? holder : null;

    /// <summary>Marks a resource as one that can't be removed, if there is a reason.</summary>
    public void Check(PlannedRemoval removal)
    {
        switch (removal.Step.Kind)
        {
            case VpcRemovalKind.EgressOnlyRule:
                CheckRule(removal);
                break;
            case VpcRemovalKind.InternetBandwidth:
                CheckBandwidth(removal, _addresses[removal.Step.ParentId!]);
                break;
            case VpcRemovalKind.Ipv6Address:
                CheckAddress(removal, _addresses[removal.Step.Id!]);
                break;
            case VpcRemovalKind.Route:
                CheckRoute(removal, _network.Routes.First(route => route.RouteEntryId == removal.Step.Id));
                break;
            case VpcRemovalKind.Ipv6Gateway:
                CheckGateway(removal, _network.Gateways.First(gateway => gateway.Ipv6GatewayId == removal.Step.Id));
                break;
            case VpcRemovalKind.NetworkInterface:
                CheckInterface(removal, _interfaces[removal.Step.Id!]);
                break;
            case VpcRemovalKind.VSwitch:
                CheckVSwitch(removal, _network.VSwitches.First(vSwitch => vSwitch.VSwitchId == removal.Step.Id));
                break;
            case VpcRemovalKind.RouteTable:
                CheckStatus(
                    removal, "RouteTable", _network.RouteTables.First(table => table.RouteTableId == removal.Step.Id).Status);
                break;
            case VpcRemovalKind.CloudResource:
                CheckOther(removal);
                break;
            case VpcRemovalKind.Vpc:
                CheckStatus(removal, "Vpc", _network.Vpc.Status);
                break;
        }
    }

    private void CheckRule(PlannedRemoval removal)
    {
        Ipv6EgressOnlyRule rule = _network.Rules.First(each => each.Ipv6EgressOnlyRuleId == removal.Step.Id);
        if (rule.Ipv6AddressId is { } id && _addresses.TryGetValue(id, out Ipv6Address? address) && address.ServiceManaged is true)
        {
            removal.Block(Managed, UserText.Of($"its address {id} is managed by another cloud service"));
            return;
        }

        CheckStatus(removal, "Ipv6EgressOnlyRule", rule.Status);
    }

    private static void CheckBandwidth(PlannedRemoval removal, Ipv6Address address)
    {
        if (address.ServiceManaged is true)
        {
            removal.Block(Managed, UserText.Of($"its address {address.Ipv6AddressId} is managed by another cloud service"));
        }
        else if (address.InstanceChargeType is { } type && type != "PostPaid")
        {
            removal.Block("OperationUnsupported." + type, UserText.Of($"it is {type}, and only what is PostPaid can be removed"));
        }
        else
        {
            CheckLock(removal, address.BusinessStatus);
        }
    }

    private void CheckAddress(PlannedRemoval removal, Ipv6Address address)
    {
        if (address.ServiceManaged is true || InterfaceOf(address)?.ServiceManaged is true)
        {
            removal.Block(Managed, UserText.Translate("another cloud service manages it"));
        }
        else if (address.AssociatedInstanceId is { } user && InterfaceOf(address) is null)
        {
            removal.Block("OperationFailed.AssociationExist", UserText.Of($"{user} uses it, which is no network interface of this VPC"));
        }
        else
        {
            CheckStatus(removal, "Ipv6Instance", address.Status);
        }
    }

    private static void CheckRoute(PlannedRemoval removal, VpcRoute route)
    {
        if (route.Type != "Custom")
        {
            removal.Block(
                "OperationUnsupported.DynamicRoute",
                UserText.Of($"the VPC has learned it ({route.Type ?? "?"}); it goes when the VPC is detached from what it comes from"));
        }
        else if (route.ServiceType is { } service)
        {
            removal.Block("OperationUnsupported.DynamicRoute", UserText.Of($"a transit router keeps it ({service})"));
        }
        else
        {
            CheckStatus(removal, "RouteEntry", route.Status);
        }
    }

    private static void CheckGateway(PlannedRemoval removal, Ipv6Gateway gateway)
    {
        if (gateway.InstanceChargeType is { } type && type != "PostPaid")
        {
            removal.Block("OperationUnsupported." + type, UserText.Of($"it is {type}, and only what is PostPaid can be removed"));
        }
        else
        {
            CheckLock(removal, gateway.BusinessStatus);
            CheckStatus(removal, "Ipv6Gateway", gateway.Status);
        }
    }

    private static void CheckInterface(PlannedRemoval removal, VpcInterface known) => removal.Block(
        "DependencyViolation.NetworkInterface",
        known.InstanceId is { } instance
            ? UserText.Of($"it is an interface of {instance}, which no command of this module removes")
            : UserText.Translate("it is a network interface, which no command of this module removes"));

    private void CheckVSwitch(PlannedRemoval removal, VpcVSwitch vSwitch)
    {
        if (vSwitch.OwnerId is { } owner && _network.Vpc.OwnerId is { } own && owner != own)
        {
            removal.Block(OtherAccount, UserText.Of($"it belongs to the account {owner}"));
        }
        else if (vSwitch.ShareType is { Length: > 0 } shared)
        {
            removal.Block(OtherAccount, UserText.Of($"other accounts share it ({shared}) and may have resources in it"));
        }
        else
        {
            CheckStatus(removal, "VSwitch", vSwitch.Status);
        }
    }

    private void CheckOther(PlannedRemoval removal)
    {
        if (removal.Step.Id is { } cenId)
        {
            removal.Block("DependencyViolation.Cen", UserText.Of($"the VPC is attached to it; detach it with CEN"));
            return;
        }

        int count = OtherResources.First(resource => resource.Key == removal.Step.Name).Value;
        removal.Block(
            "DependencyViolation." + removal.Step.Name,
            UserText.Of($"the VPC has {count} of it, which no command of this module removes"));
    }

    private static void CheckLock(PlannedRemoval removal, string? businessStatus)
    {
        if (businessStatus is { } status && status != "Normal")
        {
            removal.Block("OperationUnsupported." + status, UserText.Of($"it is {status}"));
        }
    }

    private static void CheckStatus(PlannedRemoval removal, string kind, string? status)
    {
        if (removal.IsToDo && status is { } known && known is not ("Available" or "Deleting"))
        {
            removal.Block("IncorrectStatus." + kind, UserText.Of($"it is {known}, and only what is Available can be removed"));
        }
    }
}
