using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Http;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Lists;
using VpcPS.Session;

namespace VpcPS.Cmdlets;

/// <summary>
/// What every cmdlet that calls the service shares: session, region, calls with -Verbose lines, stopping.
/// </summary>
public abstract class VpcCmdlet : PSCmdlet, IDisposable
{
    // A change that is already sent is worth waiting for: giving it up only makes its outcome unknown.
    private static readonly TimeSpan GraceForChanges = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopReads = new();
    private readonly CancellationTokenSource _stopChanges = new();
    private StopWatch<VpcCmdlet>? _stopWatch;
    private int _isStopped;
    private VpcSession? _session;
    private RowColumns? _columns;

    // Bound before any row was: what a row has under these names is not read.
    private string[] _arguments = [];

    // Putting the lines together takes longer than many a call itself.
    private bool _showsVerbose;

    /// <summary>
    /// The region, such as cn-huhehaote. Default: the session's, else that of the environment variable
    /// ALIBABA_CLOUD_REGION_ID, else the profile's.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionId")]
    [BlankToNull]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>
    /// The session to use, from Connect-VpcSession. Default: the one connected last in this runspace, else the
    /// credentials that this machine has.
    /// </summary>
    [Parameter]
    [SessionOfThisProcess]
    public VpcSession? Session { get; set; }

    /// <summary>
    /// The row as it is piped in. Its columns are what binds, by their names; this reads those whose names are nearly
    /// right, and is for the pipeline alone.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ValidateNotNull]
    [Row]
    public virtual PSObject? InputRow
    {
        get => null;
        set
        {
            _columns ??= new RowColumns(RowParameters.Of(GetType()), _arguments);
            if (!_columns.Read(value))
            {
                // To the engine the parameter then does not fit; as nothing else does, it writes its error of the row.
                throw new PSInvalidCastException();
            }
        }
    }

    /// <summary>
    /// Ends with an error when nothing could be signed, or when a change would be made by a session that nobody named
    /// while there is another that the script may mean; then no row could succeed.
    /// </summary>
    protected override void BeginProcessing()
    {
        _stopWatch = new StopWatch<VpcCmdlet>(this, static cmdlet => cmdlet.StopProcessing());
        RefuseEmptyFilters();
        _showsVerbose = ShowsVerbose();
        _arguments = [.. MyInvocation.BoundParameters.Keys];
        SessionsHere runspace = SessionsHere.Current;
        _session = Session ?? runspace.DefaultSession ?? runspace.EnvironmentSession;
        if (MayChange && !IsWhatIf() && (_session.WhyNoChange() ?? WhyNotDefault(runspace)) is { } error)
        {
            ThrowTerminatingError(error);
        }

        CredentialsUnavailableException? unavailable = null;
        try
        {
            _session.GetCredentials(_stopReads.Token);
        }
        catch (CredentialsUnavailableException e)
        {
            unavailable = e;
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }

        foreach (string warning in _session.Machine.TakeWarnings())
        {
            WriteWarning(warning);
        }

        if (unavailable is not null)
        {
            ThrowTerminatingError(ErrorRecords.NoCredentials(unavailable));
        }

        WriteVerbose(_session.Identity);
    }

    /// <summary>Says what is still to be said of the rows.</summary>
    protected override void EndProcessing() => FinishColumns();

    // An earlier session may be the account's own, and the one that could not be connected an emulator's.
    private ErrorRecord? WhyNotDefault(SessionsHere runspace) =>
        Session is null && runspace.MissedSession is { } missed ? ErrorRecords.ChangeNotMeant(missed, ofMachine: false) : null;

    /// <summary>Whether the command may change something; those that have -WhatIf do.</summary>
    private protected virtual bool MayChange => GetType().GetCustomAttribute<CmdletAttribute>().SupportsShouldProcess;

    /// <summary>Whether nothing is to be done, by -WhatIf or the preference.</summary>
    private protected bool IsWhatIf() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? bound)
        ? bound is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>
    /// Asks as the engine does, without any character that acts on a terminal. Where nobody can be asked, the engine's
    /// error says that and no more: this one says what to type.
    /// </summary>
    private protected new bool ShouldProcess(string target, string action)
    {
        FinishColumns();
        try
        {
            return base.ShouldProcess(ShownText.Of(target), ShownText.Of(action));
        }
        catch (Exception e) when (SaysThatNobodyCanBeAsked(e))
        {
            ThrowTerminatingError(NobodyToAsk(e, $"{action}: {target}"));
            return false;
        }
    }

    /// <inheritdoc cref="ShouldProcess(string, string)"/>
    private protected new bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll)
    {
        try
        {
            return base.ShouldContinue(ShownText.Of(query), ShownText.Of(caption), ref yesToAll, ref noToAll);
        }
        catch (Exception e) when (SaysThatNobodyCanBeAsked(e))
        {
            ThrowTerminatingError(NobodyToAsk(e, query));
            return false;
        }
    }

    // -NonInteractive, and hosts without an interface, as those of thread jobs and runbooks: each has its own exception.
    private static bool SaysThatNobodyCanBeAsked(Exception error) =>
        error is HostException or InvalidOperationException or NotImplementedException or NotSupportedException;

    private ErrorRecord NobodyToAsk(Exception error, string question) =>
        ErrorRecords.NobodyToAsk(error, question, hasForce: MyInvocation.MyCommand.Parameters.ContainsKey("Force"));

    /// <summary>Ctrl+C, on another thread: ends reads at once, and changes after a grace time.</summary>
    protected override void StopProcessing()
    {
        // The engine and the watch may both say it; the grace time counts from the first.
        if (Interlocked.Exchange(ref _isStopped, 1) == 0)
        {
            _stopReads.Cancel();
            _stopChanges.CancelAfter(GraceForChanges);
        }
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    /// <param name="disposing">Always true; there is no finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        _stopWatch?.Dispose();
        // Pages that were asked for ahead are not awaited.
        _stopReads.Cancel();
        _stopReads.Dispose();
        _stopChanges.Dispose();
    }

    /// <summary>
    /// The region of the current row: the parameter's, else the input object's, else the session's, which falls back
    /// to the environment's. Null after an error was written for a row whose region is blank or malformed; when no row
    /// could have one, the pipeline ends.
    /// </summary>
    private protected string? ResolveRegion(object? target, string? ofInput = null)
    {
        FinishColumns();
        if (RowProblem is { } problem)
        {
            WriteError(ErrorRecords.UnreadableRow(problem, target));
            return null;
        }

        if ((Region ?? ofInput ?? ConnectedSession.RegionId) is { } region)
        {
            if (EndpointResolver.IsRegionId(region))
            {
                return region;
            }

            WriteError(ErrorRecords.BadRegion(region, target));
            return null;
        }

        ErrorRecord error = ErrorRecords.NoRegion(target);
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(Region)))
        {
            ThrowTerminatingError(error);
        }

        WriteError(error);
        return null;
    }

    /// <summary>What keeps the present row from being read, or null.</summary>
    private protected string? RowProblem => _columns?.Problem;

    /// <summary>
    /// Once the engine has bound the row, and before anything is done with it: warns of columns that are nearly parameters.
    /// </summary>
    private protected void FinishColumns()
    {
        _columns?.GiveBack();
        if (_columns?.TakeWarning() is { } warning)
        {
            WriteWarning(warning);
        }
    }

    /// <summary>Writes an error of the present row, behind what is to be said of its columns.</summary>
    private protected new void WriteError(ErrorRecord error)
    {
        FinishColumns();
        base.WriteError(error);
    }

    /// <summary>Says something in a warning, which shows no character raw that acts on a terminal.</summary>
    private protected new void WriteWarning(string text) => base.WriteWarning(ShownText.Of(text));

    /// <inheritdoc cref="WriteWarning"/>
    private protected new void WriteVerbose(string text) => base.WriteVerbose(ShownText.Of(text));

    /// <summary>The session of this command; there is one from BeginProcessing on.</summary>
    private protected VpcSession ConnectedSession => _session!;

    /// <summary>Cancelled by Ctrl+C, and by nothing else.</summary>
    private protected CancellationToken StopRequested => _stopReads.Token;

    /// <summary>Gives up what is being read.</summary>
    private protected void StopReads() => _stopReads.Cancel();

    /// <summary>The way for a row to make its calls on other threads.</summary>
    /// <param name="stopWaits">Ends its waiting for the service to finish something.</param>
    private protected JobCalls CreateCalls(CancellationToken stopWaits) =>
        new(ConnectedSession, new JobStops(_stopReads.Token, _stopChanges.Token, stopWaits), NewLog());

    /// <summary>Shows what happened on the wire.</summary>
    private protected void WriteLog(CallLog? log)
    {
        foreach (string line in log?.TakeLines() ?? [])
        {
            WriteVerbose(line);
        }
    }

    /// <summary>Makes a read and waits for its answer.</summary>
    private protected TAnswer Read<TAnswer>(ApiAction<TAnswer> action) => Call(action, _stopReads.Token);

    /// <summary>Makes a change and waits for its answer, after Ctrl+C for the grace time.</summary>
    private protected TAnswer Change<TAnswer>(ApiAction<TAnswer> action) => Call(action, _stopChanges.Token);

    // $vpc.VpcId of a $vpc that was not found would list the whole region. A region is no filter: there is a default for it.
    private void RefuseEmptyFilters()
    {
        if (!MyInvocation.MyCommand.Name.StartsWith("Get-", StringComparison.Ordinal))
        {
            return;
        }

        foreach (KeyValuePair<string, object> argument in MyInvocation.BoundParameters)
        {
            if (argument.Key != nameof(Region) && (argument.Value is null || (argument.Value is string text && string.IsNullOrWhiteSpace(text))))
            {
                ThrowTerminatingError(ErrorRecords.EmptyArgument(argument.Key));
            }
        }
    }

    /// <summary>Whether something came through the pipeline, or as -InputObject, be it nothing.</summary>
    private protected bool HasInput => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey("InputObject");

    private CallLog? NewLog() => _showsVerbose ? new CallLog() : null;

    private bool ShowsVerbose() => MyInvocation.BoundParameters.TryGetValue("Verbose", out object? bound)
        ? bound is SwitchParameter { IsPresent: true }
        : GetVariableValue("VerbosePreference") is not (null or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private TAnswer Call<TAnswer>(ApiAction<TAnswer> action, CancellationToken stopWaiting)
    {
        // Once more: the emulator may have been started, or the session connected, by this very pipeline.
        if (action.ChangesState && ConnectedSession.WhyNoChange() is { } error)
        {
            ThrowTerminatingError(error);
        }

        CallLog? log = NewLog();
        using IDisposable? work = ConnectedSession.BeginWork();
        try
        {
            return ConnectedSession.Client.SendAsync(action, log, _stopReads.Token, stopWaiting).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            if (!Stopping)
            {
                WriteLog(log);
            }
        }
    }

    /// <summary>How many pages of a list are asked for at a time.</summary>
    private protected virtual int PagesAtATime => 10;

    /// <summary>A list that is paged by numbers, read to its end whatever happens to it meanwhile.</summary>
    /// <param name="actionOf">The call that asks for a page.</param>
    /// <param name="idOf">The id of an object.</param>
    /// <param name="pageSize">The most objects that the service gives on a page.</param>
    private protected WholeList<TItem> ListOf<TItem>(Func<ListPart, ApiAction<Page<TItem>>> actionOf, Func<TItem, string?> idOf, int pageSize) =>
        ListOf(actionOf, page => new ListPage<TItem>(page.Items, page.TotalCount), item => idOf(item)!, pageSize);

    /// <summary>The addresses of a VPC.</summary>
    private protected WholeList<Ipv6Address> AddressesOf(string region, string? vpcId) => ListOf(
        part => new DescribeIpv6Addresses(region) { VpcId = vpcId, PageNumber = part.Number, PageSize = part.Size },
        address => address.Ipv6AddressId,
        DescribeIpv6Addresses.MaxPageSize);

    /// <summary>A list, read to its end whatever happens to it meanwhile.</summary>
    /// <param name="actionOf">The call that asks for a page.</param>
    /// <param name="pageOf">The page that an answer is.</param>
    /// <param name="keyOf">What tells an object from all others.</param>
    /// <param name="pageSize">The most objects that the service gives on a page.</param>
    private protected WholeList<TItem> ListOf<TAnswer, TItem>(
        Func<ListPart, ApiAction<TAnswer>> actionOf, Func<TAnswer, ListPage<TItem>> pageOf, Func<TItem, string> keyOf, int pageSize)
    {
        VpcSession session = ConnectedSession;
        CallLog? log = NewLog();
        CancellationToken stop = _stopReads.Token;

        async Task<ListPage<TItem>> AskAsync(ListPart part)
        {
            using IDisposable? work = session.BeginWork();
            return pageOf(await session.Client.SendAsync(actionOf(part), log, stop).ConfigureAwait(false));
        }

        return new WholeList<TItem>(AskAsync)
        {
            KeyOf = keyOf,
            PageSize = pageSize,
            AtATime = PagesAtATime,
            Await = reading => AwaitPage(reading, log),
            Wait = pause => Pause(session, pause),
            IsOwnCreation = session.CreatedFromNowOn(),
            NoEnd = () => session.Client.RepeatedPage(actionOf(new ListPart(1, pageSize))),
            KeepsChanging = () => new JobErrorException(ErrorRecords.ListKeepsChanging(actionOf(new ListPart(1, pageSize)))),
        };
    }

    /// <summary>Hands out a list; a failure is an error that says what came before it.</summary>
    /// <param name="list">The list.</param>
    /// <param name="write">What is done with an object.</param>
    /// <param name="explain">Makes the error of a call that failed.</param>
    /// <returns>Whether the list came to its end.</returns>
    private protected bool Write<TItem>(WholeList<TItem> list, Action<TItem> write, Func<VpcException, ErrorRecord> explain)
    {
        try
        {
            foreach (TItem item in list.Read())
            {
                write(item);
            }

            return true;
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.OfList(explain(e), list.Count));
        }
        catch (CredentialsUnavailableException e)
        {
            WriteError(ErrorRecords.OfList(ErrorRecords.NoCredentials(e), list.Count));
        }
        catch (JobErrorException e)
        {
            WriteError(e.ErrorRecord);
        }

        return false;
    }

    /// <summary>Shows how far the command is, while it waits.</summary>
    private protected virtual void ShowProgress()
    {
    }

    private TPage AwaitPage<TPage>(Task<TPage> reading, CallLog? log)
    {
        try
        {
            while (!IsOver(reading))
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
            if (!Stopping)
            {
                WriteLog(log);
            }
        }
    }

    // Also when it has failed.
    private bool IsOver(Task reading) => reading.IsCompleted || Task.WhenAny(reading, Task.Delay(JobProgress.Interval, _stopReads.Token)).GetAwaiter().GetResult() == reading
        || (_stopReads.IsCancellationRequested ? throw new OperationCanceledException() : false);

    private void Pause(VpcSession session, TimeSpan pause)
    {
        using IDisposable? work = session.BeginWork();
        try
        {
            session.Clock.DelayAsync(pause, _stopReads.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>
    /// Says something after Ctrl+C, when no ordinary stream delivers any more: what was bought and paid must not go
    /// unsaid.
    /// </summary>
    private protected void SayWhileStopping(string text) =>
        WriteInformation(new HostInformationMessage { Message = "VpcPS: " + ShownText.Of(text) }, ["PSHOST"]);
}
