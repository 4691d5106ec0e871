using System;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>Credentials that a caller gave.</summary>
internal sealed class StaticCredentialsProvider : ICredentialsProvider
{
    private readonly Task<AlibabaCloudCredentials> _credentials;

    /// <summary>Wraps the given credentials.</summary>
    /// <param name="credentials">The credentials for every request.</param>
    /// <param name="source">Where they come from, in words.</param>
    public StaticCredentialsProvider(AlibabaCloudCredentials credentials, string source)
    {
        _credentials = Task.FromResult(credentials);
        Source = source;
    }

    /// <summary>
    /// Credentials that the user typed or copied. Blanks around a part are removed. Other characters that a key can't contain are an error
    /// here, because the service would only refuse the signature and not say why.
    /// </summary>
    /// <param name="accessKeyId">The AccessKey id.</param>
    /// <param name="accessKeySecret">The AccessKey secret.</param>
    /// <param name="securityToken">The STS token, or null.</param>
    /// <param name="source">Where they come from, in words.</param>
    /// <exception cref="ArgumentException">The id or the secret is blank.</exception>
    /// <exception cref="CredentialsUnavailableException">
    /// A part can't be valid. The message shows nothing of it.
    /// </exception>
    public static StaticCredentialsProvider OfInput(
        string accessKeyId, string accessKeySecret, string? securityToken, string source) => new(
        ProfileCredentials.Make(source, accessKeyId.Trim(), accessKeySecret.Trim(), securityToken?.Trim()), source);

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public string? RegionId => null;

    /// <inheritdoc/>
    public Task<AlibabaCloudCredentials> GetCredentialsAsync(CancellationToken cancellationToken) => _credentials;

    /// <inheritdoc/>
    public bool Invalidate(AlibabaCloudCredentials rejected) => false;
}
