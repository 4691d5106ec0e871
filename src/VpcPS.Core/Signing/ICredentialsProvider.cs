using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core.Signing;

/// <summary>A place that credentials come from. Asked before every request, so that temporary ones can be renewed.</summary>
internal interface ICredentialsProvider
{
    /// <summary>Where the credentials come from, in words that a person can act on.</summary>
    string Source { get; }

    /// <summary>
    /// The region that the source itself names, such as the region_id of a profile. Null when it names none, and
    /// before it first gave credentials.
    /// </summary>
    string? RegionId { get; }

    /// <summary>Gives the credentials to sign the next request with.</summary>
    /// <exception cref="CredentialsUnavailableException">There are none, and why.</exception>
    Task<AlibabaCloudCredentials> GetCredentialsAsync(CancellationToken cancellationToken);

    /// <summary>Forgets credentials that the service refused as expired, whatever their time says.</summary>
    /// <param name="rejected">
    /// What was refused. Credentials that were renewed meanwhile are kept, so that many refused calls cause one renewal.
    /// </param>
    /// <returns>Whether asking again may give others; false where there is only this one set.</returns>
    bool Invalidate(AlibabaCloudCredentials rejected);
}
