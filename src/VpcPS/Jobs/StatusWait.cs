using System;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Api;
using VpcPS.Errors;

namespace VpcPS.Jobs;

/// <summary>
/// Waits for what the service finishes a while after it has accepted it, by looking again and again. It looks at once,
/// then after a second, then ever less often.
/// </summary>
/// <typeparam name="TItem">What is looked at.</typeparam>
internal sealed class StatusWait<TItem>
    where TItem : class
{
    private const double Slowdown = 1.5;

    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(10);

    private readonly string? _wish;
    private readonly Func<TItem?, bool>? _isReached;

    private string? Awaited => Change?.Declaration.AwaitedState;

    /// <summary>What is waited for, as messages name it: its id.</summary>
    public required string Subject { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The change that the service finishes, whose declaration says what is awaited; or null, with a wish of its own.</summary>
    public ApiAction? Change { get; init; }

    /// <summary>
    /// What it is to become, as messages say it: Available, Public, or gone in the user's language. Default: what
    /// <see cref="Change"/> declares.
    /// </summary>
    public string Wish
    {
        get => _wish ?? (Awaited == ActionDeclaration.Gone ? UserText.Translate("gone") : Awaited!);
        init => _wish = value;
    }

    /// <summary>Looks at it; null when it is not there.</summary>
    public required Func<Task<TItem?>> ReadAsync { get; init; }

    /// <summary>Whether it has become what was asked for. Default: whether it is as <see cref="Change"/> declares.</summary>
    public Func<TItem?, bool> IsReached
    {
        get => _isReached ?? (item => Awaited == ActionDeclaration.Gone ? item is null : item is not null && State(item) == Awaited);
        init => _isReached = value;
    }

    /// <summary>Its state, as messages say it.</summary>
    public required Func<TItem, string?> State { get; init; }

    /// <summary>Whether it can't become that any more.</summary>
    public Func<TItem, bool> HasFailed { get; init; } = static _ => false;

    /// <summary>What was done before the waiting began, which must not go unsaid whatever comes of the waiting; or null.</summary>
    public object? Done { get; init; }

    /// <summary>The input, for errors.</summary>
    public required object Target { get; init; }

    /// <summary>Waits.</summary>
    /// <returns>What was looked at last, or null when the pipeline ended before.</returns>
    /// <exception cref="JobErrorException">It failed, or the time is over.</exception>
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
