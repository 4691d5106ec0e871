using System;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// A source of temporary credentials. It caches them and fetches new ones before they expire. Only one fetch runs at a time. During the
/// fetch, callers use the old credentials while these are valid.
/// </summary>
internal abstract class RenewedCredentialsProvider : ICredentialsProvider
{
    /// <summary>Credentials are renewed when they are valid for less than this time. Every official SDK uses this value.</summary>
    private static readonly TimeSpan RenewalMargin = TimeSpan.FromMinutes(15);

    /// <summary>Credentials without an expiration time are renewed at this age, as in the C# SDK.</summary>
    private static readonly TimeSpan LifetimeWhenUnknown = TimeSpan.FromMinutes(60);

    /// <summary>The pause between attempts to renew while the old credentials are still valid.</summary>
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    private readonly SharedWork<AlibabaCloudCredentials> _renewal = new();
    private readonly object _gate = new();
    private readonly IClock _clock;

    // The remaining lifetime is computed when the credentials arrive, and then measured with the clock that can't be set back. If it is
    // wrong, the service answers with an error, and new credentials are fetched.
    private Lease? _lease;

    protected RenewedCredentialsProvider(IClock clock) => _clock = clock;

    public abstract string Source { get; }

    /// <summary>
    /// The value for <see cref="AlibabaCloudCredentials.Principal"/>. It is the same in every language of the user's
    /// interface.
    /// </summary>
    protected virtual string? Principal => null;

    public string? RegionId => null;

    public Task<AlibabaCloudCredentials> GetCredentialsAsync(CancellationToken cancellationToken)
    {
        return ValidLease() is { } lease && (!IsDue(lease) || _renewal.IsRunning)
            ? Task.FromResult(lease.Credentials)
            : _renewal.JoinAsync(RenewAsync, cancellationToken);
    }

    public bool Invalidate(AlibabaCloudCredentials rejected)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_lease?.Credentials, rejected))
            {
                _lease = null;
            }
        }

        return true;
    }

    /// <summary>Fetches new credentials.</summary>
    /// <param name="cancellationToken">Cancelled when no caller waits for the credentials any more.</param>
    /// <exception cref="CredentialsUnavailableException">There are no credentials. The message says why.</exception>
    protected abstract Task<AlibabaCloudCredentials> FetchAsync(CancellationToken cancellationToken);

    private async Task<AlibabaCloudCredentials> RenewAsync(CancellationToken cancellationToken)
    {
        // Another caller's renewal may have ended in the meantime.
        if (ValidLease() is { } lease && !IsDue(lease))
        {
            return lease.Credentials;
        }

        AlibabaCloudCredentials fetched;
        try
        {
            fetched = await FetchAsync(cancellationToken).ConfigureAwait(false);
            if (fetched.Expiration is { UtcDateTime: var expired } && fetched.Expiration <= _clock.MachineTime)
            {
                throw new CredentialsUnavailableException(
                    $"gave credentials that had already expired at {expired:yyyy-MM-dd'T'HH:mm:ss'Z'}; check this machine's clock");
            }
        }
        catch (CredentialsUnavailableException) when (ValidLease() is { } kept)
        {
            Postpone(kept);
            return kept.Credentials;
        }

        fetched.Principal = fetched.HasSecurityToken ? Principal : null;
        lock (_gate)
        {
            _lease = NewLease(fetched);
        }

        return fetched;
    }

    private Lease? ValidLease()
    {
        lock (_gate)
        {
            return _lease is not null && _clock.UtcNow < _lease.ValidUntil ? _lease : null;
        }
    }

    private bool IsDue(Lease lease) => _clock.UtcNow >= lease.RenewFrom;

    private void Postpone(Lease lease)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_lease, lease))
            {
                _lease = lease with { RenewFrom = _clock.UtcNow + PauseAfterFailure };
            }
        }
    }

    private Lease NewLease(AlibabaCloudCredentials credentials)
    {
        DateTimeOffset now = _clock.UtcNow;
        if (credentials.Expiration is not { } expiration)
        {
            return new Lease(credentials, DateTimeOffset.MaxValue, now + LifetimeWhenUnknown);
        }

        DateTimeOffset end = now + (expiration - _clock.MachineTime);

        // A role session can be as short as 15 minutes. With the full margin, such credentials would be renewed at every call.
        var quarter = TimeSpan.FromTicks((end - now).Ticks / 4);
        return new Lease(credentials, end, end - (quarter < RenewalMargin ? quarter : RenewalMargin));
    }

    /// <summary>
    /// Credentials, the time until which they are valid, and the time from which they are renewed. Both times use the
    /// clock that is never set back.
    /// </summary>
    private sealed record Lease(AlibabaCloudCredentials Credentials, DateTimeOffset ValidUntil, DateTimeOffset RenewFrom);
}
