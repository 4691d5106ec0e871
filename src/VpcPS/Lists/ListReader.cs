using System;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Http;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Lists;

/// <summary>Reads lists for a command, on the pipeline's thread. Further pages are requested in advance.</summary>
internal sealed class ListReader
{
    private readonly VpcSession _session;
    private readonly CommandStops _stops;

    /// <summary>Makes a reader.</summary>
    /// <param name="session">The session to read with.</param>
    /// <param name="stops">What ends the reading.</param>
    public ListReader(VpcSession session, CommandStops stops)
    {
        _session = session;
        _stops = stops;
    }

    /// <summary>How many pages of a list are requested at a time.</summary>
    public required int PagesAtATime { get; init; }

    /// <summary>The log for the -Verbose lines, or null without -Verbose.</summary>
    public required CallLog? Log { get; init; }

    /// <summary>Shows the progress of the command. Called while a page is awaited.</summary>
    public required Action ShowProgress { get; init; }

    /// <summary>Shows the -Verbose lines. Called after each page.</summary>
    public required Action<CallLog?> WriteLog { get; init; }

    /// <summary>Makes a list that is read completely, even if it changes meanwhile.</summary>
    /// <param name="actionOf">Makes the call for a page.</param>
    /// <param name="idOf">The id of an object.</param>
    /// <param name="pageSize">The maximum number of objects on a page.</param>
    public WholeList<TItem> ListOf<TItem>(Func<ListPart, ApiAction<Page<TItem>>> actionOf, Func<TItem, string?> idOf, int pageSize) =>
        ListOf(
            actionOf,
            page => new ListPage<TItem>(page.Items, page.TotalCount) { NextToken = page.NextToken },
            item => idOf(item)!,
            pageSize);

    /// <summary>The addresses of a VPC, or of the region.</summary>
    public WholeList<Ipv6Address> AddressesOf(string region, string? vpcId) => ListOf(
        part => new DescribeIpv6Addresses(region) { VpcId = vpcId, PageNumber = part.Number, PageSize = part.Size },
        address => address.Ipv6AddressId,
        DescribeIpv6Addresses.MaxPageSize);

    /// <summary>Makes a list that is read completely, even if it changes meanwhile.</summary>
    /// <param name="actionOf">Makes the call for a page.</param>
    /// <param name="pageOf">Reads the page from an answer.</param>
    /// <param name="keyOf">The key that identifies an object.</param>
    /// <param name="pageSize">The maximum number of objects on a page.</param>
    public WholeList<TItem> ListOf<TAnswer, TItem>(
        Func<ListPart, ApiAction<TAnswer>> actionOf, Func<TAnswer, ListPage<TItem>> pageOf, Func<TItem, string> keyOf, int pageSize)
    {
        async Task<ListPage<TItem>> AskAsync(ListPart part)
        {
            using IDisposable? work = _session.BeginWork();
            return pageOf(await _session.Client.SendAsync(actionOf(part), Log, _stops.Reads).ConfigureAwait(false));
        }

        return new WholeList<TItem>(AskAsync)
        {
            KeyOf = keyOf,
            PageSize = pageSize,
            AtATime = PagesAtATime,
            Await = AwaitPage,
            Wait = Pause,
            IsOwnCreation = _session.CreatedFromNowOn(),
            NoEnd = () => _session.Client.RepeatedPage(actionOf(new ListPart(1, pageSize))),
            KeepsChanging = () => new JobErrorException(ListErrors.KeepsChanging(actionOf(new ListPart(1, pageSize)))),
        };
    }

    private TPage AwaitPage<TPage>(Task<TPage> reading)
    {
        try
        {
            while (!HasEnded(reading))
            {
                ShowProgress();
            }

            return reading.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            WriteLog(Log);
        }
    }

    // Waits at most until the progress is due again. Returns true for a page that failed as well, because it has ended.
    private bool HasEnded(Task reading)
    {
        if (reading.IsCompleted
            || Task.WhenAny(reading, Task.Delay(JobProgress.Interval, _stops.Reads)).GetAwaiter().GetResult() == reading)
        {
            return true;
        }

        _stops.Reads.ThrowIfCancellationRequested();
        return false;
    }

    private void Pause(TimeSpan pause)
    {
        using IDisposable? work = _session.BeginWork();
        try
        {
            _session.Clock.DelayAsync(pause, _stops.Reads).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }
}
