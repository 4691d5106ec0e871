using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using static VpcPS.Errors.ErrorIds;

namespace VpcPS.Errors;

/// <summary>
/// The table of error codes: the category of each code, what to do, and what to type. <see cref="ErrorRecords"/> makes errors from it.
/// </summary>
internal static class AdviceTable
{
    // Documented for DeleteIpv6Gateway. The code is about a route table that is missing, not about the gateway.
    private const string GatewayRouteTableNotFound = "ResourceNotFound.RouteTable";

    private const string ListAddresses = "Get-VpcIpv6Address -Region {0}";
    /// <summary>The command that shows what bandwidth an address has.</summary>
    public const string ListBandwidth = "Get-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1}";
    private const string ListGateways = "Get-VpcIpv6Gateway -Region {0}";
    private const string ListVpcs = "Get-VpcNetwork -Region {0}";
    private const string CheckVpc = "Check the id and the region against the list of VPCs.";
    private const string ListVSwitches = "Get-VpcVSwitch -Region {0}";
    private const string CheckVSwitch = "Check the id and the region against the list of vSwitches.";
    private const string ListInterfaces = "Get-VpcInterface -Region {0}";
    private const string ListInterface = ListInterfaces + " -NetworkInterfaceId {10}";
    private const string ListVSwitchesOfVpc = "Get-VpcVSwitch -Region {0} -VpcId {3}";
    private const string ListBlocks = "Get-VpcNetwork -Region {0} -VpcId {3} | Format-List *Cidr*";
    private const string FreeBlock = "Choose a block that is free of the VPC's other blocks.";
    private const string TooManyBlocks = "The VPC has as many blocks of this family as it may have. Remove one, or use another VPC.";
    private const string OnlyPublicBlocks = "Use a public IPv6 block; unique-local blocks are not for this VPC.";
    private const string LineTypes =
        "-Ipv6Isp is BGP; ChinaMobile, ChinaUnicom and ChinaTelecom are for accounts that may use single lines.";
    private const string ListRules = "Get-VpcIpv6EgressOnlyRule -Region {0} -Ipv6GatewayId {4}";
    private const string BuyBandwidth = "New-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1} -Bandwidth {5}{6}";
    private const string ListTables = "Get-VpcRouteTable -Region {0}";
    private const string ListTable = ListTables + " -RouteTableId {8}";
    private const string ListGatewayTables = ListTables + " | Where-Object AssociateType -eq Gateway";
    private const string CheckTable = "Check the id and the region against the list of route tables.";
    private const string ListRoutes = "Get-VpcRoute -Region {0} -RouteTableId {8}";
    private const string ListSystemRoutes = ListRoutes + " -Type System";
    private const string OtherRoute = "A route of the VPC is being created or deleted; run the same command again in a minute.";
    private const string RemoveRules = "Get-VpcIpv6EgressOnlyRule -Region {0} -Ipv6GatewayId {4} | Remove-VpcIpv6EgressOnlyRule -Wait";
    private const string RemoveBandwidthOfGateway =
        "Get-VpcIpv6InternetBandwidth -Region {0} | Where-Object Ipv6GatewayId -eq {4} | Remove-VpcIpv6InternetBandwidth";
    private const string Reconnect = "Connect-VpcSession -Credential (Get-Credential) -Region {0}";
    private const string ChargeTypes = "-InternetChargeType is PayByTraffic or PayByBandwidth.";
    private const string TryLater = "The service is busy or failing; run the same command again in a minute.";
    private const string OtherOperation = "Another operation on it is still running; run the same command again in a minute.";
    private const string WrongClock = "This machine's clock is more than 15 minutes off: set it, then run the same command again.";
    private const string SystemTableStays = "A vSwitch always has the system route table of its VPC where it has no other.";
    private const string SystemTableAgain = "To give a vSwitch the system route table again, unbind it from its own.";
    private const string NoEditions =
        "Leave out -Spec: gateways of today's service have no editions, and each allows 1-2000 Mbit/s (PayByBandwidth) and 1-1000 Mbit/s (PayByTraffic).";
    private const string AskForPolicy = "Ask for a RAM policy that allows this action (vpc:{2}).";
    private const string SettleAccount =
        "The account can't pay for this now: check its balance, overdue bills and payment method in the console.";

    // Exact codes come first, then families of codes, which are compared by the beginning, the end or a part of the code. In each group the
    // first match is used. The comparison ignores case, because the service is not consistent in it.
    private static readonly Advice[] Table =
    [
        new(
            IllegalBandwidth, ErrorCategory.InvalidArgument,
            "Keep to the range of the gateway in Mbit/s: 1-2000 for PayByBandwidth and 1-1000 for PayByTraffic. Only a gateway that has "
                + "an edition allows 1-5000 for PayByBandwidth; for PayByTraffic 1-500 on a Small, 1-1000 on a Medium and 1-2000 on a "
                + "Large gateway."),
        new("MissingParam.Ipv6InstanceId", ErrorCategory.InvalidArgument, "Give the id of an address or of a bandwidth."),
        new(
            "InvalidIpv6Instance.NotFound", ErrorCategory.ObjectNotFound,
            "Check the id and the region against the list of addresses.",
            ListAddresses),
        new(AddressNotFound, ErrorCategory.ObjectNotFound, "Check the id and the region against the list of addresses.", ListAddresses),
        new("IllegalParam.ChargeType", ErrorCategory.InvalidArgument, ChargeTypes),
        new("IllegalParam.InternetChargeType", ErrorCategory.InvalidArgument, ChargeTypes),
        new(
            "DependencyViolation.Cen", ErrorCategory.ResourceBusy,
            "Detach the VPC from the Cloud Enterprise Network in the console first."),
        new(
            "OwnedByOtherAccount", ErrorCategory.InvalidOperation,
            "Only its owner can remove it, when no account uses it any more."),
        new(
            "OperationUnsupported.DynamicRoute", ErrorCategory.InvalidOperation,
            "Detach the VPC in the product that the route comes from."),
        new(
            "OperationUnsupported.PrePaid", ErrorCategory.InvalidOperation,
            "A subscription ends by itself, or is refunded in the console.") { Action = "DeleteIpv6InternetBandwidth" },
        new(
            "OperationUnsupported.PrePaid", ErrorCategory.InvalidOperation,
            "A subscription ends by itself, or is refunded in the console.") { Action = "DeleteIpv6Gateway" },
        new("OperationUnsupported.PrePaid", ErrorCategory.NotImplemented, "Subscription bandwidth is not supported; buy it pay-as-you-go."),
        new(
            GatewayMismatch, ErrorCategory.InvalidData,
            "The address and the gateway are in different VPCs. Leave out the gateway id to have it looked up.",
            BuyBandwidth),
        new(
            BandwidthAlreadyExisted, ErrorCategory.ResourceExists,
            "The address already has bandwidth; change it instead of buying.",
            // Set- keeps the charge type. Sync- changes only what differs, and asks for -AllowReplace where it is the charge type.
            "{12}-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1} -Bandwidth {5}{6}"),
        new(
            GatewayNotExist, ErrorCategory.ObjectNotFound,
            "The region has no gateway with this id. Leave out the gateway id to have it looked up.",
            BuyBandwidth) { Action = "AllocateIpv6InternetBandwidth" },
        new(
            GatewayNotExist, ErrorCategory.ObjectNotFound,
            "The address's VPC needs an IPv6 gateway before bandwidth can be bought; check the gateway id, or create "
                + "a gateway.",
            "New-VpcIpv6Gateway -Region {0} -VpcId {3} -Wait"),
        new(
            "IncorrectStatus.Ipv6Instance", ErrorCategory.ResourceBusy,
            "Wait until the address is Available, then run the same command again.",
            ListAddresses),
        new("IllegalParam.Ipv6Address", ErrorCategory.InvalidArgument, "Check the address.", ListAddresses),
        new("UnsupportedFeature.InternetChargeTypeOnFreeIpv6Address", ErrorCategory.InvalidOperation, "Use the other charge type."),
        new("UnsupportedFeature.InternetChargeTypeOnStaticIsp", ErrorCategory.InvalidOperation, "Use the other charge type."),
        new(
            "OperationUnsupported.ULA", ErrorCategory.InvalidOperation,
            "Use an address from a public range; unique-local addresses (fc00::/7) stay inside the VPC."),
        new(
            "OperationFailed.OpenCdtServiceFirst", ErrorCategory.InvalidOperation,
            "Enable Cloud Data Transfer (CDT) for the account in the console, then run the same command again."),
        new(
            "InvalidRegionId.NotFound", ErrorCategory.InvalidArgument,
            "Check the region's spelling, such as cn-huhehaote; Get-VpcRegion lists them.",
            "Get-VpcRegion"),
        new("OperationFailed.QueryAccountInfo", ErrorCategory.ResourceUnavailable, TryLater),
        new(
            "OperationFailed.SaleValidate", ErrorCategory.ResourceUnavailable,
            "The account can't buy this now: check its balance and quota in the console."),
        new("SystemBusy", ErrorCategory.ResourceBusy, TryLater),
        new("OperationUnsupported.FinancialLocked", ErrorCategory.InvalidOperation, "Settle the account's bill first."),
        new(
            BandwidthNotExist, ErrorCategory.ObjectNotFound,
            "There is nothing to remove; with -IfExists, Remove-VpcIpv6InternetBandwidth accepts that.")
        {
            Action = "DeleteIpv6InternetBandwidth",
        },
        new(
            BandwidthNotExist, ErrorCategory.ObjectNotFound,
            "The address has no bandwidth; buy some first.",
            "New-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1} -Bandwidth {11}{6}")
        {
            IsGone = true,
        },
        new(
            "OperationFailed.InternetBandwidthUnstable", ErrorCategory.ResourceBusy,
            "The bandwidth is being changed; run the same command again in a minute."),
        new("OperationFailed.BandwidthExceedLimit", ErrorCategory.InvalidArgument, "Ask for less bandwidth."),
        new(
            "ParamExclusive.Ipv6AddressIdAndIpv6InternetBandwidthId", ErrorCategory.InvalidArgument,
            "Give exactly one id: the address's or the bandwidth's."),
        new(
            "BothEmptyParam.Ipv6AddressIdAndIpv6InternetBandwidthId", ErrorCategory.InvalidArgument,
            "Give exactly one id: the address's or the bandwidth's."),
        new(
            "ResourceNotFound.Ipv6InstanceId", ErrorCategory.ObjectNotFound,
            "Check the id and the region against the list of addresses.",
            ListAddresses),
        new(GatewayNotFound, ErrorCategory.ObjectNotFound, "Check the id and the region against the list of gateways.", ListGateways),
        new(RuleNotFound, ErrorCategory.ObjectNotFound, "Check the id and the region against the list of rules.", ListRules),
        new(VpcNotFound, ErrorCategory.ObjectNotFound, CheckVpc, ListVpcs),
        new(VpcIdNotFound, ErrorCategory.ObjectNotFound, CheckVpc, ListVpcs) { IsGone = true },
        new(VpcCanNotBeFound, ErrorCategory.ObjectNotFound, CheckVpc, ListVpcs) { IsGone = true },
        new("InvalidVpc.NotFound", ErrorCategory.ObjectNotFound, CheckVpc, ListVpcs),
        new(VSwitchNotFound, ErrorCategory.ObjectNotFound, CheckVSwitch, ListVSwitches),
        new(VSwitchIdNotFound, ErrorCategory.ObjectNotFound, CheckVSwitch, ListVSwitches) { IsGone = true },
        new(
            RouteTableNotFound, ErrorCategory.ObjectNotFound,
            CheckTable,
            ListTables) { IsGone = true },
        new(
            WrongRouteTableType, ErrorCategory.InvalidOperation,
            "Only route tables of the type Custom can be removed. A system route table goes with its VPC.",
            ListTables + " -RouteTableType Custom"),
        new(
            "IncorrectRouteTableStatus.RouteEntryExist", ErrorCategory.ResourceBusy,
            "Remove the routes that somebody made in the route table first.",
            ListRoutes + " -Type Custom | Remove-VpcRoute -Wait"),
        new(
            "OperationDenied.GatewayAssociated", ErrorCategory.ResourceBusy,
            "Unbind the route table from its gateway first.",
            ListTable),
        new(
            "DependencyViolation.VSwitch", ErrorCategory.ResourceBusy,
            "Unbind the route table from its vSwitches first.",
            ListTable) { Action = "DeleteRouteTable" },
        new(
            RouteNotFound, ErrorCategory.ObjectNotFound,
            "Check the id and the region against the list of routes.",
            "Get-VpcRoute -Region {0}") { IsGone = true },
        new(
            "InvalidRouteEntry", ErrorCategory.ObjectNotFound,
            "Check the id and the region against the list of routes.",
            "Get-VpcRoute -Region {0}"),
        new(
            SystemRoute, ErrorCategory.InvalidOperation,
            "Routes of the system come and go with vSwitches. Only routes of the type Custom can be removed.",
            "Get-VpcRoute -Region {0} -Type Custom") { Action = "DeleteRouteEntry" },
        new(
            "InvalidRouteEntry.Duplicate", ErrorCategory.ResourceExists,
            "The route is there already, with the same next hop: there is nothing to do.",
            ListRoutes + " -DestinationCidrBlock {9}"),
        new(
            "InvalidCIDRBlock.Duplicate", ErrorCategory.ResourceExists,
            "The route table has a route to this destination with another next hop. Remove that one first.",
            ListRoutes + " -DestinationCidrBlock {9}"),
        new("RouterEntryConflict.Duplicated", ErrorCategory.ResourceExists, "The route is there already.", ListRoutes),
        new("Duplicated.VpcNextHop", ErrorCategory.ResourceExists, "The route is there already.", ListRoutes),
        new(
            "InvalidCidrBlock", ErrorCategory.InvalidArgument,
            "The destination can't be the block of a vSwitch or 100.64.0.0/10, nor lie inside of one. To an IPv6 gateway it is ::/0.",
            ListSystemRoutes) { Action = "CreateRouteEntry" },
        new(
            "InvalidCidrBlock.Malformed", ErrorCategory.InvalidArgument,
            "Give the destination as a block, such as ::/0 or 192.168.0.0/16.") { Action = "CreateRouteEntry" },
        new(
            "InvalidNextHopId.NotFound", ErrorCategory.ObjectNotFound,
            "Give a next hop of the route table's VPC, with the kind that it is of.",
            ListTable),
        new(
            "InvalidNextHop.NotFound", ErrorCategory.ObjectNotFound,
            "Give a next hop of the route table's VPC, with the kind that it is of.",
            ListTable),
        new(
            "InvalidNextHopType", ErrorCategory.InvalidArgument,
            "Give -NextHopType as it fits the next hop and the destination. IPv6Gateway is for IPv6 destinations, NatGateway and "
                + "Ipv4Gateway are for IPv4."),
        new(
            "QuotaExceeded", ErrorCategory.LimitsExceeded,
            "A route table has 200 routes at most that somebody made. Remove one, or ask for a larger quota in the console.",
            ListRoutes + " -Type Custom") { Action = "CreateRouteEntry" },
        new(
            "QuotaExceeded.RouteTable", ErrorCategory.LimitsExceeded,
            "A VPC has 9 route tables at most that somebody made. Remove one, or ask for a larger quota in the console.",
            ListTables + " -VpcId {3} -RouteTableType Custom"),
        new("IncorrectRouteEntryStatus", ErrorCategory.ResourceBusy, OtherRoute),
        // The documents of DeleteRouteEntry have this spelling.
        new("IncorrcetRouteEntryStatus", ErrorCategory.ResourceBusy, OtherRoute),
        new(
            "OperationFailed.RouteEntryExisted", ErrorCategory.ResourceExists,
            "The service makes the route to ::/0 itself. Remove the one that is there first.",
            "Get-VpcRoute -Region {0} -VpcId {3} -DestinationCidrBlock ::/0 | Remove-VpcRoute -Wait"),
        new(
            "OperationDenied.GatewayRouteTable", ErrorCategory.InvalidOperation,
            "The routes of a route table for gateways come from the system. Use a route table for vSwitches.",
            ListTables),
        new(
            "DependencyViolation.RouteEntry", ErrorCategory.ResourceBusy,
            "Remove the routes of the VPC that somebody made first.",
            "Get-VpcRoute -Region {0} -VpcId {3} -Type Custom | Remove-VpcRoute -Wait"),
        new(
            "DependencyViolation.RouteTable", ErrorCategory.ResourceBusy,
            "Remove the route tables of the VPC that somebody made first.",
            "Get-VpcRouteTable -Region {0} -VpcId {3} -RouteTableType Custom | Remove-VpcRouteTable -Wait") { Action = "DeleteVpc" },
        new(
            SubnetIndexTaken, ErrorCategory.ResourceExists,
            "Leave out -SubnetIndex to use the next free one.",
            "Enable-VpcIpv6 -Region {0} -Id {7}"),
        new(
            NoSubnetIndex, ErrorCategory.LimitsExceeded,
            "Switch IPv6 off in a vSwitch that does not need it, or use another VPC.",
            "Get-VpcVSwitch -Region {0} -VpcId {3}"),
        new(
            "OperationFailed.Ipv6AlreadyEnabled", ErrorCategory.ResourceExists,
            "IPv6 is on and keeps its block. To get another subnet index, switch IPv6 off and on again.",
            "Disable-VpcIpv6 -Region {0} -Id {7}"),
        new(
            VSwitchesInTheWay, ErrorCategory.ResourceBusy,
            "Remove the VPC's vSwitches first.",
            "Get-VpcVSwitch -Region {0} -VpcId {3} | Remove-VpcVSwitch -Wait") { Action = "DeleteVpc" },
        new(
            GatewayInTheWay, ErrorCategory.ResourceBusy,
            "Remove the VPC's IPv6 gateway first. If the VPC has nothing else, -ForceDelete removes both.",
            "Get-VpcIpv6Gateway -Region {0} -VpcId {3} | Remove-VpcIpv6Gateway -Wait") { Action = "DeleteVpc" },
        new(
            AddressesInTheWay, ErrorCategory.ResourceBusy,
            "First remove the bandwidth of the vSwitch's addresses, then release the addresses.",
            "Get-VpcIpv6Address -Region {0} -VSwitchId {7} | Remove-VpcIpv6Address -Wait"),
        new(
            VSwitchesInTheWay, ErrorCategory.ResourceBusy,
            "Switch IPv6 off in the VPC's vSwitches first.",
            "Get-VpcVSwitch -Region {0} -VpcId {3} | Disable-VpcIpv6"),
        new(
            GatewayInTheWay, ErrorCategory.ResourceBusy,
            "Remove the VPC's IPv6 gateway first.",
            "Get-VpcIpv6Gateway -Region {0} -VpcId {3} | Remove-VpcIpv6Gateway -Wait"),
        new(
            GatewayRouteTableNotFound, ErrorCategory.ObjectNotFound,
            "The gateway exists, but its route table doesn't. Check it in the console.") { Action = "DeleteIpv6Gateway" },
        new(
            GatewayRouteTableNotFound, ErrorCategory.ObjectNotFound,
            "Set-VpcRoute changes routes of gateway route tables only. Check the id and the region; for other route tables use "
                + "New-VpcRoute and Remove-VpcRoute.",
            ListGatewayTables) { Action = "UpdateGatewayRouteTableEntryAttribute" },
        new(GatewayRouteTableNotFound, ErrorCategory.ObjectNotFound, CheckTable, ListTables),
        new("ResourceNotFound.GatewayRouteTable", ErrorCategory.ObjectNotFound, CheckTable, ListTables),
        new(
            "OperationDenied.RouteTableTypeIncorrect", ErrorCategory.InvalidOperation,
            "A gateway needs a route table that was made for gateways.",
            "New-VpcRouteTable -Region {0} -VpcId {3} -AssociateType Gateway -Wait"),
        new(
            "OperationDenied.AssociateGatewayRouteTable", ErrorCategory.InvalidOperation,
            "The route table is for gateways. A vSwitch needs one that was made for vSwitches.",
            ListTables),
        new(
            "OperationDenied.GatewayAndTableNotInOneVpc", ErrorCategory.InvalidData,
            "Use a route table of the gateway's VPC.",
            ListGatewayTables),
        new("Forbidden.NotInSameVpc", ErrorCategory.InvalidData, "Use a route table of the vSwitch's VPC.", ListTables),
        new(
            "ResourceAlreadyAssociated.RouteTable", ErrorCategory.ResourceExists,
            "The vSwitch has a route table already; unbind it first.",
            "Unregister-VpcRouteTable -Region {0} -VSwitchId {7}"),
        new(
            "Forbidden.VSwitchAlreadyAssociatedRouteTable", ErrorCategory.ResourceExists,
            "The vSwitch has a route table already; unbind it first.",
            "Unregister-VpcRouteTable -Region {0} -VSwitchId {7}"),
        new(
            "ResourceAlreadyAssociated.Ipv6Gateway", ErrorCategory.ResourceExists,
            "The gateway has a route table already; unbind it first.",
            "Unregister-VpcRouteTable -Region {0} -Ipv6GatewayId {4}"),
        new(
            "ResourceAlreadyAssociated.GatewayRouteTable", ErrorCategory.ResourceExists,
            "The route table is bound to a gateway already.",
            ListTable),
        new("UnsupportedFeature.Ipv6GatewayRouteTable", ErrorCategory.NotImplemented, "The gateway can't have a route table here."),
        new(
            "OperationFailed.NotExistAssociateRelation", ErrorCategory.ObjectNotFound,
            "Check what the route table is bound to.",
            ListTables),
        new("OperationFailed.VSwitchNotAssociate", ErrorCategory.ObjectNotFound, "Check what the route table is bound to.", ListTable),
        new("InvalidBindingStatus.RouteTable", ErrorCategory.ObjectNotFound, "Check what the route table is bound to.", ListTable),
        new("OperationUnsupported.SystemRouteTable", ErrorCategory.InvalidOperation, SystemTableStays),
        new("OperationDenied.SystemRouteTable", ErrorCategory.InvalidOperation, SystemTableStays) { Action = "UnassociateRouteTable" },
        new(
            "OperationDenied.SystemRouteTable", ErrorCategory.InvalidOperation,
            "A system route table can't be bound. A vSwitch has that of its VPC unless it is bound to another, and again after "
                + "Unregister-VpcRouteTable. Check which route table it has.",
            "Get-VpcVSwitch -Region {0} -VSwitchId {7}"),
        new(
            "OperationDenied.SwitchToSystemRouteTable", ErrorCategory.InvalidOperation, SystemTableAgain,
            "Unregister-VpcRouteTable -Region {0} -VSwitchId {7}"),
        new(
            "OperationDenied.UpdateGatewayRouteEntry", ErrorCategory.InvalidOperation,
            "From one next hop to another the route must be Local in between. Traffic then goes to the vSwitch directly for a moment.",
            "Set-VpcRoute -Region {0} -RouteTableId {8} -DestinationCidrBlock {9} -NextHopType Local -Wait"),
        new(
            "OperationDenied.LocalEntryCanOnlyModifyNextHop", ErrorCategory.InvalidOperation,
            "A route to Local has no name and no description. Leave them out."),
        new("IllegalParam.DestCidrBlock", ErrorCategory.InvalidArgument, "Give the IPv6 block of a vSwitch.", ListRoutes),
        new(
            "ResourceNotFound.RouteEntry", ErrorCategory.ObjectNotFound,
            "The route table has no such destination. Check its routes.",
            ListRoutes),
        new(
            "ResourceNotFound.NetworkInterface", ErrorCategory.ObjectNotFound,
            "Use a network interface of the route table's VPC.",
            ListInterfaces),
        new("ResourceNotFound.Instance", ErrorCategory.ObjectNotFound, "Use an instance of the route table's VPC.", ListInterfaces),
        new(
            "ExclusiveParam.NextHopTypeAndNextHopId", ErrorCategory.InvalidArgument,
            "Local has no id, and an instance or a network interface needs one."),
        new("OperationDenied.NextHopTypeNonsupport", ErrorCategory.InvalidArgument, "Use an instance or a network interface as next hop."),
        new(
            "OperationUnsupported.OnlySupportNormalNetworkInterface", ErrorCategory.InvalidOperation,
            "Use a common network interface as next hop."),
        new(
            "DependencyViolation.SecurityGroup", ErrorCategory.ResourceBusy,
            "Delete the VPC's security groups in ECS first."),
        new(
            "DependencyViolation.NatGateway", ErrorCategory.ResourceBusy,
            "Delete the VPC's NAT gateways in the console first."),
        new(
            "DependencyViolation.Instance", ErrorCategory.ResourceBusy,
            "Delete or move the instances in it first, in ECS or in the product that made them."),
        new(
            "QuotaExceeded.Vpc", ErrorCategory.LimitsExceeded,
            "The account has as many VPCs in the region as it may have. Remove one, or ask for a larger quota in the console.",
            ListVpcs),
        new(
            "QuotaExceeded.VSwitch", ErrorCategory.LimitsExceeded,
            "The VPC has as many vSwitches as it may have. Remove one, use another VPC, or ask for a larger quota in the console.",
            ListVSwitchesOfVpc),
        new(
            "IllegalParam.ZoneId", ErrorCategory.InvalidArgument,
            "Use a zone of the VPC's region.",
            "Get-VpcZone -Region {0}"),
        new(
            "InvalidCidrBlock.Overlapped", ErrorCategory.ResourceExists,
            "Choose a block and a subnet index that no other vSwitch of the VPC has; -CidrMask has the service choose the block.",
            ListVSwitchesOfVpc),
        new(
            "IllegalParam.CidrBlock", ErrorCategory.InvalidArgument,
            "Choose a block inside the VPC's blocks, or add a block to the VPC first.",
            ListBlocks) { Action = "CreateVSwitch" },
        new(
            "IllegalParam.CidrBlock", ErrorCategory.InvalidArgument,
            "The new block must hold the blocks of all vSwitches and be free of the VPC's other blocks.",
            ListVSwitchesOfVpc) { Action = "ModifyVpcAttribute" },
        new(
            "OperationFailed.VpcIpv6NotEnabled", ErrorCategory.InvalidOperation,
            "Switch IPv6 on in the VPC first.",
            "Enable-VpcIpv6 -Region {0} -Id {3}"),
        new(
            "OperationFailed.VSwitchIpv6NotEnabled", ErrorCategory.InvalidOperation,
            "Switch IPv6 on in the vSwitch first.",
            "Enable-VpcIpv6 -Region {0} -Id {7}"),
        new("Duplicated.SecondaryCidrBlock", ErrorCategory.ResourceExists, "The VPC has the block already.", ListBlocks),
        new("OperationFailed.Ipv6CidrBlockExisted", ErrorCategory.ResourceExists, "The VPC has an IPv6 block already.", ListBlocks),
        new("OperationFailed.Ipv6CidrBlockOverLapped", ErrorCategory.ResourceExists, FreeBlock, ListBlocks),
        new(
            "OperationFailed.ConflictWithEntry", ErrorCategory.ResourceExists,
            "A route of the VPC has this block or a part of it as its destination. Choose another block, or remove the route first."),
        new(
            "IllegalParam.SecondaryCidrBlock", ErrorCategory.InvalidArgument,
            "Only the VPC's secondary blocks can be removed; its first IPv4 block can't.",
            ListBlocks) { Action = "UnassociateVpcCidrBlock" },
        new("IllegalParam.SecondaryCidrBlock", ErrorCategory.InvalidArgument, FreeBlock, ListBlocks),
        new("InvalidCidrBlock", ErrorCategory.InvalidArgument, FreeBlock, ListBlocks) { Action = "AssociateVpcCidrBlock" },
        new(
            "IllegalParam.IPv6CidrBlock", ErrorCategory.InvalidArgument,
            "The list shows the IPv6 blocks of the VPC.",
            ListBlocks) { Action = "UnassociateVpcCidrBlock" },
        new(
            "OperationFailed.IPv6CidrNotReserved", ErrorCategory.InvalidOperation,
            "Leave out the block to have the service choose one, or reserve it first with Invoke-VpcApi AllocateVpcIpv6Cidr.",
            "Add-VpcCidrBlock -Region {0} -VpcId {3} -IpVersion IPv6"),
        new(
            "ResourceNotFound.Ipv6CidrBlock", ErrorCategory.ObjectNotFound,
            "Leave out -Ipv6CidrBlock to have the service choose a block, or reserve it first with Invoke-VpcApi AllocateVpcIpv6Cidr."),
        new("QuotaExceeded.VpcMultiCidr", ErrorCategory.LimitsExceeded, TooManyBlocks, ListBlocks),
        new("QuotaExceeded.IPv6CidrBlock", ErrorCategory.LimitsExceeded, TooManyBlocks, ListBlocks),
        new("QuotaExceeded.GUAIpv6CidrBlock", ErrorCategory.LimitsExceeded, TooManyBlocks, ListBlocks),
        new(
            "OperationUnsupported.VpcMultiCidr", ErrorCategory.NotImplemented,
            "This VPC can't have secondary blocks. Use another VPC."),
        new("OperationUnsupported.IPv6ULA", ErrorCategory.NotImplemented, OnlyPublicBlocks),
        new("OperationUnsupported.OnlyULA", ErrorCategory.NotImplemented, "This VPC takes only unique-local blocks. Use another VPC."),
        new(
            "OperationDenied.GUAIpv6CidrBlock", ErrorCategory.InvalidOperation,
            "This VPC can't have a public IPv6 block. Use another VPC."),
        new("UnsupportedFeature.Ipv6Isp", ErrorCategory.NotImplemented, LineTypes),
        new("IllegalParam.Ipv6Isp", ErrorCategory.InvalidArgument, LineTypes),
        new(
            "OperationFailed.ResourceNotEnough", ErrorCategory.ResourceUnavailable,
            "The region has no IPv6 block to give at the moment; run the same command again later."),
        new(
            "OperationFailed.CidrInUse", ErrorCategory.ResourceBusy,
            "Remove the vSwitches in the block first, or switch off their IPv6. The last IPv6 block also needs the gateway removed.",
            ListVSwitchesOfVpc),
        new("InvalidUserCidr.Quota", ErrorCategory.LimitsExceeded, "Give at most three user CIDR blocks."),
        new("InvalidUserCidr.Malformed", ErrorCategory.InvalidArgument, "Give user CIDR blocks outside 100.64.0.0/10."),
        new(
            "InvalidResourceGroupId", ErrorCategory.ObjectNotFound,
            "Check the resource group's id in the console (Resource Management)."),
        new("InvalidResourceId.NotFound", ErrorCategory.ObjectNotFound, "Check the id and the region."),
        new(
            "OperationFailed.InstanceStatusNotAllowed", ErrorCategory.ResourceBusy,
            "Wait until it is Available, then run the same command again."),
        new(
            "DependencyViolation.Ipv6InternetBandwidth", ErrorCategory.ResourceBusy,
            "Remove the bandwidth of the gateway's addresses first.",
            RemoveBandwidthOfGateway) { Action = "DeleteIpv6Gateway" },
        new(
            "DependencyViolation.Ipv6InternetBandwidth", ErrorCategory.ResourceBusy,
            "Remove the address's bandwidth first.",
            "Remove-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1}"),
        new(
            "DependencyViolation.GatewayRouteTableRelation", ErrorCategory.ResourceBusy,
            "Unbind the gateway from its route table first.",
            "Unregister-VpcRouteTable -Region {0} -Ipv6GatewayId {4}"),
        new(
            "OperationFailed.Ipv6GatewayAlreadyExisted", ErrorCategory.ResourceExists,
            "The VPC already has an IPv6 gateway; a VPC has at most one.",
            ListGateways + " -VpcId {3}"),
        new("OperationFailed.Ipv6EgressOnlyRuleAlreadyExisted", ErrorCategory.ResourceExists, "The address already has a rule.", ListRules),
        new(
            "QuotaExceeded.Ipv6EgressOnlyRule", ErrorCategory.LimitsExceeded,
            "The gateway's rule limit is reached (Small 0, Medium 50, Large 200). Remove some rules, or change the edition.",
            "Set-VpcIpv6Gateway -Region {0} -Ipv6GatewayId {4} -Spec Medium"),
        new(
            "OperationFailed.AssociationExist", ErrorCategory.ResourceBusy,
            "A network interface uses the address. Unassign it from the instance; that releases it.",
            "Get-VpcIpv6Address -Region {0} -Ipv6AddressId {1} | Remove-VpcInterfaceAddress"),
        new(
            InterfaceNotFound, ErrorCategory.ObjectNotFound,
            "Check the id and the region against the list of network interfaces.",
            ListInterfaces),
        new(
            "InvalidOperation.InvalidEniState", ErrorCategory.ResourceBusy,
            "Wait until the network interface is Available or InUse, then run the same command again.",
            ListInterface),
        new(
            "InvalidOperation.InvalidEcsState", ErrorCategory.ResourceBusy,
            "Wait until the instance is Running or Stopped, then run the same command again."),
        new(
            "InvalidOperation.EniServiceManaged", ErrorCategory.InvalidOperation,
            "Another cloud service manages the network interface, and only that service can change it."),
        new(
            "InvalidOperation.InvalidEniType", ErrorCategory.InvalidOperation,
            "The type of the network interface does not allow this."),
        new("InvalidOperation.Ipv6NotSupport", ErrorCategory.InvalidOperation, "The instance type has no IPv6; use another one."),
        new(
            "MaxEniIpv6IpsCountExceeded", ErrorCategory.LimitsExceeded,
            "The network interface can't have so many IPv6 addresses. Ask for fewer, or take one away.",
            ListInterface),
        new(
            "InvalidOperation.Ipv6CountExceeded", ErrorCategory.LimitsExceeded,
            "The network interface can't have so many IPv6 addresses. Ask for fewer, or take one away.",
            ListInterface),
        new(
            "InvalidIp.IpAssigned", ErrorCategory.ResourceExists,
            "The address is in use. Choose another, or leave out -Ipv6Address to have one chosen.",
            "Add-VpcInterfaceAddress -Region {0} -NetworkInterfaceId {10}"),
        new(
            "InvalidIp.IpUnassigned", ErrorCategory.ObjectNotFound,
            "The network interface does not have the address. Check its addresses.",
            ListInterface),
        new("InvalidIp.IpRepeated", ErrorCategory.InvalidArgument, "Name each address once."),
        new("InvalidIp.Address", ErrorCategory.InvalidArgument, "Give an IPv6 address, such as 2408:4004:c0:200::1."),
        new(
            "InvalidVSwitch.Ipv6NotTurnOn", ErrorCategory.InvalidOperation,
            "Switch IPv6 on in the vSwitch of the network interface first.",
            ListInterface + " | Get-VpcVSwitch | Enable-VpcIpv6"),
        new(
            "InvalidVSwitchId.IpInvalid", ErrorCategory.InvalidArgument,
            "Give an address of the IPv6 block of the network interface's vSwitch.",
            ListInterface + " | Get-VpcVSwitch"),
        new(
            "DependencyViolation.NetworkInterface", ErrorCategory.ResourceBusy,
            "Network interfaces are in it. Release their instances, or delete the interfaces, in ECS.",
            "Get-VpcInterface -Region {0} -VSwitchId {7}"),
        new(
            "OperationFailed.ServiceManaged", ErrorCategory.InvalidOperation,
            "Another cloud service manages the address, and only that service can change it."),
        new(WaitFailed, ErrorCategory.InvalidResult, "Check its state, then decide whether to start again."),
        new(
            WaitTimedOut, ErrorCategory.OperationTimeout,
            "The service carries on without you: check again later, or allow more time with -WaitTimeoutSec."),
        new(
            "Emulator.NotTaught", ErrorCategory.NotImplemented,
            "This action can't be rehearsed yet: the emulator checks its requests, and does nothing for them. Teach it an answer.",
            "Set-VpcEmulator -Answer @{ Action = '{2}'; Body = @{} }"),
        new(
            "Emulator.AnswerFailed", ErrorCategory.InvalidResult,
            "Correct the script block that answers this action, then teach it again.",
            "Get-Help Set-VpcEmulator -Parameter Answer"),
        new("InvalidAction.NotFound", ErrorCategory.InvalidArgument, NoEditions) { Action = "ModifyIpv6GatewaySpec" },
        new("NoEditions", ErrorCategory.InvalidArgument, NoEditions),
        new("InvalidAction.NotFound", ErrorCategory.InvalidArgument, "Check the action's name, upper and lower case included."),
        new(
            TokenOfOtherRequest, ErrorCategory.InvalidArgument,
            "This -ClientToken was used for another request. Leave it out to have a new one generated."),
        new("SignatureDoesNotMatch", ErrorCategory.AuthenticationError, "Check the AccessKey secret and give it again.", Reconnect),
        new("IncompleteSignature", ErrorCategory.AuthenticationError,
            "The signature arrived incomplete: check the proxies between this machine and the service."),
        new(
            "InvalidAccessKeyId.Inactive", ErrorCategory.AuthenticationError,
            "The AccessKey is disabled: enable it in the RAM console, or use another.",
            Reconnect),
        new("InvalidTimeStamp.Expired", ErrorCategory.InvalidOperation, WrongClock),
        new("IllegalTimestamp", ErrorCategory.InvalidOperation, WrongClock),
        new("ServiceUnavailable", ErrorCategory.ResourceUnavailable, TryLater),
        new("InternalError", ErrorCategory.ResourceUnavailable, TryLater),
        new(
            UnexpectedFault, ErrorCategory.NotSpecified,
            "Report this bug with its -Verbose lines. If the row changes something, check whether that was done before "
                + "you run it again."),
        new("UnknownError", ErrorCategory.ResourceUnavailable, TryLater),
        new(
            "SignatureNonceUsed", ErrorCategory.InvalidOperation,
            "A request arrived twice, probably because a proxy repeats requests; run the same command again."),

        new(
            ConnectionErrorCodes.EndpointUnreachable, ErrorCategory.ConnectionError,
            "Check the region, the network and the proxy; nothing was sent."),
        new(
            ConnectionErrorCodes.TlsFailure, ErrorCategory.SecurityError,
            "Check that the endpoint speaks HTTPS and that no proxy replaces its certificate; nothing was sent."),
        new(
            ConnectionErrorCodes.Timeout, ErrorCategory.OperationTimeout,
            "Check the network, or allow more time with Connect-VpcSession -TimeoutSec."),
        new(ConnectionErrorCodes.ConnectionBroken, ErrorCategory.ConnectionError,
            "Check the network, and the proxies between this machine and the service."),
        new(
            ConnectionErrorCodes.UnreadableAnswer, ErrorCategory.InvalidResult,
            "Something other than the service answered: check -EndpointUrl, and the proxies between this machine and the service."),
        new(
            ConnectionErrorCodes.UnexpectedRedirect, ErrorCategory.InvalidResult,
            "Give the correct endpoint with Connect-VpcSession -EndpointUrl."),
        new(
            ConnectionErrorCodes.ProxyAuthenticationRequired, ErrorCategory.AuthenticationError,
            "Put the proxy's user and password into the environment variable HTTPS_PROXY."),
        new(ConnectionErrorCodes.Canceled, ErrorCategory.OperationStopped, "The command was stopped."),
        new(ConnectionErrorCodes.NoCredentials, ErrorCategory.AuthenticationError,
            "Connect again with credentials that stay valid for the whole run.", Reconnect),

        // These come before families with the same beginning, such as InvalidAccountStatus.NotEnoughBalance and Forbidden.AccountFrozen.
        // "Balance" alone would not do: LoadBalancer contains it.
        new("InsufficientBalance", ErrorCategory.InvalidOperation, SettleAccount) { Fits = FamilyFit.Contains },
        new("NotEnoughBalance", ErrorCategory.InvalidOperation, SettleAccount) { Fits = FamilyFit.Contains },
        new("Arrear", ErrorCategory.InvalidOperation, SettleAccount) { Fits = FamilyFit.Contains },
        new("Overdue", ErrorCategory.InvalidOperation, SettleAccount) { Fits = FamilyFit.Contains },
        new("PayMethod", ErrorCategory.InvalidOperation, SettleAccount) { Fits = FamilyFit.Contains },
        new("PaymentMethod", ErrorCategory.InvalidOperation, SettleAccount) { Fits = FamilyFit.Contains },
        new("FinancialLocked", ErrorCategory.InvalidOperation, SettleAccount) { Fits = FamilyFit.Contains },
        new("AccountFrozen", ErrorCategory.InvalidOperation, SettleAccount) { Fits = FamilyFit.Contains },
        new("InvalidAccountStatus", ErrorCategory.InvalidOperation, SettleAccount) { Fits = FamilyFit.Begins },
        new(
            "InvalidAccessKeyId", ErrorCategory.AuthenticationError,
            "Check the AccessKey id and give it again.",
            Reconnect) { Fits = FamilyFit.Begins },
        new(
            "InvalidSecurityToken", ErrorCategory.AuthenticationError,
            "The STS token has expired or belongs to another key. Get new temporary credentials, and connect with all "
                + "three parts.",
            Reconnect + " -SecurityToken (Read-Host -AsSecureString)") { Fits = FamilyFit.Begins },
        new(
            "MissingSecurityToken", ErrorCategory.AuthenticationError,
            "Temporary credentials need their STS token too.",
            Reconnect + " -SecurityToken (Read-Host -AsSecureString)") { Fits = FamilyFit.Begins },
        new("Forbidden", ErrorCategory.PermissionDenied, AskForPolicy) { Fits = FamilyFit.Begins },
        // AssociateVpcCidrBlock has this spelling.
        new("Forbbiden", ErrorCategory.PermissionDenied, AskForPolicy) { Fits = FamilyFit.Begins },
        new("NoPermission", ErrorCategory.PermissionDenied, AskForPolicy) { Fits = FamilyFit.Contains },
        new("NotAuthorized", ErrorCategory.PermissionDenied, AskForPolicy) { Fits = FamilyFit.Contains },
        new("Unauthorized", ErrorCategory.PermissionDenied, AskForPolicy) { Fits = FamilyFit.Contains },
        new("AccessDenied", ErrorCategory.PermissionDenied, AskForPolicy) { Fits = FamilyFit.Contains },
        new(
            "Throttling", ErrorCategory.LimitsExceeded,
            "The account's rate limit is reached; run the same command again in a minute.") { Fits = FamilyFit.Contains },
        new(
            "DependencyViolation", ErrorCategory.ResourceBusy,
            "Remove the gateway's egress-only rules and the bandwidth of its addresses first.",
            RemoveRules) { Fits = FamilyFit.Begins, Action = "DeleteIpv6Gateway" },
        new(
            "DependencyViolation", ErrorCategory.ResourceBusy,
            "Remove the egress-only rule of the address first.",
            "Get-VpcIpv6EgressOnlyRule -Region {0} -Ipv6AddressId {1} | Remove-VpcIpv6EgressOnlyRule -Wait")
        {
            Fits = FamilyFit.Begins,
            Action = "DeleteIpv6InternetBandwidth",
        },
        new("DependencyViolation", ErrorCategory.ResourceBusy, "Remove what depends on it first.") { Fits = FamilyFit.Begins },
        new(
            "QuotaExceeded", ErrorCategory.LimitsExceeded,
            "Remove something, or ask for a larger quota in the console.") { Fits = FamilyFit.Begins },
        new("ResourceNotFound", ErrorCategory.ObjectNotFound, "Check the id and the region.") { Fits = FamilyFit.Begins },
        new("InvalidTimeStamp", ErrorCategory.InvalidOperation, "Check this machine's clock.") { Fits = FamilyFit.Begins },
        new(
            "IncorrectStatus", ErrorCategory.ResourceBusy,
            "Wait until it is Available, with -Wait for one, then run the same command again.") { Fits = FamilyFit.Begins },
        new(
            "IncorrectVpcStatus", ErrorCategory.ResourceBusy,
            "Wait until it is Available, then run the same command again.") { Fits = FamilyFit.Begins },
        new(
            "IncorrectVSwitchStatus", ErrorCategory.ResourceBusy,
            "Wait until it is Available, then run the same command again.") { Fits = FamilyFit.Begins },
        new("OperationConflict", ErrorCategory.ResourceBusy, OtherOperation) { Fits = FamilyFit.Begins },
        new("TaskConflict", ErrorCategory.ResourceBusy, OtherOperation) { Fits = FamilyFit.Begins },
        new("OperationFailed.DistibuteLock", ErrorCategory.ResourceBusy, OtherOperation) { Fits = FamilyFit.Begins },
        new("OperationDenied.OtherSubnetProcessing", ErrorCategory.ResourceBusy, OtherOperation) { Fits = FamilyFit.Begins },
        new("BandwidthPackageOperation.conflict", ErrorCategory.ResourceBusy, OtherOperation) { Fits = FamilyFit.Begins },
        // LastTokenProcessing, OperationFailed.LastTokenProcessing, OperationFailed.IdempotentTokenProcessing.
        new(
            "TokenProcessing", ErrorCategory.ResourceBusy,
            "The same request is still being carried out; run the same command again in a minute.") { Fits = FamilyFit.Contains },
        new("Missing", ErrorCategory.InvalidArgument, "Give the parameter that the message names.") { Fits = FamilyFit.Begins },
        new("BothEmptyParam", ErrorCategory.InvalidArgument,
            "Give one of the parameters that the message names.") { Fits = FamilyFit.Begins },
        new("ParamExclusive", ErrorCategory.InvalidArgument,
            "Give only one of the parameters that the message names.") { Fits = FamilyFit.Begins },
        new("IllegalParam", ErrorCategory.InvalidArgument, "Correct the parameter that the message names.") { Fits = FamilyFit.Begins },
        new(".NotFound", ErrorCategory.ObjectNotFound, "Check the id and the region.") { Fits = FamilyFit.Ends },
        new("Invalid", ErrorCategory.InvalidArgument, "Correct the parameter that the message names.") { Fits = FamilyFit.Begins },
    ];

    private static readonly Advice AnyOtherFailure = new("", ErrorCategory.ResourceUnavailable, TryLater);

    // Only the service knows the reason, and its message says it.
    private static Advice AnyOtherRefusal => new(
        "",
        ErrorCategory.ResourceUnavailable,
        UserText.Translate(
            "The service gives its reason above. For more, see its documentation, or ask its support and quote the request id."));

    /// <summary>Finds the entry for a code. Returns a general one when the table has none.</summary>
    /// <param name="code">The code.</param>
    /// <param name="action">The action that gave it, or null.</param>
    /// <param name="httpStatus">The answer's HTTP status, or null.</param>
    public static Advice Find(string code, string? action, int? httpStatus = null) =>
        Table.FirstOrDefault(advice => advice.Fits == FamilyFit.Exactly && advice.IsFor(code, action))
        ?? Table.FirstOrDefault(advice => advice.Fits != FamilyFit.Exactly && advice.IsFor(code, action))
        // A status of 500 or more is a failure of the service, whatever the code. An unknown code with a lower status is a refusal.
        ?? (httpStatus is >= 400 and < 500 ? AnyOtherRefusal : AnyOtherFailure);
}
