using System;
using System.Management.Automation;

namespace VpcPS.Errors;

/// <summary>
/// The ids of errors that code names: codes of the service, and ids of this module. What is known about them is in
/// <see cref="AdviceTable"/>.
/// </summary>
internal static class ErrorIds
{
    /// <summary>The address does not exist; also used where a lookup by the module finds nothing.</summary>
    public const string AddressNotFound = "ResourceNotFound.Ipv6Address";

    /// <summary>The VPC has no IPv6 gateway; also used where a lookup by the module finds none.</summary>
    public const string GatewayNotExist = "OperationFailed.Ipv6GatewayNotExist";

    /// <summary>An address has no bandwidth.</summary>
    public const string BandwidthNotExist = "OperationFailed.InternetBandwidthNonExist";

    /// <summary>The gateway does not exist. No action documents this code; it follows the pattern of other codes.</summary>
    public const string GatewayNotFound = "ResourceNotFound.Ipv6Gateway";

    /// <summary>The rule does not exist.</summary>
    public const string RuleNotFound = "ResourceNotFound.Ipv6EgressOnlyRule";

    /// <summary>The VPC does not exist.</summary>
    public const string VpcNotFound = "ResourceNotFound.VPC";

    /// <summary>The vSwitch does not exist. No action documents this code; it follows the pattern of other codes.</summary>
    public const string VSwitchNotFound = "ResourceNotFound.VSwitch";

    /// <summary>The VPC that is to be changed or deleted does not exist. These actions document the code.</summary>
    public const string VpcIdNotFound = "InvalidVpcId.NotFound";

    /// <summary>The VPC that is to be deleted does not exist. DeleteVpc documents this second code for it.</summary>
    public const string VpcCanNotBeFound = "Forbidden.VpcNotFound";

    /// <summary>The route table does not exist. The actions for its routes and its bindings document the code.</summary>
    public const string RouteTableNotFound = "InvalidRouteTableId.NotFound";

    /// <summary>The route table is a system route table, but the action needs a custom one.</summary>
    public const string WrongRouteTableType = "IncorrectRouteTableType";

    /// <summary>The route does not exist.</summary>
    public const string RouteNotFound = "InvalidRouteEntry.NotFound";

    /// <summary>The route is a system route, which can't be deleted.</summary>
    public const string SystemRoute = "OperationDenied";

    /// <summary>The vSwitch that is to be changed or deleted does not exist. These actions document the code.</summary>
    public const string VSwitchIdNotFound = "InvalidVSwitchId.NotFound";

    /// <summary>The network interface does not exist. ECS documents the code.</summary>
    public const string InterfaceNotFound = "InvalidEniId.NotFound";

    /// <summary>Another vSwitch has the subnet index that a row names.</summary>
    public const string SubnetIndexTaken = "SubnetIndexTaken";

    /// <summary>All subnet indexes of a VPC are taken.</summary>
    public const string NoSubnetIndex = "NoSubnetIndex";

    /// <summary>IPv6 can't be switched off for a vSwitch that has IPv6 addresses. The code follows the service's pattern.</summary>
    public const string AddressesInTheWay = "DependencyViolation.Ipv6Address";

    /// <summary>IPv6 can't be switched off for a VPC that has vSwitches with IPv6. The code is that of DeleteVpc.</summary>
    public const string VSwitchesInTheWay = "DependencyViolation.VSwitch";

    /// <summary>IPv6 can't be switched off for a VPC that has an IPv6 gateway. The code follows the service's pattern.</summary>
    public const string GatewayInTheWay = "DependencyViolation.Ipv6Gateway";

    /// <summary>The address already has bandwidth.</summary>
    public const string BandwidthAlreadyExisted = "OperationFailed.InternetBandwidthAlreadyExisted";

    /// <summary>The ClientToken of the request was used for a request with other values.</summary>
    public const string TokenOfOtherRequest = "IdempotentParameterMismatch";

    /// <summary>The gateway does not belong to the VPC of the address.</summary>
    public const string GatewayMismatch = "OperationFailed.Ipv6GatewayDisMatchIpv6Address";

    /// <summary>The bandwidth is outside the range for its charge type and gateway.</summary>
    public const string IllegalBandwidth = "IllegalParam.Bandwidth";

    /// <summary>The row names a different charge type from the one that its bandwidth has.</summary>
    public const string ChargeTypeIsFixed = "ChargeTypeCannotBeChanged";

    /// <summary>The code with which the service says that a dry run passed.</summary>
    public const string DryRunOperation = "DryRunOperation";

    /// <summary>-Wait ended because the awaited state can no longer be reached.</summary>
    public const string WaitFailed = "WaitFailed";

    /// <summary>The beginning of the id of each error whose outcome is unknown. The code of the failure comes after it.</summary>
    public const string OutcomeUnknown = "OutcomeUnknown.";

    /// <summary>A row failed because of a bug in this module.</summary>
    public const string UnexpectedFault = "UnexpectedFault";

    /// <summary>-Wait ended because its time was over.</summary>
    public const string WaitTimedOut = "WaitTimedOut";

    /// <summary>
    /// Whether a refusal says that the object to remove does not exist. The table says so of its code, or the code contains Ipv6, as those
    /// of addresses, bandwidths, rules and IPv6 gateways do. A refusal that says that something else is missing does not mean this.
    /// </summary>
    public static bool SaysThatItIsGone(string code) =>
        AdviceTable.Find(code, action: null) is { Category: ErrorCategory.ObjectNotFound, IsGone: var isGone }
        && (isGone || code.IndexOf("Ipv6", StringComparison.OrdinalIgnoreCase) >= 0);
}
