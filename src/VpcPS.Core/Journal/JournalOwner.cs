using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Journal;

/// <summary>
/// Whose purchases a journal has: one service and one account. Used for another, it would report as bought what was
/// never bought there. No secret is in it and no whole AccessKey id.
/// </summary>
/// <param name="Endpoint">Host and port; <c>aliyuncs.com</c> for all of the service's own hosts, whatever the region.</param>
/// <param name="Fingerprint">16 hexadecimal digits of the account, the source of temporary credentials, or the key.</param>
/// <param name="Name">The same as a person knows it, its middle hidden.</param>
/// <param name="IsLasting">
/// False for the key of temporary credentials whose account can't be told: the next ones have another key.
/// </param>
internal sealed record JournalOwner(string Endpoint, string Fingerprint, string Name, bool IsLasting)
{
    private const string OwnService = "aliyuncs.com";

    /// <summary>The owner of what is bought with these credentials.</summary>
    /// <param name="endpoint">The endpoint of the session, or null for the service's own.</param>
    /// <param name="credentials">What is signed with.</param>
    public static JournalOwner Of(Uri? endpoint, AlibabaCloudCredentials credentials)
    {
        string service = AuthorityOf(endpoint);
        return AccountOf(credentials.Principal) is { } account
            ? new JournalOwner(service, FingerprintOf("account " + account), "account " + AlibabaCloudCredentials.Mask(account), IsLasting: true)
            : credentials.Principal is { } principal
            ? new JournalOwner(service, FingerprintOf("source " + principal), principal, IsLasting: true)
            : new JournalOwner(
                service, FingerprintOf("key " + credentials.AccessKeyId), "key " + credentials.MaskedAccessKeyId, !credentials.HasSecurityToken);
    }

    /// <summary>Whether the other one is certainly the same.</summary>
    public bool IsSame(JournalOwner other) => IsSameService(other) && Fingerprint == other.Fingerprint;

    /// <summary>Whether both are of the same service, whatever the account.</summary>
    public bool IsSameService(JournalOwner other) => string.Equals(Endpoint, other.Endpoint, StringComparison.OrdinalIgnoreCase);

    /// <summary>Service and account, as messages show them.</summary>
    public override string ToString() => $"{Endpoint}, {Name} ({Fingerprint.Substring(0, Math.Min(8, Fingerprint.Length))})";

    private static string AuthorityOf(Uri? endpoint)
    {
        if (endpoint is null)
        {
            return OwnService;
        }

        string host = endpoint.IdnHost.TrimEnd('.').ToLowerInvariant();
        return endpoint.IsDefaultPort && (host == OwnService || host.EndsWith("." + OwnService, StringComparison.Ordinal))
            ? OwnService
            : host + ":" + endpoint.Port.ToString(CultureInfo.InvariantCulture);
    }

    // acs:ram::1234567890123456:role/name
    private static string? AccountOf(string? principal) =>
        principal?.Split(':') is ["acs", "ram", _, { Length: > 0 } account, ..] ? account : null;

    private static string FingerprintOf(string identity)
    {
        using var hash = SHA256.Create();
        return BitConverter.ToString(hash.ComputeHash(Encoding.UTF8.GetBytes(identity)), 0, 8).Replace("-", "").ToLowerInvariant();
    }
}
