using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Core.Api;
using VpcPS.Core.Credentials;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using VpcPS.Texts;

namespace VpcPS.Errors;

/// <summary>
/// Every error id, its category, and what to do about it: the one table. A code is looked up as it is, then by the
/// family that its beginning names, so that a code which the service adds later still gets its family's advice. What
/// is ours is said in the language of the user's interface; ids, codes and the service's own words stay as they are.
/// </summary>
internal static class ErrorRecords
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

    /// <summary>The address has bandwidth already.</summary>
    public const string BandwidthAlreadyExisted = "OperationFailed.InternetBandwidthAlreadyExisted";

    /// <summary>The gateway is not that of the address's VPC.</summary>
    public const string GatewayMismatch = "OperationFailed.Ipv6GatewayDisMatchIpv6Address";

    /// <summary>A bandwidth outside the range of its charge type and gateway.</summary>
    public const string IllegalBandwidth = "IllegalParam.Bandwidth";

    /// <summary>The service's way to say that a dry run passed.</summary>
    public const string DryRunOperation = "DryRunOperation";

    /// <summary>-Wait ended because what was waited for can't happen any more.</summary>
    public const string WaitFailed = "WaitFailed";

    /// <summary>-Wait ended because its time was over.</summary>
    public const string UnexpectedFault = "UnexpectedFault";

    public const string WaitTimedOut = "WaitTimedOut";

    // Documented for DeleteIpv6Gateway: it is not the gateway that is missing.
    private const string RouteTableNotFound = "ResourceNotFound.RouteTable";

    private const string ListAddresses = "Get-VpcIpv6Address -Region {0}";
    private const string ListBandwidth = "Get-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1}";
    private const string ListGateways = "Get-VpcIpv6Gateway -Region {0}";
    private const string ListRules = "Get-VpcIpv6EgressOnlyRule -Region {0} -Ipv6GatewayId {4}";
    private const string BuyBandwidth = "New-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1} -Bandwidth {5}";
    private const string RemoveRules = "Get-VpcIpv6EgressOnlyRule -Region {0} -Ipv6GatewayId {4} | Remove-VpcIpv6EgressOnlyRule -Wait";
    private const string RemoveBandwidthOfGateway = "Get-VpcIpv6InternetBandwidth -Region {0} | Where-Object Ipv6GatewayId -eq {4} | Remove-VpcIpv6InternetBandwidth";
    private const string Reconnect = "Connect-VpcSession -Credential (Get-Credential) -Region {0}";
    private const string ChargeTypes = "-InternetChargeType is PayByTraffic or PayByBandwidth.";
    private const string TryLater = "The service is busy or out of order; run the same command again in a minute.";
    private const string OtherOperation = "Another operation on it is still running; run the same command again in a minute.";
    private const string WrongClock = "This machine's clock is more than 15 minutes off: set it, then run the same command again.";
    private const string AskForPolicy = "Ask for a RAM policy that allows this action (vpc:{2}).";
    private const string SettleAccount = "The account can't pay for this now: check its balance, overdue bills and payment method in the console.";

    // Exact codes first, then families by what they begin with, end with or contain; within each, the first that fits
    // wins. Upper and lower case make no difference: the service spells its codes in many ways.
    private static readonly Advice[] Table =
    [
        new(IllegalBandwidth, ErrorCategory.InvalidArgument, "Keep to the range in Mbit/s: 1-5000 for PayByBandwidth; for PayByTraffic 1-500 on a Small, 1-1000 on a Medium and 1-2000 on a Large gateway."),
        new("MissingParam.Ipv6InstanceId", ErrorCategory.InvalidArgument, "Give the id of an address or of a bandwidth."),
        new("InvalidIpv6Instance.NotFound", ErrorCategory.ObjectNotFound, "Check the id and the region against the list of addresses.", ListAddresses),
        new(AddressNotFound, ErrorCategory.ObjectNotFound, "Check the id and the region against the list of addresses.", ListAddresses),
        new("IllegalParam.ChargeType", ErrorCategory.InvalidArgument, ChargeTypes),
        new("IllegalParam.InternetChargeType", ErrorCategory.InvalidArgument, ChargeTypes),
        new("OperationUnsupported.PrePaid", ErrorCategory.NotImplemented, "Subscription bandwidth is not supported; buy it pay-as-you-go."),
        new(GatewayMismatch, ErrorCategory.InvalidData, "Address and gateway are in different VPCs. Leave the gateway id out, and it is looked up.", ListAddresses),
        new(BandwidthAlreadyExisted, ErrorCategory.ResourceExists, "The address has bandwidth already; change it instead of buying.", "Set-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1} -Bandwidth {5}"),
        new(GatewayNotExist, ErrorCategory.ObjectNotFound, "The address's VPC needs an IPv6 gateway before bandwidth can be bought; check the gateway id, or create a gateway.", "New-VpcIpv6Gateway -Region {0} -VpcId {3} -Wait"),
        new("IncorrectStatus.Ipv6Instance", ErrorCategory.ResourceBusy, "Wait until the address is Available, then run the same command again.", ListAddresses),
        new("IllegalParam.Ipv6Address", ErrorCategory.InvalidArgument, "Check the address.", ListAddresses),
        new("UnsupportedFeature.InternetChargeTypeOnFreeIpv6Address", ErrorCategory.InvalidOperation, "Use the other charge type."),
        new("UnsupportedFeature.InternetChargeTypeOnStaticIsp", ErrorCategory.InvalidOperation, "Use the other charge type."),
        new("OperationUnsupported.ULA", ErrorCategory.InvalidOperation, "Use an address of a public range; unique-local ones (fc00::/7) stay inside the VPC."),
        new("OperationFailed.OpenCdtServiceFirst", ErrorCategory.InvalidOperation, "Enable Cloud Data Transfer (CDT) for the account in the console, then run the same command again."),
        new("InvalidRegionId.NotFound", ErrorCategory.InvalidArgument, "Check the region's spelling, such as cn-huhehaote; Get-VpcRegion lists them.", "Get-VpcRegion"),
        new("OperationFailed.QueryAccountInfo", ErrorCategory.ResourceUnavailable, TryLater),
        new("OperationFailed.SaleValidate", ErrorCategory.ResourceUnavailable, "The account can't buy this now: check its balance and quota in the console."),
        new("SystemBusy", ErrorCategory.ResourceBusy, TryLater),
        new("OperationUnsupported.FinancialLocked", ErrorCategory.InvalidOperation, "Settle the account's bill first."),
        new(BandwidthNotExist, ErrorCategory.ObjectNotFound, "The address has no bandwidth; buy some first.", BuyBandwidth),
        new("OperationFailed.InternetBandwidthUnstable", ErrorCategory.ResourceBusy, "The bandwidth is being changed; run the same command again in a minute."),
        new("OperationFailed.BandwidthExceedLimit", ErrorCategory.InvalidArgument, "Ask for less bandwidth."),
        new("ParamExclusive.Ipv6AddressIdAndIpv6InternetBandwidthId", ErrorCategory.InvalidArgument, "Give exactly one id: the address's or the bandwidth's."),
        new("BothEmptyParam.Ipv6AddressIdAndIpv6InternetBandwidthId", ErrorCategory.InvalidArgument, "Give exactly one id: the address's or the bandwidth's."),
        new("ResourceNotFound.Ipv6InstanceId", ErrorCategory.ObjectNotFound, "Check the id and the region against the list of addresses.", ListAddresses),
        new(GatewayNotFound, ErrorCategory.ObjectNotFound, "Check the id and the region against the list of gateways.", ListGateways),
        new(RuleNotFound, ErrorCategory.ObjectNotFound, "Check the id and the region against the list of rules.", ListRules),
        new(VpcNotFound, ErrorCategory.ObjectNotFound, "Check the id and the region against the list of VPCs.", "Get-VpcNetwork -Region {0}"),
        new(VSwitchNotFound, ErrorCategory.ObjectNotFound, "Check the id and the region against the list of vSwitches.", "Get-VpcVSwitch -Region {0}"),
        new(RouteTableNotFound, ErrorCategory.ObjectNotFound, "The gateway is there, its route table is not: look at it in the console."),
        new("DependencyViolation.Ipv6InternetBandwidth", ErrorCategory.ResourceBusy, "Remove the bandwidth of the gateway's addresses first.", RemoveBandwidthOfGateway) { Action = "DeleteIpv6Gateway" },
        new("DependencyViolation.Ipv6InternetBandwidth", ErrorCategory.ResourceBusy, "Remove the address's bandwidth first.", "Remove-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1}"),
        new("DependencyViolation.GatewayRouteTableRelation", ErrorCategory.ResourceBusy, "Unbind the gateway's route table first, in the console."),
        new("OperationFailed.Ipv6GatewayAlreadyExisted", ErrorCategory.ResourceExists, "The VPC has its IPv6 gateway already; a VPC has at most one.", ListGateways + " -VpcId {3}"),
        new("OperationFailed.Ipv6EgressOnlyRuleAlreadyExisted", ErrorCategory.ResourceExists, "The address has a rule already.", ListRules),
        new("QuotaExceeded.Ipv6EgressOnlyRule", ErrorCategory.LimitsExceeded, "The gateway takes no more rules (0 on a Small, 50 on a Medium, 200 on a Large one): remove some, or change its edition.", "Set-VpcIpv6Gateway -Region {0} -Ipv6GatewayId {4} -Spec Medium"),
        new("OperationFailed.AssociationExist", ErrorCategory.ResourceBusy, "An instance uses the address: take it off the instance first, with ECS."),
        new("OperationFailed.ServiceManaged", ErrorCategory.InvalidOperation, "The address belongs to another cloud service, which alone can change it."),
        new(WaitFailed, ErrorCategory.InvalidResult, "Look at it, then decide whether to begin again."),
        new(WaitTimedOut, ErrorCategory.OperationTimeout, "The service goes on by itself: look again later, or allow more time with -WaitTimeoutSec."),
        new("InvalidAction.NotFound", ErrorCategory.InvalidArgument, "Check the action's name, upper and lower case included."),
        new("IdempotentParameterMismatch", ErrorCategory.InvalidArgument, "This -ClientToken was used for another request. Leave it out to have a new one made."),
        new("SignatureDoesNotMatch", ErrorCategory.AuthenticationError, "Check the AccessKey secret and give it again.", Reconnect),
        new("IncompleteSignature", ErrorCategory.AuthenticationError, "The signature did not arrive whole: check proxies on the way."),
        new("InvalidAccessKeyId.Inactive", ErrorCategory.AuthenticationError, "The AccessKey is disabled: enable it in the RAM console, or use another.", Reconnect),
        new("InvalidTimeStamp.Expired", ErrorCategory.InvalidOperation, WrongClock),
        new("IllegalTimestamp", ErrorCategory.InvalidOperation, WrongClock),
        new("ServiceUnavailable", ErrorCategory.ResourceUnavailable, TryLater),
        new("InternalError", ErrorCategory.ResourceUnavailable, TryLater),
        new(UnexpectedFault, ErrorCategory.NotSpecified, "Look whether the change was made before you run the row again, and report the fault with its -Verbose lines."),
        new("UnknownError", ErrorCategory.ResourceUnavailable, TryLater),
        new("SignatureNonceUsed", ErrorCategory.InvalidOperation, "A request arrived twice, which points to a proxy that repeats requests; run the same command again."),

        new(ConnectionErrorCodes.EndpointUnreachable, ErrorCategory.ConnectionError, "Check the region, the network and the proxy; nothing was sent."),
        new(ConnectionErrorCodes.TlsFailure, ErrorCategory.SecurityError, "Check that the endpoint speaks HTTPS and that no proxy replaces its certificate; nothing was sent."),
        new(ConnectionErrorCodes.Timeout, ErrorCategory.OperationTimeout, "Check the network, or allow more time with Connect-VpcSession -TimeoutSec."),
        new(ConnectionErrorCodes.ConnectionBroken, ErrorCategory.ConnectionError, "Check the network and proxies on the way."),
        new(ConnectionErrorCodes.UnreadableAnswer, ErrorCategory.InvalidResult, "Something else than the service answered: check -EndpointUrl and proxies on the way."),
        new(ConnectionErrorCodes.UnexpectedRedirect, ErrorCategory.InvalidResult, "Give the right endpoint with Connect-VpcSession -EndpointUrl."),
        new(ConnectionErrorCodes.ProxyAuthenticationRequired, ErrorCategory.AuthenticationError, "Put the proxy's user and password into the environment variable HTTPS_PROXY."),
        new(ConnectionErrorCodes.Canceled, ErrorCategory.OperationStopped, "The command was stopped."),
        new(ConnectionErrorCodes.NoCredentials, ErrorCategory.AuthenticationError, "Connect again with credentials that last.", Reconnect),

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
        new("InvalidAccessKeyId", ErrorCategory.AuthenticationError, "Check the AccessKey id and give it again.", Reconnect) { Fits = FamilyFit.Begins },
        new("InvalidSecurityToken", ErrorCategory.AuthenticationError, "The STS token has expired or belongs to another key: get new temporary credentials, and connect with all three parts.", Reconnect + " -SecurityToken (Read-Host -AsSecureString)") { Fits = FamilyFit.Begins },
        new("MissingSecurityToken", ErrorCategory.AuthenticationError, "Temporary credentials need their STS token too.", Reconnect + " -SecurityToken (Read-Host -AsSecureString)") { Fits = FamilyFit.Begins },
        new("Forbidden", ErrorCategory.PermissionDenied, AskForPolicy) { Fits = FamilyFit.Begins },
        // Spelt so by AssociateVpcCidrBlock.
        new("Forbbiden", ErrorCategory.PermissionDenied, AskForPolicy) { Fits = FamilyFit.Begins },
        new("NoPermission", ErrorCategory.PermissionDenied, AskForPolicy) { Fits = FamilyFit.Contains },
        new("NotAuthorized", ErrorCategory.PermissionDenied, AskForPolicy) { Fits = FamilyFit.Contains },
        new("Unauthorized", ErrorCategory.PermissionDenied, AskForPolicy) { Fits = FamilyFit.Contains },
        new("AccessDenied", ErrorCategory.PermissionDenied, AskForPolicy) { Fits = FamilyFit.Contains },
        new("Throttling", ErrorCategory.LimitsExceeded, "The account's rate limit is reached; run the same command again in a minute.") { Fits = FamilyFit.Contains },
        new("DependencyViolation", ErrorCategory.ResourceBusy, "Remove the gateway's egress-only rules and the bandwidth of its addresses first.", RemoveRules) { Fits = FamilyFit.Begins, Action = "DeleteIpv6Gateway" },
        new("DependencyViolation", ErrorCategory.ResourceBusy, "Remove the egress-only rule of the address first.", "Get-VpcIpv6EgressOnlyRule -Region {0} -Ipv6AddressId {1} | Remove-VpcIpv6EgressOnlyRule -Wait") { Fits = FamilyFit.Begins, Action = "DeleteIpv6InternetBandwidth" },
        new("DependencyViolation", ErrorCategory.ResourceBusy, "Remove what depends on it first.") { Fits = FamilyFit.Begins },
        new("QuotaExceeded", ErrorCategory.LimitsExceeded, "Remove something, or ask for a larger quota in the console.") { Fits = FamilyFit.Begins },
        new("ResourceNotFound", ErrorCategory.ObjectNotFound, "Check the id and the region.") { Fits = FamilyFit.Begins },
        new("InvalidTimeStamp", ErrorCategory.InvalidOperation, "Check this machine's clock.") { Fits = FamilyFit.Begins },
        new("IncorrectStatus", ErrorCategory.ResourceBusy, "Wait until it is Available, with -Wait for one, then run the same command again.") { Fits = FamilyFit.Begins },
        new("IncorrectVpcStatus", ErrorCategory.ResourceBusy, "Wait until it is Available, then run the same command again.") { Fits = FamilyFit.Begins },
        new("IncorrectVSwitchStatus", ErrorCategory.ResourceBusy, "Wait until it is Available, then run the same command again.") { Fits = FamilyFit.Begins },
        new("OperationConflict", ErrorCategory.ResourceBusy, OtherOperation) { Fits = FamilyFit.Begins },
        new("TaskConflict", ErrorCategory.ResourceBusy, OtherOperation) { Fits = FamilyFit.Begins },
        new("OperationFailed.DistibuteLock", ErrorCategory.ResourceBusy, OtherOperation) { Fits = FamilyFit.Begins },
        new("OperationDenied.OtherSubnetProcessing", ErrorCategory.ResourceBusy, OtherOperation) { Fits = FamilyFit.Begins },
        new("BandwidthPackageOperation.conflict", ErrorCategory.ResourceBusy, OtherOperation) { Fits = FamilyFit.Begins },
        // LastTokenProcessing, OperationFailed.LastTokenProcessing, OperationFailed.IdempotentTokenProcessing.
        new("TokenProcessing", ErrorCategory.ResourceBusy, "The same request is still being carried out; run the same command again in a minute.") { Fits = FamilyFit.Contains },
        new("Missing", ErrorCategory.InvalidArgument, "Give the parameter that is named.") { Fits = FamilyFit.Begins },
        new("BothEmptyParam", ErrorCategory.InvalidArgument, "Give one of the parameters that are named.") { Fits = FamilyFit.Begins },
        new("ParamExclusive", ErrorCategory.InvalidArgument, "Give only one of the parameters that are named.") { Fits = FamilyFit.Begins },
        new("IllegalParam", ErrorCategory.InvalidArgument, "Correct the parameter that is named.") { Fits = FamilyFit.Begins },
        new(".NotFound", ErrorCategory.ObjectNotFound, "Check the id and the region.") { Fits = FamilyFit.Ends },
        new("Invalid", ErrorCategory.InvalidArgument, "Correct the parameter that is named.") { Fits = FamilyFit.Begins },
    ];

    private static readonly Advice AnyOtherFailure = new("", ErrorCategory.ResourceUnavailable, TryLater);

    // Why, only the service knows, and says in its own words.
    private static Advice AnyOtherRefusal => new(
        "", ErrorCategory.ResourceUnavailable, UserText.Translate("The service gives its reason above; its documents, or its support by the request id, know more."));

    /// <summary>
    /// Whether a refusal says that the thing which was to be removed is not there: an address, a bandwidth, a rule or an
    /// IPv6 gateway, all of which have Ipv6 in their codes. That anything else is not there removes nothing.
    /// </summary>
    public static bool SaysThatItIsGone(string code) =>
        Find(code, action: null).Category == ErrorCategory.ObjectNotFound
        && (code == BandwidthNotExist || code.IndexOf("Ipv6", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>A failed call as an error of its row.</summary>
    /// <param name="error">What the call failed with.</param>
    /// <param name="target">The input.</param>
    /// <param name="subjectId">The id of what the row is about, for the message and the command to type next.</param>
    /// <param name="clientToken">
    /// The token with which the user can repeat the row to find out about an unknown outcome; null where there is no
    /// -ClientToken.
    /// </param>
    /// <param name="relatedId">Another id for the command to type next.</param>
    /// <param name="looksFirst">Whether the command looks before it changes anything, so that it can simply be repeated.</param>
    public static ErrorRecord FromCall(
        VpcException error, object? target, string? subjectId = null, string? clientToken = null, string? relatedId = null, bool looksFirst = false)
    {
        Advice advice = Find(error.Code, error.Action, (error as VpcApiException)?.HttpStatus);
        string subject = subjectId ?? error.Action;
        string what = Sentence(error.Message);
        string message = error is VpcApiException { RequestId: { } requestId }
            ? UserText.Of($"{subject} in {error.Region}: {what} ({error.Code}, request {requestId}).")
            : UserText.Of($"{subject} in {error.Region}: {what} ({error.Code}).");
        string? nextCommand = advice.NextCommand;
        if (error.IsOutcomeUnknown)
        {
            message = Sentences(message, WhatIsUnknown(isPurchase: error.Action == "AllocateIpv6InternetBandwidth", looksFirst, clientToken));
            nextCommand = LookUpCommand.For(error.Call) ?? nextCommand;
        }

        return Make(
            error, error.Code, advice.Category, message, UserText.Translate(advice.Remedy), nextCommand, target,
            new Names(error.Region, error.Action, subjectId, relatedId, target));
    }

    /// <summary>An error that the module finds itself, under the code that the service has for it.</summary>
    public static ErrorRecord Own(
        string code, FormattableString message, object? target, string? region, string? subjectId = null, string? relatedId = null)
    {
        Advice advice = Find(code, action: null);
        string what = UserText.Of(message);
        return Make(
            new InvalidOperationException(what), code, advice.Category, UserText.Of($"{what} ({code})."),
            UserText.Translate(advice.Remedy), advice.NextCommand, target, new Names(region, Action: null, subjectId, relatedId, target));
    }

    /// <summary>What must not happen: a fault of this module.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="subject">What the row was about.</param>
    public static ErrorRecord Unexpected(Exception fault, string subject)
    {
        Advice advice = Find(UnexpectedFault, action: null);
        string what = UserText.Of($"{subject}: VpcPS has failed by a fault of its own: {fault.GetType().Name}: {fault.Message}");
        return Make(
            fault, UnexpectedFault, advice.Category, UserText.Of($"{what} ({UnexpectedFault})."),
            UserText.Translate(advice.Remedy), advice.NextCommand, subject, new Names(Region: null, Action: null, subject, RelatedId: null, subject));
    }

    /// <summary>An error of the caller's input that no code of the service stands for.</summary>
    public static ErrorRecord BadInput(string errorId, FormattableString message, FormattableString remedy, object? target)
    {
        string what = UserText.Of(message);
        return Make(
            new ArgumentException(what), errorId, ErrorCategory.InvalidArgument, UserText.Of($"{Sentence(what)}."),
            UserText.Of(remedy), nextCommand: null, target, Names.None);
    }

    /// <summary>A row whose address id is blank.</summary>
    public static ErrorRecord NoAddressId(object? target) => BadInput(
        "MissingIpv6AddressId", $"The row has no address id", $"Fill its column Ipv6AddressId, such as ipv6-hp351bytt9inrfp6tgubd.", target);

    /// <summary>A row of which nothing can be read, such as one that was read with the wrong delimiter.</summary>
    public static ErrorRecord UnreadableRow(string problem, object? target) => BadInput(
        "UnreadableRow", $"{problem}", $"Mend the file or how it is read.", target);

    /// <summary>An id that is of another kind than its column.</summary>
    public static ErrorRecord WrongId(string column, string id, string prefix, object? target) => BadInput(
        "Invalid" + column, $"{IdSyntax.Problem(id, prefix)}", $"Correct the column {column}.", target);

    /// <summary>A row for an address that an earlier row has.</summary>
    public static ErrorRecord DuplicateRow(Ipv6InternetBandwidth target, int earlierRow) => BadInput(
        "DuplicateRow", $"{target.Ipv6AddressId} in {target.RegionId}: row {earlierRow} is for the same address", $"Take one of the two rows out.", target);

    /// <summary>A row of a desired state that can't be brought about.</summary>
    public static ErrorRecord SyncConflict(Ipv6InternetBandwidthChange target, FormattableString remedy) => BadInput(
        "SyncConflict", $"{target.Ipv6AddressId} in {target.RegionId}: {target.Reason}", remedy, target);

    /// <summary>Bandwidth that no row names must not be removed while a row may have been meant to name it.</summary>
    public static ErrorRecord PruneRefused(string reason, string gatewayId) => BadInput(
        "PruneRefused", $"{gatewayId}: nothing was removed by -Prune: {reason}", $"Mend the input, then run the same command again.", gatewayId);

    /// <summary>More would be removed than was allowed, or than can be meant.</summary>
    public static ErrorRecord PrunesTooMuch(string gatewayId, int count, int total, string? most) => most is null
        ? BadInput(
            "PruneRefused",
            $"{gatewayId}: nothing was removed by -Prune: no row names {count} of its {total} bandwidths, which is more than half",
            $"Check that the input is whole. Give -MaxPrune {count} to remove them all the same, or leave -Force out to be asked.",
            gatewayId)
        : BadInput(
            "PruneRefused",
            $"{gatewayId}: nothing was removed by -Prune: no row names {count} of its {total} bandwidths, which is more than -MaxPrune {most}",
            $"Check that the input is whole. Give -MaxPrune {count} to remove them all the same.",
            gatewayId);

    /// <summary>-Prune without the gateway that it is for.</summary>
    public static ErrorRecord PruneNeedsGateway() => BadInput(
        "PruneNeedsGateway", $"-Prune removes bandwidth of one gateway, and none was given", $"Give it as an argument: -Prune -Ipv6GatewayId ipv6gw-...; the rows' column does not count.", target: null);

    /// <summary>A row that would exceed -MaxTotalBandwidth.</summary>
    public static ErrorRecord MaxTotalBandwidth(Ipv6InternetBandwidth target, long total, int most) => BadInput(
        "MaxTotalBandwidth",
        $"{target.Ipv6AddressId} in {target.RegionId}: with its {target.Bandwidth} Mbps the rows so far would ask for {total} Mbps, more than the {most} of -MaxTotalBandwidth",
        $"Raise -MaxTotalBandwidth, or ask for less.",
        target);

    /// <summary>A row for an address for which another purchase may have been made.</summary>
    public static ErrorRecord JournalConflict(Ipv6InternetBandwidth target, Ipv6InternetBandwidth unfinished) => BadInput(
        "JournalConflict",
        $"{target.Ipv6AddressId} in {target.RegionId}: the journal has a purchase of {unfinished.Bandwidth} Mbps, {unfinished.InternetChargeType}, that was sent and whose outcome is unknown",
        $"Run the row once more as it was to find out; then change the bandwidth.",
        target);

    /// <summary>
    /// What the row asks for is there, and whether this run's request or another client's has bought it can't be told.
    /// </summary>
    /// <param name="present">What is there.</param>
    /// <param name="error">The answer to the repetition of the purchase, or null where a journal has it so.</param>
    public static ErrorRecord UnknownBuyer(Ipv6InternetBandwidth present, VpcApiException? error = null)
    {
        string what = UserText.Of($"{present.Ipv6AddressId} in {present.RegionId}: bought, by this run or by another: the same bandwidth and charge type were there: {present.Bandwidth} Mbps, {present.InternetChargeType}, {present.InternetBandwidthId}");
        return Make(
            error is { IsOutcomeUnknown: true } ? error : new UnknownOutcomeException(what),
            BandwidthAlreadyExisted,
            ErrorCategory.ResourceExists,
            UserText.Of($"{what} ({BandwidthAlreadyExisted})."),
            UserText.Translate("The answer to the purchase was lost; nothing more is to be bought."),
            ListBandwidth,
            present with { InternetBandwidthId = null },
            new Names(present.RegionId, Action: null, present.Ipv6AddressId, RelatedId: null, present));
    }

    /// <summary>The journal has a purchase, and the address has bandwidth that no list shows yet.</summary>
    public static ErrorRecord NotShownYet(Ipv6InternetBandwidth bought)
    {
        string what = UserText.Of($"{bought.Ipv6AddressId} in {bought.RegionId}: the journal has {bought.InternetBandwidthId} as bought, and the service says that the address has bandwidth, but does not show it yet");
        return Make(
            new UnknownOutcomeException(what),
            "NotShownYet",
            ErrorCategory.ResourceBusy,
            UserText.Of($"{what}."),
            UserText.Translate("Nothing was bought now. Run the same command again in a minute."),
            ListBandwidth,
            bought,
            new Names(bought.RegionId, Action: null, bought.Ipv6AddressId, RelatedId: null, bought));
    }

    /// <summary>A journal that can't be used; the exception names file and reason.</summary>
    public static ErrorRecord Journal(JournalException error, object? target) => Make(
        error, "JournalFailed", ErrorCategory.WriteError, UserText.Of($"{Sentence(error.Message)}."),
        error.Adoption switch
        {
            JournalAdoption.OfOtherKey => UserText.Translate("Nothing was bought. Give another -JournalPath; where both keys are of one account, -AdoptJournal uses this one."),
            JournalAdoption.OfUnknownOwner => UserText.Translate("Nothing was bought. Give another -JournalPath; where it is this account's, -AdoptJournal or -Confirm:$false uses this one."),
            _ => UserText.Translate("Nothing is bought that the journal does not have first: mend it, or give another -JournalPath."),
        },
        nextCommand: null, target, Names.None);

    /// <summary>An error that ends a list before its end says how much of it came.</summary>
    public static ErrorRecord OfList(ErrorRecord error, int count)
    {
        string whatCame = count == 0
            ? UserText.Translate("Nothing of the list was read.")
            : UserText.Of($"The list is incomplete: {count} of its objects came before this error.");
        error.ErrorDetails = new ErrorDetails(Sentences(error.ErrorDetails.Message, whatCame)) { RecommendedAction = error.ErrorDetails.RecommendedAction };
        return error;
    }

    /// <summary>A list that could not be read because it changes all the time.</summary>
    public static ErrorRecord ListKeepsChanging(ApiAction action) => BadInput(
        "ListKeepsChanging",
        $"{action.Name} in {action.Region}: the list changed each time it was read, and may be incomplete",
        $"Run the same command again; collect the list into a variable before changing what it lists.",
        action.Region);

    /// <summary>A row whose id is blank.</summary>
    /// <param name="parameter">The parameter that takes the id.</param>
    /// <param name="example">An id of that kind.</param>
    /// <param name="target">The input.</param>
    public static ErrorRecord NoId(string parameter, string example, object? target) => BadInput(
        "Missing" + parameter, $"The row has no {parameter}", $"Fill its column {parameter}, such as {example}.", target);

    /// <summary>Something in the pipeline that has no id for a list and limits it in no way that has one meaning.</summary>
    /// <param name="parameter">The parameter that takes the id.</param>
    /// <param name="prefixes">What the ids begin with that were looked for.</param>
    /// <param name="input">The input.</param>
    public static ErrorRecord NothingToListBy(string parameter, IEnumerable<string> prefixes, PSObject? input)
    {
        string ids = string.Join(", ", prefixes.Select(prefix => prefix + "..."));
        FormattableString message = $"$null came through the pipeline where {ids} or a region was looked for";
        if (PipedThing.TextOf(input) is { } text)
        {
            message = IdSyntax.ProblemOfOne(text, prefixes) is { } problem
                ? $"{problem}"
                : (FormattableString)$"'{text}' is no id by which this command can list: looked for {ids}";
        }
        else if (input is not null)
        {
            message = $"The input has no {parameter} and is nothing else by which this command can list: looked for {ids}, or a region alone; its columns are {string.Join(", ", PipedThing.ColumnsOf(input))}";
        }

        return BadInput("Missing" + parameter, message, $"Name its column {parameter}, or give -{parameter}. To list a whole region, give -Region and pipe nothing in.", input);
    }

    /// <summary>Something in the pipeline of Invoke-VpcApi that is no region.</summary>
    public static ErrorRecord NothingButRegions(PSObject? input) => BadInput(
        "NoRegionInInput",
        $"'{input}' is no region, and Invoke-VpcApi takes nothing else from the pipeline",
        $"Use ForEach-Object and name in -Parameter what is meant, such as: ForEach-Object {{ Invoke-VpcApi DescribeIpv6Addresses @{{ VpcId = $_.VpcId }} -All }}.",
        input);

    /// <summary>Something in the pipeline of Get-VpcRegion that has no region.</summary>
    public static ErrorRecord NoRegionInInput(PSObject? input) => BadInput(
        "NoRegionInInput", $"'{input}' has no region", $"Pipe in objects or rows with RegionId or Region, or nothing to list all regions.", input);

    /// <summary>A line of text that is no id for the command.</summary>
    public static ErrorRecord TextIsNoId(string errorId, string text, IReadOnlyList<string> prefixes, object? target) => BadInput(
        errorId,
        IdSyntax.ProblemOfOne(text, prefixes) is { } problem
            ? $"{problem}"
            : (FormattableString)$"'{text}' is no id that this command takes: it begins with {string.Join(", ", prefixes)}",
        $"Give one id on each line; a CSV goes through Import-Csv first.",
        target);

    /// <summary>A line of text beside an id that was given as an argument.</summary>
    public static ErrorRecord TwoIds(string text, string given) => BadInput(
        "TwoIds", $"'{text}' came through the pipeline, and {given} was given too", $"Give one of the two.", text);

    /// <summary>An argument without a value, which would not limit a list at all.</summary>
    public static ErrorRecord EmptyArgument(string parameter) => BadInput(
        "EmptyArgument", $"-{parameter} is empty, and would not limit what is listed", $"Give -{parameter} a value, or leave it out.", target: null);

    /// <summary>Something of one region that was piped into a command for another.</summary>
    public static ErrorRecord OtherRegion(string subject, string region, string asked, object? target) => BadInput(
        "OtherRegion", $"{subject} is in {region}, and -Region is {asked}", $"Leave -Region out.", target);

    /// <summary>An id of a resource with tags that can't be one.</summary>
    public static ErrorRecord WrongResourceId(string problem, object? target) => BadInput(
        "InvalidResourceId", $"{problem}", $"Correct the id.", target);

    /// <summary>An id that does not show of which kind its resource is.</summary>
    public static ErrorRecord UnknownResourceType(string id) => BadInput(
        "UnknownResourceType", $"The kind of '{id}' can't be told from its id", $"Give -ResourceType, such as IPV6ADDRESS; bandwidths and egress-only rules have no tags.", id);

    /// <summary>Set- without anything to set.</summary>
    public static ErrorRecord NothingToSet(string id, string parameters, object? target) => BadInput(
        "NothingToSet", $"{id}: nothing to set was given", $"Give at least one of {parameters}.", target);

    /// <summary>A region that is no region's id.</summary>
    public static ErrorRecord BadRegion(string region, object? target) => BadInput(
        "InvalidRegion", $"'{ShownText.Naming(region)}' is no region id", $"It consists of lower-case letters, digits and hyphens, such as cn-huhehaote; Get-VpcRegion lists them.", target);

    /// <summary>No row can succeed: there is nothing to sign with. The error names each source that was asked, and why it gave nothing.</summary>
    public static ErrorRecord NoCredentials(CredentialsUnavailableException error)
    {
        // One line: PowerShell 7 wraps messages anew, and line breaks would be lost.
        string tried = error.EndsChain || error.Failures.Count == 0
            ? UserText.Of($"No credentials: {Sentence(error.Message)}.")
            : UserText.Of($"No credentials were found. Tried: {string.Join(UserText.Translate("; "), error.Failures.Select(failure => UserText.Of($"{failure.Source} ({Sentence(failure.Reason)})")))}.");
        return Make(
            error, "NoCredentials", ErrorCategory.AuthenticationError, tried,
            error.EndsChain
                ? UserText.Translate("Correct it, or take it away where it is not meant; -ProfileName and -Credential of Connect-VpcSession, and -Session, name others.")
                : UserText.Of($"Connect a session in this runspace, or give one of another runspace with -Session ($using:session in ForEach-Object -Parallel and Start-ThreadJob), or set {EnvironmentCredentialsProvider.AccessKeyIdVariable} and {EnvironmentCredentialsProvider.AccessKeySecretVariable}; to rehearse without an account: Start-VpcEmulator | Connect-VpcSession."),
            "Connect-VpcSession -Credential (Get-Credential) -Region cn-huhehaote", target: null, Names.None);
    }

    /// <summary>A change that would be made by a session that nobody named, while the script may mean another.</summary>
    /// <param name="reason">What speaks against it.</param>
    /// <param name="ofMachine">Whether the credentials would be those that the machine has, and not an earlier session's.</param>
    public static ErrorRecord ChangeNotMeant(FormattableString reason, bool ofMachine)
    {
        string why = UserText.Of(reason);
        return Make(
            new InvalidOperationException(why), "SessionElsewhere", ErrorCategory.InvalidOperation,
            ofMachine
                ? UserText.Of($"Nothing was changed: no session was given, so that the credentials which this machine happens to have would be used, but {why}.")
                : UserText.Of($"Nothing was changed: no session was given, so that the one connected before would be used, but {why}."),
            UserText.Translate("Give the session that is meant with -Session, which is -Session $using:session in ForEach-Object -Parallel and Start-ThreadJob; or say with Connect-VpcSession, in this runspace, that the credentials of this machine are meant."),
            "Connect-VpcSession", target: null, Names.None);
    }

    /// <summary>A parameter whose absence means something else than that its value is missing.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="absence">What leaving it out means.</param>
    public static ErrorRecord NullArgument(string parameter, FormattableString absence) => BadInput(
        "NullArgument", $"-{parameter} is $null", $"Look where its value comes from; leave it out only if this is meant: {UserText.Of(absence)}.", target: null);

    /// <summary>A question that the host can't ask.</summary>
    /// <param name="error">What the host said.</param>
    /// <param name="question">What would have been asked.</param>
    /// <param name="hasForce">Whether the command has -Force.</param>
    public static ErrorRecord NobodyToAsk(Exception error, string question, bool hasForce) => Make(
        error, "NobodyToAsk", ErrorCategory.InvalidOperation,
        UserText.Of($"{Sentence(question)}: this has to be confirmed, and nobody can be asked here; nothing was done."),
        hasForce
            ? UserText.Translate("When it is meant, give -Force or -Confirm:$false.")
            : UserText.Translate("When it is meant, give -Confirm:$false."),
        nextCommand: null, target: null, Names.None);

    /// <summary>No row can succeed: there is nowhere to send it.</summary>
    public static ErrorRecord NoRegion(object? target) => Make(
        new InvalidOperationException("No region was given."), "NoRegion", ErrorCategory.InvalidArgument,
        UserText.Of($"No region was given. Looked for: -Region, the input's Region or RegionId, the session's region, the environment variable {CredentialVariables.Region}."),
        UserText.Translate("Give one of them, such as -Region cn-huhehaote."), nextCommand: null, target, Names.None);

    /// <summary>An estate file that can't be read; the exception names path, line and reason.</summary>
    public static ErrorRecord BadEstateFile(Exception error, string? path) => Make(
        error, "BadEstateFile", ErrorCategory.InvalidData, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("Correct the file, or start without -EstatePath for the built-in estate."), nextCommand: null, path, Names.None);

    /// <summary>A fault, a rate limit or a turn of the clock that an emulator can't take; nothing of it is in force.</summary>
    public static ErrorRecord BadEmulatorBehaviour(Exception error, object? target) => BadInput(
        "BadEmulatorBehaviour", $"{error.Message}", $"Nothing of it is in force; Get-Help Set-VpcEmulator -Examples shows how it is given.", target);

    /// <summary>An estate that can't be saved.</summary>
    public static ErrorRecord EstateNotSaved(Exception error, string path) => Make(
        error, "EstateNotSaved", ErrorCategory.WriteError, UserText.Of($"The estate was not saved to '{path}': {Sentence(error.Message)}."),
        UserText.Translate("The emulator still runs; give another path."), nextCommand: null, path, Names.None);

    /// <summary>An emulator whose port is taken.</summary>
    public static ErrorRecord EmulatorCannotStart(Exception error, int port) => Make(
        error, "EmulatorCannotStart", ErrorCategory.ResourceUnavailable, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("Leave -Port out to have a free one taken."), "Start-VpcEmulator", port, Names.None);

    // A status of 500 or more is the service's own failure, whatever the code; below, a code that nobody knows is a refusal.
    private static Advice Find(string code, string? action, int? httpStatus = null) =>
        Table.FirstOrDefault(advice => advice.Fits == FamilyFit.Exactly && advice.IsFor(code, action))
        ?? Table.FirstOrDefault(advice => advice.Fits != FamilyFit.Exactly && advice.IsFor(code, action))
        ?? (httpStatus is >= 400 and < 500 ? AnyOtherRefusal : AnyOtherFailure);

    // Windows PowerShell shows the message alone, so the remedy is in it; PowerShell 7 adds the recommended action,
    // which is therefore the command to type next, where there is one.
    private static ErrorRecord Make(
        Exception error, string errorId, ErrorCategory category, string message, string remedy, string? nextCommand, object? target, Names names)
    {
        var record = new ErrorRecord(error, errorId, category, target)
        {
            ErrorDetails = new ErrorDetails(Sentences(message, names.Fill(remedy)))
            {
                RecommendedAction = ShownText.Of(names.Fill(nextCommand ?? remedy)),
            },
        };
        // The older views of errors show the target too.
        record.CategoryInfo.TargetName = ShownText.Of(record.CategoryInfo.TargetName);
        return record;
    }

    private static string WhatIsUnknown(bool isPurchase, bool looksFirst, string? clientToken) => (isPurchase, looksFirst, clientToken) switch
    {
        (true, true, _) => UserText.Translate("Whether it was bought is unknown. The same command again looks first, and nothing is bought twice."),
        (true, _, null) => UserText.Translate("Whether it was bought is unknown. Look before you run the same command again."),
        (true, _, { } token) => UserText.Of($"Whether it was bought is unknown. The same row with -ClientToken {token} finds out, and nothing is bought twice."),
        (false, true, _) => UserText.Translate("Whether it was done is unknown. The same command again looks first, and nothing is done twice."),
        (false, _, null) => UserText.Translate("Whether it was done is unknown. Look before you run the same command again."),
        (false, _, { } token) => UserText.Of($"Whether it was done is unknown. The same row with -ClientToken {token} finds out, and nothing is done twice."),
    };

    private static string Sentences(string first, string second) => UserText.Of($"{first} {second}");

    private static string Sentence(string message) => message.TrimEnd('.', '。', ' ');

    /// <summary>What is known about a code.</summary>
    private sealed record Advice(string Code, ErrorCategory Category, string Remedy, string? NextCommand = null)
    {
        /// <summary>Which codes it is for.</summary>
        public FamilyFit Fits { get; init; }

        /// <summary>The only action that it is the advice for, or null.</summary>
        public string? Action { get; init; }

        public bool IsFor(string code, string? action) => (Action is null || Action == action) && Fits switch
        {
            FamilyFit.Begins => code.StartsWith(Code, StringComparison.OrdinalIgnoreCase),
            FamilyFit.Ends => code.EndsWith(Code, StringComparison.OrdinalIgnoreCase),
            FamilyFit.Contains => code.IndexOf(Code, StringComparison.OrdinalIgnoreCase) >= 0,
            _ => code.Equals(Code, StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>How a code of the table stands for others.</summary>
    private enum FamilyFit
    {
        Exactly,
        Begins,
        Ends,
        Contains,
    }

    /// <summary>What advice is filled with: {0} region, {1} address, {2} action, {3} VPC, {4} gateway, {5} Mbit/s.</summary>
    private sealed record Names(string? Region, string? Action, string? SubjectId, string? RelatedId, object? Target)
    {
        // What the recommended command names where the row says nothing: the seed document's example.
        private const int ExampleBandwidth = 2;

        public static readonly Names None = new(null, null, null, null, null);

        public string Fill(string template) => template
            .Replace("{0}", Region ?? UserText.Translate("<region>"))
            .Replace("{1}", IdWith(IdPrefixes.Ipv6Address) ?? UserText.Translate("<address id>"))
            .Replace("{2}", Action ?? "*")
            .Replace("{3}", IdWith(IdPrefixes.Vpc) ?? UserText.Translate("<VPC id>"))
            .Replace("{4}", IdWith(IdPrefixes.Ipv6Gateway) ?? UserText.Translate("<gateway id>"))
            .Replace("{5}", ((Target as Ipv6InternetBandwidth)?.Bandwidth ?? ExampleBandwidth).ToString(CultureInfo.InvariantCulture));

        private string? IdWith(string prefix) =>
            new[] { SubjectId, RelatedId }.FirstOrDefault(id => id?.StartsWith(prefix, StringComparison.Ordinal) == true);
    }
}
