using System;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// A source of temporary credentials: keeps what it fetched and fetches anew before it expires, one fetch at a time.
/// While that runs, callers go on with what is still valid.
/// </summary>
internal abstract class RenewedCredentialsProvider : ICredentialsProvider
{
    /// <summary>Remaining lifetime at which every official SDK renews.</summary>
    private static readonly TimeSpan RenewalMargin = TimeSpan.FromMinutes(15);

    /// <summary>Age at which credentials of unknown lifetime are fetched again, the C# SDK's.</summary>
    private static readonly TimeSpan LifetimeWhenUnknown = TimeSpan.FromMinutes(60);

    /// <summary>Pause between attempts to renew while the old ones are still valid.</summary>
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    private readonly SharedWork<AlibabaCloudCredentials> _renewal = new();
    private readonly object _gate = new();
    private readonly IClock _clock;

    // How long a set still lasts is worked out when it comes, and then measured by the time that can't be set back: only the
    // service knows better, and says so with an error that has a new set fetched.
    private Lease? _lease;

    protected RenewedCredentialsProvider(IClock clock) => _clock = clock;

    public abstract string Source { get; }

    /// <summary>See <see cref="AlibabaCloudCredentials.Principal"/>: the same in every language of the user's interface.</summary>
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

    /// <summary>Fetches a new set.</summary>
    /// <param name="cancellationToken">Set when nobody waits for the set any longer.</param>
    /// <exception cref="CredentialsUnavailableException">There is none, and why.</exception>
    protected abstract Task<AlibabaCloudCredentials> FetchAsync(CancellationToken cancellationToken);

    private async Task<AlibabaCloudCredentials> RenewAsync(CancellationToken cancellationToken)
    {
        // Somebody else's renewal may have ended between this caller's look and its turn.
        if (ValidLease() is { } lease && !IsDue(lease))
        {
            return lease.Credentials;
        }

        AlibabaCloudCredentials fetched;
        try
        {
            fetched = await FetchAsync(cancellationToken).ConfigureAwait(false);
            if (fetched.Expiration <= _clock.MachineTime)
            {
                throw new CredentialsUnavailableException(
                    $"gave credentials that had expired at {fetched.Expiration.Value.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} already; check this machine's clock");
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

        // A role session may last as little as 15 minutes: with the full margin it would be renewed at every call.
        var quarter = TimeSpan.FromTicks((end - now).Ticks / 4);
        return new Lease(credentials, end, end - (quarter < RenewalMargin ? quarter : RenewalMargin));
    }

    /// <summary>A set, and by the time that is never set back: until when it is valid, and from when on it is to be renewed.</summary>
    private sealed record Lease(AlibabaCloudCredentials Credentials, DateTimeOffset ValidUntil, DateTimeOffset RenewFrom);
}
