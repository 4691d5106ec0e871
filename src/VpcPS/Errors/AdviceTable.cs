using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>What every error code is, what to do about it and what to type: data. <see cref="ErrorRecords"/> makes errors of it.</summary>
internal static class AdviceTable
{
    // Documented for DeleteIpv6Gateway: it is not the gateway that is missing.
    private const string RouteTableNotFound = "ResourceNotFound.RouteTable";

    private const string ListAddresses = "Get-VpcIpv6Address -Region {0}";
    /// <summary>The command that shows what bandwidth an address has.</summary>
    public const string ListBandwidth = "Get-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1}";
    private const string ListGateways = "Get-VpcIpv6Gateway -Region {0}";
    private const string ListRules = "Get-VpcIpv6EgressOnlyRule -Region {0} -Ipv6GatewayId {4}";
    private const string BuyBandwidth = "New-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1} -Bandwidth {5}{6}";
    private const string RemoveRules = "Get-VpcIpv6EgressOnlyRule -Region {0} -Ipv6GatewayId {4} | Remove-VpcIpv6EgressOnlyRule -Wait";
    private const string RemoveBandwidthOfGateway =
        "Get-VpcIpv6InternetBandwidth -Region {0} | Where-Object Ipv6GatewayId -eq {4} | Remove-VpcIpv6InternetBandwidth";
    private const string Reconnect = "Connect-VpcSession -Credential (Get-Credential) -Region {0}";
    private const string ChargeTypes = "-InternetChargeType is PayByTraffic or PayByBandwidth.";
    private const string TryLater = "The service is busy or failing; run the same command again in a minute.";
    private const string OtherOperation = "Another operation on it is still running; run the same command again in a minute.";
    private const string WrongClock = "This machine's clock is more than 15 minutes off: set it, then run the same command again.";
    private const string AskForPolicy = "Ask for a RAM policy that allows this action (vpc:{2}).";
    private const string SettleAccount =
        "The account can't pay for this now: check its balance, overdue bills and payment method in the console.";

    // Exact codes first, then families by what they begin with, end with or contain; within each, the first that fits
    // wins. Upper and lower case make no difference: the service spells its codes in many ways.
    private static readonly Advice[] Table =
    [
        new(
            IllegalBandwidth, ErrorCategory.InvalidArgument,
            "Keep to the range in Mbit/s: 1-5000 for PayByBandwidth; for PayByTraffic 1-500 on a Small, 1-1000 on a "
                + "Medium and 1-2000 on a Large gateway. A gateway without an edition allows 1-2000 and 1-1000."),
        new("MissingParam.Ipv6InstanceId", ErrorCategory.InvalidArgument, "Give the id of an address or of a bandwidth."),
        new(
            "InvalidIpv6Instance.NotFound", ErrorCategory.ObjectNotFound,
            "Check the id and the region against the list of addresses.",
            ListAddresses),
        new(AddressNotFound, ErrorCategory.ObjectNotFound, "Check the id and the region against the list of addresses.", ListAddresses),
        new("IllegalParam.ChargeType", ErrorCategory.InvalidArgument, ChargeTypes),
        new("IllegalParam.InternetChargeType", ErrorCategory.InvalidArgument, ChargeTypes),
        new("OperationUnsupported.PrePaid", ErrorCategory.NotImplemented, "Subscription bandwidth is not supported; buy it pay-as-you-go."),
        new(
            GatewayMismatch, ErrorCategory.InvalidData,
            "The address and the gateway are in different VPCs. Leave out the gateway id to have it looked up.",
            BuyBandwidth),
        new(
            BandwidthAlreadyExisted, ErrorCategory.ResourceExists,
            "The address already has bandwidth; change it instead of buying.",
            "Set-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1} -Bandwidth {5}"),
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
        new(BandwidthNotExist, ErrorCategory.ObjectNotFound, "The address has no bandwidth; buy some first.", BuyBandwidth),
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
        new(
            VpcNotFound, ErrorCategory.ObjectNotFound,
            "Check the id and the region against the list of VPCs.",
            "Get-VpcNetwork -Region {0}"),
        new(
            VSwitchNotFound, ErrorCategory.ObjectNotFound,
            "Check the id and the region against the list of vSwitches.",
            "Get-VpcVSwitch -Region {0}"),
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
        new(RouteTableNotFound, ErrorCategory.ObjectNotFound, "The gateway exists, but its route table doesn't. Check it in the console."),
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
            "Unbind the gateway's route table first, in the console."),
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
            "An instance uses the address. Unassign it from the instance in ECS first."),
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
        new("InvalidAction.NotFound", ErrorCategory.InvalidArgument, "Check the action's name, upper and lower case included."),
        new(
            "IdempotentParameterMismatch", ErrorCategory.InvalidArgument,
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

        // Before the families that some of them begin like: InvalidAccountStatus.NotEnoughBalance, Forbidden.AccountFrozen.
        // Not Balance alone: a LoadBalancer is no matter of money.
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
        // Spelt so by AssociateVpcCidrBlock.
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

    // Why, only the service knows, and says in its own words.
    private static Advice AnyOtherRefusal => new(
        "",
        ErrorCategory.ResourceUnavailable,
        UserText.Translate(
            "The service gives its reason above. For more, see its documentation, or ask its support and quote the request id."));

    /// <summary>What is known about a code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="action">The action that gave it, or null.</param>
    /// <param name="httpStatus">The answer's HTTP status, or null.</param>
    public static Advice Find(string code, string? action, int? httpStatus = null) =>
        Table.FirstOrDefault(advice => advice.Fits == FamilyFit.Exactly && advice.IsFor(code, action))
        ?? Table.FirstOrDefault(advice => advice.Fits != FamilyFit.Exactly && advice.IsFor(code, action))
        ?? (httpStatus is >= 400 and < 500 ? AnyOtherRefusal : AnyOtherFailure);
}
