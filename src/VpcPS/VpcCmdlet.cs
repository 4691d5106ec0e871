using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Credentials;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Http;
using VpcPS.Core.Models;

namespace VpcPS;

/// <summary>
/// What every cmdlet that calls the service shares: session, region, calls with -Verbose lines, stopping.
/// </summary>
public abstract class VpcCmdlet : PSCmdlet, IDisposable
{
    // A change that is already sent is worth waiting for: giving it up only makes its outcome unknown.
    private static readonly TimeSpan GraceForChanges = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopReads = new();
    private readonly CancellationTokenSource _stopChanges = new();
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
    [ValidateNotNull]
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

    /// <summary>Ends with an error when nothing could be signed; then no row could succeed.</summary>
    protected override void BeginProcessing()
    {
        _showsVerbose = ShowsVerbose();
        _arguments = [.. MyInvocation.BoundParameters.Keys];
        _session = Session ?? RunspaceState.Current.DefaultSession ?? RunspaceState.Current.EnvironmentSession;
        try
        {
            _session.GetCredentials(_stopReads.Token);
        }
        catch (CredentialsUnavailableException e)
        {
            ThrowTerminatingError(ErrorRecords.NoCredentials(e));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Says what is still to be said of the rows.</summary>
    protected override void EndProcessing() => FinishColumns();

    /// <summary>Ctrl+C, on another thread: ends reads at once, and changes after a grace time.</summary>
    protected override void StopProcessing()
    {
        _stopReads.Cancel();
        _stopChanges.CancelAfter(GraceForChanges);
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

    /// <summary>Asks, or shows what would be done, without any character that acts on a terminal.</summary>
    private protected new bool ShouldProcess(string target, string action)
    {
        FinishColumns();
        return base.ShouldProcess(ShownText.Of(target), ShownText.Of(action));
    }

    /// <inheritdoc cref="ShouldProcess"/>
    private protected new bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll) =>
        base.ShouldContinue(ShownText.Of(query), ShownText.Of(caption), ref yesToAll, ref noToAll);

    /// <summary>The session of this command; there is one from BeginProcessing on.</summary>
    private protected VpcSession ConnectedSession => _session!;

    /// <summary>Cancelled by Ctrl+C, and by nothing else.</summary>
    private protected CancellationToken StopRequested => _stopReads.Token;

    /// <summary>Gives up what is being read.</summary>
    private protected void StopReads() => _stopReads.Cancel();

    /// <summary>The way for a row to make its calls on other threads.</summary>
    /// <param name="stopWaits">Ends its waiting for the service to finish something.</param>
    private protected RowCalls CreateCalls(CancellationToken stopWaits) =>
        new(ConnectedSession, new RowStops(_stopReads.Token, _stopChanges.Token, stopWaits), NewLog());

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

    private CallLog? NewLog() => _showsVerbose ? new CallLog() : null;

    private bool ShowsVerbose() => MyInvocation.BoundParameters.TryGetValue("Verbose", out object? bound)
        ? bound is SwitchParameter { IsPresent: true }
        : GetVariableValue("VerbosePreference") is not (null or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private TAnswer Call<TAnswer>(ApiAction<TAnswer> action, CancellationToken stop)
    {
        CallLog? log = NewLog();
        using IDisposable? work = ConnectedSession.BeginWork();
        try
        {
            return ConnectedSession.Client.SendAsync(action, log, stop).GetAwaiter().GetResult();
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

    /// <summary>
    /// Follows the pages of a list to the service's TotalCount, handing out each page as it arrives. Pages overlap
    /// when the list changes meanwhile; what the service sends is what is handed out.
    /// </summary>
    private protected IEnumerable<TItem> ReadPages<TItem>(Func<int, ApiAction<Page<TItem>>> actionOfPage)
    {
        int received = 0;
        string previous = "";
        for (int pageNumber = 1; ; pageNumber++)
        {
            ApiAction<Page<TItem>> action = actionOfPage(pageNumber);
            Page<TItem> page = Read(action);
            // The text of an item begins with its id.
            string content = string.Join("\n", page.Items);
            if (content.Length > 0 && content == previous)
            {
                throw ConnectedSession.Client.RepeatedPage(action);
            }

            previous = content;
            foreach (TItem item in page.Items)
            {
                yield return item;
            }

            received += page.Items.Count;
            if (received >= page.TotalCount || page.Items.Count == 0)
            {
                yield break;
            }
        }
    }

    /// <summary>
    /// Says something after Ctrl+C, when no ordinary stream delivers any more: what was bought and paid must not go
    /// unsaid.
    /// </summary>
    private protected void SayWhileStopping(string text) =>
        WriteInformation(new HostInformationMessage { Message = "VpcPS: " + ShownText.Of(text) }, ["PSHOST"]);
}
