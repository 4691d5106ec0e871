using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core.Credentials;

/// <summary>A place that credentials come from. Asked before every request, so that temporary ones can be renewed.</summary>
public interface ICredentialsProvider
{
    /// <summary>Where the credentials come from, in words that a person can act on.</summary>
    string Source { get; }

    /// <summary>Gives the credentials to sign the next request with.</summary>
    /// <exception cref="CredentialsUnavailableException">There are none, and why.</exception>
    Task<AlibabaCloudCredentials> GetCredentialsAsync(CancellationToken cancellationToken);
}
