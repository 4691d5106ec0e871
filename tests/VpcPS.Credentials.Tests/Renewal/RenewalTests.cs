using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Renewal;

public sealed class RenewalTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task What_was_fetched_is_kept_until_a_quarter_of_an_hour_remains()
    {
        var provider = Hourly();
        AlibabaCloudCredentials first = await provider.GetAsync();

        _clock.Advance(TimeSpan.FromMinutes(45) - TimeSpan.FromSeconds(1));
        Assert.Same(first, await provider.GetAsync());

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotSame(first, await provider.GetAsync());
        Assert.Equal(2, provider.Fetches);
    }

    [Fact]
    public async Task A_session_of_a_quarter_of_an_hour_is_not_renewed_at_every_call()
    {
        var provider = new ScriptedRenewal(_clock, (n, _) => Task.FromResult(Credentials(n, TimeSpan.FromMinutes(15))));
        await provider.GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(11));
        await provider.GetAsync();
        Assert.Equal(1, provider.Fetches);

        _clock.Advance(TimeSpan.FromSeconds(15));
        await provider.GetAsync();
        Assert.Equal(2, provider.Fetches);
    }

    [Fact]
    public async Task Credentials_without_an_end_are_fetched_again_after_an_hour()
    {
        var provider = new ScriptedRenewal(_clock, (n, _) => Task.FromResult(new AlibabaCloudCredentials("id" + n, "secret")));
        await provider.GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(59));
        await provider.GetAsync();
        Assert.Equal(1, provider.Fetches);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await provider.GetAsync();
        Assert.Equal(2, provider.Fetches);
    }

    [Fact]
    public async Task A_hundred_callers_cause_one_fetch()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var provider = new ScriptedRenewal(_clock, async (n, _) =>
        {
            await gate.Task;
            return Credentials(n, TimeSpan.FromHours(1));
        });

        Task<AlibabaCloudCredentials>[] callers = Enumerable.Range(0, 100).Select(_ => Task.Run(() => provider.GetAsync())).ToArray();
        gate.SetResult();
        AlibabaCloudCredentials[] given = await Task.WhenAll(callers);

        Assert.Single(given.Distinct());
        Assert.Equal(1, provider.Fetches);
    }

    [Fact]
    public async Task While_a_renewal_runs_others_go_on_with_what_is_valid()
    {
        var renewing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var provider = new ScriptedRenewal(_clock, async (n, _) =>
        {
            if (n == 2)
            {
                renewing.SetResult();
                await gate.Task;
            }

            return Credentials(n, TimeSpan.FromHours(1));
        });
        AlibabaCloudCredentials old = await provider.GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(50));
        Task<AlibabaCloudCredentials> renewer = provider.GetAsync();
        await renewing.Task;

        Assert.Same(old, await provider.GetAsync());
        Assert.False(renewer.IsCompleted);

        gate.SetResult();
        Assert.Same(await renewer, await provider.GetAsync());
        Assert.Equal(2, provider.Fetches);
    }

    [Fact]
    public async Task A_failed_renewal_keeps_what_is_valid_and_waits_a_minute()
    {
        var provider = new ScriptedRenewal(_clock, (n, _) => n == 1
            ? Task.FromResult(Credentials(n, TimeSpan.FromHours(1)))
            : throw new CredentialsUnavailableException($"down"));
        AlibabaCloudCredentials old = await provider.GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(50));

        Assert.Same(old, await provider.GetAsync());
        Assert.Same(old, await provider.GetAsync());
        Assert.Equal(2, provider.Fetches);

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Same(old, await provider.GetAsync());
        Assert.Equal(3, provider.Fetches);

        _clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("down", await provider.WhyNotAsync());
    }

    [Fact]
    public async Task After_a_failure_without_valid_ones_the_next_call_tries_again()
    {
        var provider = new ScriptedRenewal(_clock, (n, _) => n == 2
            ? Task.FromResult(Credentials(n, TimeSpan.FromHours(1)))
            : throw new CredentialsUnavailableException($"down"));
        Assert.Equal("down", await provider.WhyNotAsync());
        await provider.GetAsync();
    }

    [Fact]
    public async Task Credentials_that_have_expired_already_are_an_error_that_points_to_the_clock()
    {
        var provider = new ScriptedRenewal(_clock, (n, _) => Task.FromResult(Credentials(n, TimeSpan.Zero)));
        Assert.Equal(
            "gave credentials that had already expired at 2026-01-02T03:04:05Z; check this machine's clock", await provider.WhyNotAsync());
    }

    [Fact]
    public async Task New_ones_that_have_expired_already_do_not_replace_valid_ones()
    {
        var provider = new ScriptedRenewal(_clock, (n, _) => Task.FromResult(Credentials(n, n == 1 ? TimeSpan.FromHours(1) : TimeSpan.Zero)));
        AlibabaCloudCredentials old = await provider.GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Same(old, await provider.GetAsync());
    }

    [Fact]
    public async Task Rejected_credentials_are_replaced_once_for_all_who_were_refused()
    {
        var provider = Hourly();
        AlibabaCloudCredentials rejected = await provider.GetAsync();

        Assert.True(provider.Invalidate(rejected));
        AlibabaCloudCredentials renewed = await provider.GetAsync();
        Assert.NotSame(rejected, renewed);

        Assert.True(provider.Invalidate(rejected));
        Assert.Same(renewed, await provider.GetAsync());
        Assert.Equal(2, provider.Fetches);
    }

    [Fact]
    public async Task Rejected_credentials_are_not_kept_when_their_renewal_fails()
    {
        var provider = new ScriptedRenewal(_clock, (n, _) => n == 1
            ? Task.FromResult(Credentials(n, TimeSpan.FromHours(1)))
            : throw new CredentialsUnavailableException($"down"));
        provider.Invalidate(await provider.GetAsync());
        Assert.Equal("down", await provider.WhyNotAsync());
    }

    [Fact]
    public async Task A_caller_who_gives_up_leaves_the_others_undisturbed()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var provider = new ScriptedRenewal(_clock, async (n, cancellationToken) =>
        {
            started.SetResult();
            await gate.Task.WaitAsync(cancellationToken);
            return Credentials(n, TimeSpan.FromHours(1));
        });
        using var givesUp = new CancellationTokenSource();
        Task<AlibabaCloudCredentials> first = provider.GetCredentialsAsync(givesUp.Token);
        await started.Task;
        Task<AlibabaCloudCredentials> second = provider.GetAsync();

        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        await second;
        Assert.Equal(1, provider.Fetches);
    }

    [Fact]
    public async Task A_fetch_that_nobody_waits_for_is_given_up_and_the_next_caller_starts_another()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var givenUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var provider = new ScriptedRenewal(_clock, async (n, cancellationToken) =>
        {
            if (n == 1)
            {
                using CancellationTokenRegistration registration = cancellationToken.Register(givenUp.SetResult);
                started.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return Credentials(n, TimeSpan.FromHours(1));
        });
        using var givesUp = new CancellationTokenSource();
        Task<AlibabaCloudCredentials> first = provider.GetCredentialsAsync(givesUp.Token);
        await started.Task;

        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await givenUp.Task;
        await provider.GetAsync();
        Assert.Equal(2, provider.Fetches);
    }

    private ScriptedRenewal Hourly() => new(_clock, (n, _) => Task.FromResult(Credentials(n, TimeSpan.FromHours(1))));

    private AlibabaCloudCredentials Credentials(int number, TimeSpan lifetime) =>
        new("STS.id" + number, "secret", "token", _clock.UtcNow + lifetime);
}
