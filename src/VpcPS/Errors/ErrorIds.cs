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

    /// <summary>The gateway does not exist; documented for no action, after the pattern of others.</summary>
    public const string GatewayNotFound = "ResourceNotFound.Ipv6Gateway";

    /// <summary>The rule does not exist.</summary>
    public const string RuleNotFound = "ResourceNotFound.Ipv6EgressOnlyRule";

    /// <summary>The VPC does not exist.</summary>
    public const string VpcNotFound = "ResourceNotFound.VPC";

    /// <summary>The vSwitch does not exist; documented for no action, after the pattern of others.</summary>
    public const string VSwitchNotFound = "ResourceNotFound.VSwitch";

    /// <summary>The VPC that is to be changed or deleted does not exist; documented for these actions.</summary>
    public const string VpcIdNotFound = "InvalidVpcId.NotFound";

    /// <summary>The VPC that is to be deleted does not exist; DeleteVpc documents this code as well.</summary>
    public const string VpcCanNotBeFound = "Forbidden.VpcNotFound";

    /// <summary>The route table does not exist; documented for its routes and for binding it.</summary>
    public const string RouteTableNotFound = "InvalidRouteTableId.NotFound";

    /// <summary>The route table is that of the system, where one that somebody made is needed.</summary>
    public const string WrongRouteTableType = "IncorrectRouteTableType";

    /// <summary>The route does not exist.</summary>
    public const string RouteNotFound = "InvalidRouteEntry.NotFound";

    /// <summary>The route is one of the system, which can't be deleted.</summary>
    public const string SystemRoute = "OperationDenied";

    /// <summary>The vSwitch that is to be changed or deleted does not exist; documented for these actions.</summary>
    public const string VSwitchIdNotFound = "InvalidVSwitchId.NotFound";

    /// <summary>The network interface does not exist; a code of ECS.</summary>
    public const string InterfaceNotFound = "InvalidEniId.NotFound";

    /// <summary>Another vSwitch has the subnet index that a row names.</summary>
    public const string SubnetIndexTaken = "SubnetIndexTaken";

    /// <summary>All subnet indexes of a VPC are taken.</summary>
    public const string NoSubnetIndex = "NoSubnetIndex";

    /// <summary>A vSwitch whose IPv6 is to be switched off has addresses; the code follows the service's pattern.</summary>
    public const string AddressesInTheWay = "DependencyViolation.Ipv6Address";

    /// <summary>A VPC whose IPv6 is to be switched off has vSwitches with IPv6; the code is that of DeleteVpc.</summary>
    public const string VSwitchesInTheWay = "DependencyViolation.VSwitch";

    /// <summary>A VPC whose IPv6 is to be switched off has a gateway; the code follows the service's pattern.</summary>
    public const string GatewayInTheWay = "DependencyViolation.Ipv6Gateway";

    /// <summary>The address has bandwidth already.</summary>
    public const string BandwidthAlreadyExisted = "OperationFailed.InternetBandwidthAlreadyExisted";

    /// <summary>The gateway is not that of the address's VPC.</summary>
    public const string GatewayMismatch = "OperationFailed.Ipv6GatewayDisMatchIpv6Address";

    /// <summary>A bandwidth outside the range of its charge type and gateway.</summary>
    public const string IllegalBandwidth = "IllegalParam.Bandwidth";

    /// <summary>A row names another charge type than its bandwidth has.</summary>
    public const string ChargeTypeIsFixed = "ChargeTypeCannotBeChanged";

    /// <summary>The service's way to say that a dry run passed.</summary>
    public const string DryRunOperation = "DryRunOperation";

    /// <summary>-Wait ended because what was waited for can't happen any more.</summary>
    public const string WaitFailed = "WaitFailed";

    /// <summary>
    /// What the id of each error begins with whose outcome is unknown. The code of what failed comes after it.
    /// </summary>
    public const string OutcomeUnknown = "OutcomeUnknown.";

    /// <summary>A row failed by a fault of this module.</summary>
    public const string UnexpectedFault = "UnexpectedFault";

    /// <summary>-Wait ended because its time was over.</summary>
    public const string WaitTimedOut = "WaitTimedOut";

    /// <summary>
    /// Whether a refusal says that the thing which was to be removed is not there: an address, a bandwidth, a rule or an
    /// IPv6 gateway, all of which have Ipv6 in their codes, a VPC, a vSwitch, a route table or a route. That anything else
    /// is not there removes nothing.
    /// </summary>
    public static bool SaysThatItIsGone(string code) =>
        AdviceTable.Find(code, action: null).Category == ErrorCategory.ObjectNotFound
        && (code is BandwidthNotExist or VpcIdNotFound or VpcCanNotBeFound or VSwitchIdNotFound or RouteTableNotFound or RouteNotFound
            || code.IndexOf("Ipv6", StringComparison.OrdinalIgnoreCase) >= 0);
}
