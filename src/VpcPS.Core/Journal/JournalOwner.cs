using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Journal;

/// <summary>
/// The owner of the purchases in a journal: one service and one account. If another owner used the journal, it would
/// report bandwidth as bought that was never bought there. It contains no secret and no whole AccessKey id.
/// </summary>
/// <param name="Endpoint">
/// Host and port. <c>aliyuncs.com</c> stands for all hosts of the service, in every region.
/// </param>
/// <param name="Fingerprint">
/// 16 hexadecimal digits. They stand for the account, the source of temporary credentials, or the key.
/// </param>
/// <param name="Name">The account or key in a form for people. The middle is hidden.</param>
/// <param name="IsLasting">
/// False for the key of temporary credentials of an unknown account: the next credentials have another key.
/// </param>
internal sealed record JournalOwner(string Endpoint, string Fingerprint, string Name, bool IsLasting)
{
    private const string OwnService = EndpointResolver.CloudDomain;

    /// <summary>The owner of purchases with these credentials.</summary>
    /// <param name="endpoint">The endpoint of the session. Null for the service's own endpoints.</param>
    /// <param name="credentials">The credentials that sign the purchases.</param>
    public static JournalOwner Of(Uri? endpoint, AlibabaCloudCredentials credentials)
    {
        string service = AuthorityOf(endpoint);
        return AccountOf(credentials.Principal) is { } account
            ? new JournalOwner(
                service, FingerprintOf("account " + account), "account " + AlibabaCloudCredentials.Mask(account), IsLasting: true)
            : credentials.Principal is { } principal
            ? new JournalOwner(service, FingerprintOf("source " + principal), principal, IsLasting: true)
            : new JournalOwner(
                service,
                FingerprintOf("key " + credentials.AccessKeyId),
                "key " + credentials.MaskedAccessKeyId,
                IsLasting: !credentials.HasSecurityToken);
    }

    /// <summary>Whether the purchases are made at the service itself, where they cost money.</summary>
    public bool IsCloud => Endpoint == OwnService;

    /// <summary>Whether the other owner is certainly the same service and account.</summary>
    public bool IsSame(JournalOwner other) => IsSameService(other) && Fingerprint == other.Fingerprint;

    /// <summary>Whether both have the same service. The accounts can differ.</summary>
    public bool IsSameService(JournalOwner other) => string.Equals(Endpoint, other.Endpoint, StringComparison.OrdinalIgnoreCase);

    /// <summary>Service and account, as messages show them.</summary>
    public override string ToString() =>
        UserText.Of($"{Endpoint}, {ShownName} ({Fingerprint.Substring(0, Math.Min(8, Fingerprint.Length))})");

    // The file has the same name in every language, so the name is translated only when it is shown.
    private string ShownName => Name.Split([' '], 2) switch
    {
        ["account", string account] => UserText.Of($"account {account}"),
        ["key", string key] => UserText.Of($"key {key}"),
        _ => Name,
    };

    private static string AuthorityOf(Uri? endpoint)
    {
        if (endpoint is null || EndpointResolver.IsOfTheCloud(endpoint))
        {
            return OwnService;
        }

        string host = endpoint.IdnHost.TrimEnd('.').ToLowerInvariant();
        return host + ":" + endpoint.Port.ToString(CultureInfo.InvariantCulture);
    }

    // The format of a principal is acs:ram::1234567890123456:role/name; the number is the account.
    private static string? AccountOf(string? principal) =>
        principal?.Split(':') is ["acs", "ram", _, { Length: > 0 } account, ..] ? account : null;

    private static string FingerprintOf(string identity)
    {
        using var hash = SHA256.Create();
        return BitConverter.ToString(hash.ComputeHash(Encoding.UTF8.GetBytes(identity)), 0, 8).Replace("-", "").ToLowerInvariant();
    }
}
