using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core.Signing;

/// <summary>A source of credentials. It is called before every request, so that it can renew temporary credentials.</summary>
internal interface ICredentialsProvider
{
    /// <summary>The name of the source, in words that help a person to find it.</summary>
    string Source { get; }

    /// <summary>
    /// The region that the source names, such as the region_id of a profile. Null when it names none, and until it has given credentials.
    /// </summary>
    string? RegionId { get; }

    /// <summary>Returns the credentials for signing the next request.</summary>
    /// <exception cref="CredentialsUnavailableException">
    /// The source has no credentials. The message says why.
    /// </exception>
    Task<AlibabaCloudCredentials> GetCredentialsAsync(CancellationToken cancellationToken);

    /// <summary>Discards credentials that the service refused as expired, even when they should still be valid.</summary>
    /// <param name="rejected">
    /// The refused credentials. Credentials that were renewed since then are kept, so that many refused calls cause one
    /// renewal.
    /// </param>
    /// <returns>Whether the source can give other credentials. False when it has only these.</returns>
    bool Invalidate(AlibabaCloudCredentials rejected);
}
