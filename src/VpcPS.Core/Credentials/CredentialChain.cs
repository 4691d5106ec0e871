using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Several sources that are tried in order. A source that is not set up is skipped. When a source is set up but gives no credentials, the
/// search ends, because the next source would be a different identity. After a source has given credentials, only this source is used, so
/// that a script keeps its identity even when a renewal fails. When no source gives any, the next call tries all of them again.
/// </summary>
internal sealed class CredentialChain : ICredentialsProvider
{
    private readonly IReadOnlyList<ICredentialsProvider> _providers;
    private readonly SharedWork<AlibabaCloudCredentials> _search = new();
    private volatile ICredentialsProvider? _winner;

    /// <summary>Makes a chain of the given sources.</summary>
    /// <param name="providers">The sources in the order in which they are tried.</param>
    public CredentialChain(params ICredentialsProvider[] providers) => _providers = providers;

    /// <inheritdoc/>
    public string Source => _winner?.Source ?? string.Join(", ", _providers.Select(provider => provider.Source));

    /// <inheritdoc/>
    public string? RegionId => _winner?.RegionId;

    /// <summary>
    /// The default chain of the official SDKs: environment variables, OIDC role, the aliyun CLI's profile, the SDK's
    /// credentials file, the RAM role of the ECS instance, the credentials URI.
    /// </summary>
    /// <param name="environment">The machine.</param>
    public static CredentialChain Default(CredentialEnvironment environment) => new(
        new EnvironmentCredentialsProvider(environment.ReadVariable),
        new OidcEnvironmentCredentialsProvider(environment),
        new CliProfileCredentialsProvider(environment, name: null),
        new SdkFileCredentialsProvider(environment, name: null),
        new EcsRoleCredentialsProvider(environment, roleName: null),
        new UriEnvironmentCredentialsProvider(environment));

    /// <inheritdoc/>
    public Task<AlibabaCloudCredentials> GetCredentialsAsync(CancellationToken cancellationToken) =>
        _winner?.GetCredentialsAsync(cancellationToken) ?? _search.JoinAsync(SearchAsync, cancellationToken);

    /// <inheritdoc/>
    public bool Invalidate(AlibabaCloudCredentials rejected) => _winner?.Invalidate(rejected) ?? false;

    private async Task<AlibabaCloudCredentials> SearchAsync(CancellationToken cancellationToken)
    {
        // Another caller's search may have ended in the meantime.
        if (_winner is { } winner)
        {
            return await winner.GetCredentialsAsync(cancellationToken).ConfigureAwait(false);
        }

        var failures = new List<CredentialSourceFailure>();
        foreach (ICredentialsProvider provider in _providers)
        {
            try
            {
                AlibabaCloudCredentials credentials = await provider.GetCredentialsAsync(cancellationToken).ConfigureAwait(false);
                _winner = provider;
                return credentials;
            }
            catch (CredentialsUnavailableException e)
            {
                failures.Add(new CredentialSourceFailure(provider.Source, e.Message));
                if (e.EndsChain)
                {
                    string reason = UserText.WithoutStop(e.Message);
                    throw new CredentialsUnavailableException(
                        $"{provider.Source}: {reason}; no other source is tried, because that would be another identity",
                        failures)
                    {
                        EndsChain = true,
                    };
                }
            }
        }

        throw new CredentialsUnavailableException(
            $"no source has credentials: {string.Join("; ", failures.Select(failure => $"{failure.Source} ({failure.Reason})"))}",
            failures);
    }
}
