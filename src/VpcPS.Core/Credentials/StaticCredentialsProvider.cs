using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core.Credentials;

/// <summary>Credentials that were given explicitly.</summary>
public sealed class StaticCredentialsProvider : ICredentialsProvider
{
    private readonly Task<AlibabaCloudCredentials> _credentials;

    /// <summary>Wraps the given credentials.</summary>
    /// <param name="credentials">What every request is signed with.</param>
    /// <param name="source">Where they were given, in words.</param>
    public StaticCredentialsProvider(AlibabaCloudCredentials credentials, string source)
    {
        _credentials = Task.FromResult(credentials);
        Source = source;
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public string? RegionId => null;

    /// <inheritdoc/>
    public Task<AlibabaCloudCredentials> GetCredentialsAsync(CancellationToken cancellationToken) => _credentials;

    /// <inheritdoc/>
    public bool Invalidate(AlibabaCloudCredentials rejected) => false;
}
