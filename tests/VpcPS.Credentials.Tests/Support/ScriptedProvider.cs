using System;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;

namespace VpcPS.Credentials.Tests;

/// <summary>A source that does what the test says and counts how often it was asked.</summary>
internal sealed class ScriptedProvider(string source, Func<int, AlibabaCloudCredentials> answer) : ICredentialsProvider
{
    private int _asked;

    public int Asked => Volatile.Read(ref _asked);

    public string Source => source;

    public string? RegionId { get; init; }

    /// <summary>The call waits for this when set.</summary>
    public Task Gate { get; init; } = Task.CompletedTask;

    public async Task<AlibabaCloudCredentials> GetCredentialsAsync(CancellationToken cancellationToken)
    {
        int number = Interlocked.Increment(ref _asked);
        await Gate.WaitAsync(cancellationToken);
        return answer(number);
    }

    public bool Invalidate(AlibabaCloudCredentials rejected) => false;
}

/// <summary>A source of temporary credentials that does what the test says.</summary>
internal sealed class ScriptedRenewal(ManualClock clock, Func<int, CancellationToken, Task<AlibabaCloudCredentials>> fetch)
    : RenewedCredentialsProvider(clock)
{
    private int _fetches;

    public int Fetches => Volatile.Read(ref _fetches);

    public override string Source => "scripted";

    protected override Task<AlibabaCloudCredentials> FetchAsync(CancellationToken cancellationToken) =>
        fetch(Interlocked.Increment(ref _fetches), cancellationToken);
}
