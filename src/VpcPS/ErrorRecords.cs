using System;
using System.Linq;
using System.Management.Automation;
using System.Text;
using VpcPS.Core;
using VpcPS.Core.Credentials;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;

namespace VpcPS;

/// <summary>
/// Every error id, its category, and what to do about it: the one table. A code is looked up as it is, then by the
/// family that its beginning names, so that a code which the service adds later still gets its family's advice.
/// </summary>
internal static class ErrorRecords
{
    /// <summary>The address does not exist; also used where a lookup by the module finds nothing.</summary>
    public const string AddressNotFound = "ResourceNotFound.Ipv6Address";

    /// <summary>The VPC has no IPv6 gateway; also used where a lookup by the module finds none.</summary>
    public const string GatewayNotExist = "OperationFailed.Ipv6GatewayNotExist";

    /// <summary>An address has no bandwidth.</summary>
    public const string BandwidthNotExist = "OperationFailed.InternetBandwidthNonExist";

    /// <summary>The address has bandwidth already.</summary>
    public const string BandwidthAlreadyExisted = "OperationFailed.InternetBandwidthAlreadyExisted";

    /// <summary>The service's way to say that a dry run passed.</summary>
    public const string DryRunOperation = "DryRunOperation";

    private const string ListAddresses = "Get-VpcIpv6Address -Region {0}";
    private const string Reconnect = "Connect-VpcSession -Credential (Get-Credential) -Region {0}";
    private const string ChargeTypes = "-InternetChargeType is PayByTraffic or PayByBandwidth.";
    private const string TryLater = "The service is busy or out of order; run the same command again in a minute.";

    // Exact codes first, then families by prefix; within each, the first that fits wins.
    private static readonly Advice[] Table =
    [
        new("IllegalParam.Bandwidth", ErrorCategory.InvalidArgument, "Keep to the range in Mbit/s: 1-5000 for PayByBandwidth; for PayByTraffic 1-500 on a Small, 1-1000 on a Middle and 1-2000 on a Large gateway."),
        new("MissingParam.Ipv6InstanceId", ErrorCategory.InvalidArgument, "Give the id of an address or of a bandwidth."),
        new("InvalidIpv6Instance.NotFound", ErrorCategory.ObjectNotFound, "Check the id and the region against the list of addresses.", ListAddresses),
        new(AddressNotFound, ErrorCategory.ObjectNotFound, "Check the id and the region against the list of addresses.", ListAddresses),
        new("IllegalParam.ChargeType", ErrorCategory.InvalidArgument, ChargeTypes),
        new("IllegalParam.InternetChargeType", ErrorCategory.InvalidArgument, ChargeTypes),
        new("OperationUnsupported.PrePaid", ErrorCategory.NotImplemented, "Subscription bandwidth is not supported; buy it pay-as-you-go."),
        new("OperationFailed.Ipv6GatewayDisMatchIpv6Address", ErrorCategory.InvalidData, "Address and gateway are in different VPCs. Leave the gateway id out, and it is looked up.", ListAddresses),
        new(BandwidthAlreadyExisted, ErrorCategory.ResourceExists, "The address has bandwidth already; see how much it is.", "Get-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1}"),
        new(GatewayNotExist, ErrorCategory.ObjectNotFound, "The address's VPC needs an IPv6 gateway before bandwidth can be bought; check the gateway id, or create a gateway.", ListAddresses),
        new("IncorrectStatus.Ipv6Instance", ErrorCategory.ResourceBusy, "Wait until the address is Available, then run the same command again.", ListAddresses),
        new("IllegalParam.Ipv6Address", ErrorCategory.InvalidArgument, "Check the address.", ListAddresses),
        new("UnsupportedFeature.InternetChargeTypeOnFreeIpv6Address", ErrorCategory.InvalidOperation, "Use the other charge type."),
        new("UnsupportedFeature.InternetChargeTypeOnStaticIsp", ErrorCategory.InvalidOperation, "Use the other charge type."),
        new("OperationUnsupported.ULA", ErrorCategory.InvalidOperation, "Use an address of a public range; unique-local ones (fc00::/7) stay inside the VPC."),
        new("OperationFailed.OpenCdtServiceFirst", ErrorCategory.InvalidOperation, "Enable Cloud Data Transfer (CDT) for the account in the console, then run the same command again."),
        new("InvalidRegionId.NotFound", ErrorCategory.InvalidArgument, "Check the region's spelling, such as cn-huhehaote; pressing Tab behind -Region lists them."),
        new("OperationFailed.QueryAccountInfo", ErrorCategory.ResourceUnavailable, TryLater),
        new("OperationFailed.SaleValidate", ErrorCategory.ResourceUnavailable, "The account can't buy this now: check its balance and quota in the console."),
        new("SystemBusy", ErrorCategory.ResourceBusy, TryLater),
        new("OperationUnsupported.FinancialLocked", ErrorCategory.InvalidOperation, "Settle the account's bill first."),
        new(BandwidthNotExist, ErrorCategory.ObjectNotFound, "The address has no bandwidth; buy some first.", "New-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1} -Bandwidth 2"),
        new("OperationFailed.InternetBandwidthUnstable", ErrorCategory.ResourceBusy, "The bandwidth is being changed; run the same command again in a minute."),
        new("OperationFailed.BandwidthExceedLimit", ErrorCategory.InvalidArgument, "Ask for less bandwidth."),
        new("ParamExclusive.Ipv6AddressIdAndIpv6InternetBandwidthId", ErrorCategory.InvalidArgument, "Give exactly one id: the address's or the bandwidth's."),
        new("IdempotentParameterMismatch", ErrorCategory.InvalidArgument, "This -ClientToken was used for another purchase. Leave it out to have a new one made."),
        new("SignatureDoesNotMatch", ErrorCategory.AuthenticationError, "Check the AccessKey secret and give it again.", Reconnect),
        new("IncompleteSignature", ErrorCategory.AuthenticationError, "The signature did not arrive whole: check proxies on the way."),
        new("InvalidAccessKeyId.Inactive", ErrorCategory.AuthenticationError, "The AccessKey is disabled: enable it in the RAM console, or use another.", Reconnect),
        new("InvalidTimeStamp.Expired", ErrorCategory.InvalidOperation, "This machine's clock is more than 15 minutes off: set it, then run the same command again."),
        new("SignatureNonceUsed", ErrorCategory.InvalidOperation, "A request arrived twice, which points to a proxy that repeats requests; run the same command again."),

        new(ConnectionErrorCodes.EndpointUnreachable, ErrorCategory.ConnectionError, "Check the region, the network and the proxy; nothing was sent."),
        new(ConnectionErrorCodes.TlsFailure, ErrorCategory.SecurityError, "Check that the endpoint speaks HTTPS and that no proxy replaces its certificate; nothing was sent."),
        new(ConnectionErrorCodes.Timeout, ErrorCategory.OperationTimeout, "Check the network, or allow more time with Connect-VpcSession -TimeoutSec."),
        new(ConnectionErrorCodes.ConnectionBroken, ErrorCategory.ConnectionError, "Check the network and proxies on the way."),
        new(ConnectionErrorCodes.UnreadableAnswer, ErrorCategory.InvalidResult, "Something else than the service answered: check -EndpointUrl and proxies on the way."),
        new(ConnectionErrorCodes.UnexpectedRedirect, ErrorCategory.InvalidResult, "Give the right endpoint with Connect-VpcSession -EndpointUrl."),
        new(ConnectionErrorCodes.ProxyAuthenticationRequired, ErrorCategory.AuthenticationError, "Put the proxy's user and password into the environment variable HTTPS_PROXY."),
        new(ConnectionErrorCodes.Canceled, ErrorCategory.OperationStopped, "The command was stopped."),

        new("InvalidAccessKeyId", ErrorCategory.AuthenticationError, "Check the AccessKey id and give it again.", Reconnect) { IsFamily = true },
        new("InvalidSecurityToken", ErrorCategory.AuthenticationError, "The STS token has expired or belongs to another key: get new temporary credentials, and connect with all three parts.", Reconnect + " -SecurityToken (Read-Host -AsSecureString)") { IsFamily = true },
        new("MissingSecurityToken", ErrorCategory.AuthenticationError, "Temporary credentials need their STS token too.", Reconnect + " -SecurityToken (Read-Host -AsSecureString)") { IsFamily = true },
        new("Forbidden", ErrorCategory.PermissionDenied, "Ask for a RAM policy that allows this action (vpc:{2}).") { IsFamily = true },
        new("Throttling", ErrorCategory.LimitsExceeded, "The account's rate limit is reached; run the same command again in a minute.") { IsFamily = true },
        new("Rejected.Throttling", ErrorCategory.LimitsExceeded, "The account's rate limit is reached; run the same command again in a minute.") { IsFamily = true },
        new("DependencyViolation", ErrorCategory.ResourceBusy, "Remove what depends on it first.") { IsFamily = true },
        new("ResourceNotFound", ErrorCategory.ObjectNotFound, "Check the id and the region.") { IsFamily = true },
        new("InvalidTimeStamp", ErrorCategory.InvalidOperation, "Check this machine's clock.") { IsFamily = true },
        new("IncorrectStatus", ErrorCategory.ResourceBusy, "Wait until it is Available, then run the same command again.") { IsFamily = true },
        new("OperationConflict", ErrorCategory.ResourceBusy, TryLater) { IsFamily = true },
        new("TaskConflict", ErrorCategory.ResourceBusy, TryLater) { IsFamily = true },
        new("LastTokenProcessing", ErrorCategory.ResourceBusy, "The same purchase is still being made; run the same command again in a minute.") { IsFamily = true },
        new("Missing", ErrorCategory.InvalidArgument, "Give the parameter that is named.") { IsFamily = true },
        new("BothEmptyParam", ErrorCategory.InvalidArgument, "Give one of the parameters that are named.") { IsFamily = true },
        new("ParamExclusive", ErrorCategory.InvalidArgument, "Give only one of the parameters that are named.") { IsFamily = true },
        new("IllegalParam", ErrorCategory.InvalidArgument, "Correct the parameter that is named.") { IsFamily = true },
        new("Invalid", ErrorCategory.InvalidArgument, "Correct the parameter that is named.") { IsFamily = true },
    ];

    private static readonly Advice AnythingElse = new("", ErrorCategory.ResourceUnavailable, TryLater);

    /// <summary>A failed call as an error of its row.</summary>
    /// <param name="error">What the call failed with.</param>
    /// <param name="target">The input.</param>
    /// <param name="addressId">The id of the address, for the command to type next.</param>
    /// <param name="clientToken">The token of a purchase, which finds out about an unknown outcome; null for a read.</param>
    public static ErrorRecord FromCall(VpcException error, object? target, string? addressId = null, string? clientToken = null)
    {
        Advice advice = Find(error.Code);
        var message = new StringBuilder();
        message.Append(addressId ?? error.Action).Append(" in ").Append(error.Region).Append(": ").Append(Sentence(error.Message));
        message.Append(" (").Append(error.Code);
        if (error is VpcApiException { RequestId: not null } refusal)
        {
            message.Append(", request ").Append(refusal.RequestId);
        }

        message.Append("). ");
        string? nextCommand = advice.NextCommand;
        if (error.IsOutcomeUnknown && clientToken is not null)
        {
            message.Append("Whether it was bought is unknown. The same row with -ClientToken ").Append(clientToken)
                .Append(" finds out and buys nothing twice. ");
            nextCommand = "Get-VpcIpv6InternetBandwidth -Region {0} -Ipv6AddressId {1}";
        }

        return Make(error, error.Code, advice.Category, message.ToString(), advice.Remedy, nextCommand, target, error.Region, addressId, error.Action);
    }

    /// <summary>An error that the module finds itself, under the code that the service has for it.</summary>
    public static ErrorRecord Own(string code, string message, object? target, string? region, string? addressId = null)
    {
        Advice advice = Find(code);
        return Make(
            new InvalidOperationException(message), code, advice.Category, Sentence(message) + " (" + code + "). ",
            advice.Remedy, advice.NextCommand, target, region, addressId, action: null);
    }

    /// <summary>An error of the caller's input that no code of the service stands for.</summary>
    public static ErrorRecord BadInput(string errorId, string message, string remedy, object? target) => Make(
        new ArgumentException(message), errorId, ErrorCategory.InvalidArgument, Sentence(message) + ". ",
        remedy, nextCommand: null, target, region: null, addressId: null, action: null);

    /// <summary>A row whose address id is blank.</summary>
    public static ErrorRecord NoAddressId(object? target) => BadInput(
        "MissingIpv6AddressId", "The row has no address id", "Fill its column Ipv6AddressId, such as ipv6-hp351bytt9inrfp6tgubd.", target);

    /// <summary>A row that would exceed -MaxTotalBandwidth.</summary>
    public static ErrorRecord MaxTotalBandwidth(Ipv6InternetBandwidth target, long total, int most) => BadInput(
        "MaxTotalBandwidth",
        $"{target.Ipv6AddressId} in {target.RegionId}: with its {target.Bandwidth} Mbps the rows so far would ask for {total} Mbps, more than the {most} of -MaxTotalBandwidth",
        "Raise -MaxTotalBandwidth, or ask for less.",
        target);

    /// <summary>A row for an address for which another purchase may have been made.</summary>
    public static ErrorRecord JournalConflict(Ipv6InternetBandwidth target, Ipv6InternetBandwidth unfinished) => BadInput(
        "JournalConflict",
        $"{target.Ipv6AddressId} in {target.RegionId}: the journal has a purchase of {unfinished.Bandwidth} Mbps, {unfinished.InternetChargeType}, that was sent and whose outcome is unknown",
        "Run the row once more as it was to find out; then change the bandwidth.",
        target);

    /// <summary>A journal that can't be used; the exception names file and reason.</summary>
    public static ErrorRecord Journal(JournalException error, object? target) => Make(
        error, "JournalFailed", ErrorCategory.WriteError, Sentence(error.Message) + ". ",
        "Nothing is bought that the journal does not have first: mend it, or give another -JournalPath.",
        nextCommand: null, target, region: null, addressId: null, action: null);

    /// <summary>A region that is no region's id.</summary>
    public static ErrorRecord BadRegion(string region, object? target) => BadInput(
        "InvalidRegion", $"'{region}' is no region id", "It consists of lower-case letters, digits and hyphens, such as cn-huhehaote.", target);

    /// <summary>No row can succeed: there is nothing to sign with. Each source that was asked has a line.</summary>
    public static ErrorRecord NoCredentials(CredentialsUnavailableException error)
    {
        string tried = error.Failures.Count == 0
            ? $"No credentials: {Sentence(error.Message)}. "
            : "No credentials were found. Tried:"
                + string.Concat(error.Failures.Select(failure => $"\n  {failure.Source}: {Sentence(failure.Reason)}"))
                + "\n";
        return Make(
            error, "NoCredentials", ErrorCategory.AuthenticationError, tried,
            "Connect a session, or set "
                + $"{EnvironmentCredentialsProvider.AccessKeyIdVariable} and {EnvironmentCredentialsProvider.AccessKeySecretVariable}; to rehearse without an account: Start-VpcEmulator | Connect-VpcSession.",
            "Connect-VpcSession -Credential (Get-Credential) -Region cn-huhehaote", target: null, region: null, addressId: null, action: null);
    }

    /// <summary>No row can succeed: there is nowhere to send it.</summary>
    public static ErrorRecord NoRegion(object? target) => Make(
        new InvalidOperationException("No region was given."), "NoRegion", ErrorCategory.InvalidArgument,
        $"No region was given. Looked for: -Region, the input's Region or RegionId, the session's region, the environment variable {VpcSession.RegionVariable}. ",
        "Give one of them, such as -Region cn-huhehaote.", nextCommand: null, target, region: null, addressId: null, action: null);

    /// <summary>An estate file that can't be read; the exception names path, line and reason.</summary>
    public static ErrorRecord BadEstateFile(Exception error, string? path) => Make(
        error, "BadEstateFile", ErrorCategory.InvalidData, Sentence(error.Message) + ". ",
        "Correct the file, or start without -EstatePath for the built-in estate.", nextCommand: null, path, region: null, addressId: null, action: null);

    /// <summary>An estate that can't be saved.</summary>
    public static ErrorRecord EstateNotSaved(Exception error, string path) => Make(
        error, "EstateNotSaved", ErrorCategory.WriteError, $"The estate was not saved to '{path}': {Sentence(error.Message)}. ",
        "The emulator still runs; give another path.", nextCommand: null, path, region: null, addressId: null, action: null);

    /// <summary>An emulator whose port is taken.</summary>
    public static ErrorRecord EmulatorCannotStart(Exception error, int port) => Make(
        error, "EmulatorCannotStart", ErrorCategory.ResourceUnavailable, Sentence(error.Message) + ". ",
        "Leave -Port out to have a free one taken.", "Start-VpcEmulator", port, region: null, addressId: null, action: null);

    private static Advice Find(string code) =>
        Table.FirstOrDefault(advice => !advice.IsFamily && advice.Code == code)
        ?? Table.FirstOrDefault(advice => advice.IsFamily && code.StartsWith(advice.Code, StringComparison.Ordinal))
        ?? Table.FirstOrDefault(advice => advice.IsFamily && code.IndexOf(advice.Code, StringComparison.Ordinal) >= 0 && advice.Code == "Throttling")
        ?? AnythingElse;

    // Windows PowerShell shows the message alone, so the remedy is in it; PowerShell 7 adds the recommended action,
    // which is therefore the command to type next, where there is one.
    private static ErrorRecord Make(
        Exception error, string errorId, ErrorCategory category, string message, string remedy, string? nextCommand,
        object? target, string? region, string? addressId, string? action)
    {
        string Fill(string template) => template
            .Replace("{0}", region ?? "<region>")
            .Replace("{1}", addressId ?? "<address id>")
            .Replace("{2}", action ?? "*");

        return new ErrorRecord(error, errorId, category, target)
        {
            ErrorDetails = new ErrorDetails(message + Fill(remedy))
            {
                RecommendedAction = Fill(nextCommand ?? remedy),
            },
        };
    }

    private static string Sentence(string message) => message.TrimEnd('.', ' ');

    /// <summary>What is known about a code.</summary>
    private sealed record Advice(string Code, ErrorCategory Category, string Remedy, string? NextCommand = null)
    {
        /// <summary>Whether the code stands for all that begin with it.</summary>
        public bool IsFamily { get; init; }
    }
}
