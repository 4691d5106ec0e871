using System;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Api;
using VpcPS.Errors;

namespace VpcPS.Jobs;

/// <summary>
/// Waits for an operation that the service accepts at once and finishes later. It reads the state repeatedly: at once, after a second, and
/// then at longer and longer intervals.
/// </summary>
/// <typeparam name="TItem">The model of the thing whose state is read.</typeparam>
internal sealed class StatusWait<TItem>
    where TItem : class
{
    private const double Slowdown = 1.5;

    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(10);

    private readonly string? _wish;
    private readonly Func<TItem?, bool>? _isReached;

    private string? Awaited => Change?.Declaration.AwaitedState;

    /// <summary>The id of the thing, as messages name it.</summary>
    public required string Subject { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>
    /// The change that the service has to finish. Its declaration says which state to wait for. Null for a caller that sets
    /// <see cref="Wish"/> itself.
    /// </summary>
    public ApiAction? Change { get; init; }

    /// <summary>
    /// The state to wait for, as messages show it: Available, Public, or the word for gone in the user's language. Default: the state that
    /// <see cref="Change"/> declares.
    /// </summary>
    public string Wish
    {
        get => _wish ?? (Awaited == ActionDeclaration.Gone ? UserText.Translate("gone") : Awaited!);
        init => _wish = value;
    }

    /// <summary>Reads the thing. Returns null when it does not exist.</summary>
    public required Func<Task<TItem?>> ReadAsync { get; init; }

    /// <summary>Whether the thing has reached the state. Default: the rule that <see cref="Change"/> declares.</summary>
    public Func<TItem?, bool> IsReached
    {
        get => _isReached ?? (item => Awaited == ActionDeclaration.Gone ? item is null : item is not null && State(item) == Awaited);
        init => _isReached = value;
    }

    /// <summary>The current state, as messages show it.</summary>
    public required Func<TItem, string?> State { get; init; }

    /// <summary>Whether the thing can no longer reach the state.</summary>
    public Func<TItem, bool> HasFailed { get; init; } = static _ => false;

    /// <summary>The result of what was done before the wait, or null. It must be reported even when the wait fails.</summary>
    public object? Done { get; init; }

    /// <summary>The input, as the target of errors.</summary>
    public required object Target { get; init; }

    /// <summary>Waits until the state is reached.</summary>
    /// <returns>The thing as it was last read. Null when the pipeline ended first.</returns>
    /// <exception cref="JobErrorException">The thing has failed, or the time is over.</exception>
    public async Task<TItem?> RunAsync(JobCalls calls, TimeSpan limit)
    {
        calls.Done = Done;
        DateTimeOffset start = calls.UtcNow;
        TimeSpan interval = FirstInterval;
        bool wasThere = false;
        try
        {
            while (true)
            {
                TItem? item = await ReadAsync().ConfigureAwait(false);
                if (IsReached(item))
                {
                    return item;
                }

                string state = item is null ? UserText.Translate("not there") : State(item) ?? UserText.Translate("unknown");
                if (item is null ? wasThere : HasFailed(item))
                {
                    throw Failure(ErrorIds.WaitFailed, $"{Subject} in {Region}: it won't become {Wish}; it is {state}");
                }

                wasThere |= item is not null;
                TimeSpan left = limit - (calls.UtcNow - start);
                if (left <= TimeSpan.Zero)
                {
                    throw Failure(
                        ErrorIds.WaitTimedOut,
                        $"{Subject} in {Region}: it is not {Wish} after {limit.TotalSeconds:0} s; it is {state}");
                }

                calls.Progress = UserText.Of($"{Subject} in {Region}: waiting until it is {Wish}, now {state}");
                await calls.DelayAsync(interval < left ? interval : left).ConfigureAwait(false);
                interval = TimeSpan.FromTicks(Math.Min((long)(interval.Ticks * Slowdown), LongestInterval.Ticks));
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (VpcException e)
        {
            throw new JobErrorException(ErrorRecords.FromCall(e, Done ?? Target, Subject));
        }
        finally
        {
            calls.Progress = null;
        }
    }

    private JobErrorException Failure(string code, FormattableString message) =>
        new(ErrorRecords.Own(code, message, Done ?? Target, Region, Subject));
}
