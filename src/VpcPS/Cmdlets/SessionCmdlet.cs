using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Reflection;
using System.Threading;
using VpcPS.Binding;
using VpcPS.Core.Journal;
using VpcPS.Core;
using VpcPS.Core.Api;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Lists;
using VpcPS.Session;

namespace VpcPS.Cmdlets;

/// <summary>What every cmdlet that calls the service shares: the session, calls with -Verbose lines, stopping.</summary>
public abstract class SessionCmdlet : PSCmdlet, IDisposable
{
    private readonly CommandStops _stops = new();
    private StopWatch<SessionCmdlet>? _stopWatch;
    private VpcSession? _session;

    // Putting the lines together takes longer than many a call itself.
    private bool _showsVerbose;

    /// <summary>
    /// The session to use, from Connect-VpcSession. Default: the one connected last in this runspace, else the
    /// credentials that this machine has.
    /// </summary>
    [Parameter]
    [SessionOfThisProcess]
    public VpcSession? Session { get; set; }

    /// <summary>
    /// Ends with an error when nothing could be signed, or when a change would be made by a session that nobody named
    /// while there is another that the script may mean; then no row could succeed.
    /// </summary>
    protected override void BeginProcessing()
    {
        _stopWatch = new StopWatch<SessionCmdlet>(this, static cmdlet => cmdlet.StopProcessing());
        _showsVerbose = Arguments.ShowsVerbose(this);
        SessionsHere runspace = SessionsHere.Current;
        _session = Session ?? runspace.DefaultSession ?? runspace.EnvironmentSession;
        if (MayChange && !Arguments.IsWhatIf(this) && (_session.WhyNoChange() ?? WhyNotDefault(runspace)) is { } error)
        {
            ThrowTerminatingError(error);
        }

        RequireCredentials(_session);
        WriteVerbose(_session.Identity.FirstLine);
    }

    // Warnings are said first: they may tell why there are no credentials.
    private void RequireCredentials(VpcSession session)
    {
        CredentialsUnavailableException? unavailable = null;
        try
        {
            session.GetCredentials(StopRequested);
        }
        catch (CredentialsUnavailableException e)
        {
            unavailable = e;
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }

        foreach (string warning in session.Machine.TakeWarnings())
        {
            WriteWarning(warning);
        }

        if (unavailable is not null)
        {
            ThrowTerminatingError(SessionErrors.NoCredentials(unavailable));
        }
    }

    // An earlier session may be the account's own, and the one that could not be connected an emulator's.
    private ErrorRecord? WhyNotDefault(SessionsHere runspace) =>
        Session is null && runspace.MissedSession is { } missed ? SessionErrors.ChangeNotMeant(missed, ofMachine: false) : null;

    /// <summary>Whether the command may change something; those that have -WhatIf do.</summary>
    private protected virtual bool MayChange => GetType().GetCustomAttribute<CmdletAttribute>().SupportsShouldProcess;

    /// <summary>Ctrl+C, on another thread: ends reads at once, and changes after a grace time.</summary>
    protected override void StopProcessing() => _stops.Stop();

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
        _stops.Dispose();
    }

    /// <summary>Says something in a warning, which shows no character raw that acts on a terminal.</summary>
    private protected new void WriteWarning(string text) => base.WriteWarning(ShownText.Of(text));

    /// <inheritdoc cref="WriteWarning"/>
    private protected new void WriteVerbose(string text) => base.WriteVerbose(ShownText.Of(text));

    /// <summary>The session of this command; there is one from BeginProcessing on.</summary>
    private protected VpcSession ConnectedSession => _session!;

    /// <summary>Cancelled by Ctrl+C, and when the command gives up its reads.</summary>
    private protected CancellationToken StopRequested => _stops.Reads;

    /// <summary>Gives up what is being read.</summary>
    private protected void StopReads() => _stops.StopReads();

    /// <summary>The way for a row to make its calls on other threads.</summary>
    /// <param name="stopWaits">Ends its waiting for the service to finish something.</param>
    /// <param name="undoing">For Undo-VpcRun: its record, and the changes that the calls take back.</param>
    private protected JobCalls CreateCalls(
        CancellationToken stopWaits, (RunRecord Record, IReadOnlyList<ChangeMark> Undone)? undoing = null) =>
        new(ConnectedSession, new JobStops(_stops.Reads, _stops.Changes, stopWaits), NewLog()) { Undoing = undoing };

    /// <summary>Shows what happened on the wire.</summary>
    private protected void WriteLog(CallLog? log)
    {
        // While the pipeline is being stopped no stream delivers any more.
        if (log is null || Stopping)
        {
            return;
        }

        foreach (string line in log.TakeLines())
        {
            WriteVerbose(line);
        }
    }

    /// <summary>A log of what happens on the wire, or null without -Verbose.</summary>
    private protected CallLog? NewLog() => _showsVerbose ? new CallLog() : null;

    /// <summary>Makes a read and waits for its answer.</summary>
    private protected TAnswer Read<TAnswer>(ApiAction<TAnswer> action)
    {
        JobCalls calls = CreateCalls(stopWaits: CancellationToken.None);
        calls.BeginWork();
        try
        {
            return calls.CallAsync(action).GetAwaiter().GetResult();
        }
        catch (JobErrorException e)
        {
            // The emulator may have been started, or a session connected, by this very pipeline.
            ThrowTerminatingError(e.ErrorRecord);
            throw;
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            calls.EndWork();
            WriteLog(calls.Log);
        }
    }

    /// <summary>How many pages of a list are asked for at a time.</summary>
    private protected virtual int PagesAtATime => 10;

    /// <summary>Reads lists.</summary>
    private protected ListReader Lists => new(ConnectedSession, _stops)
    {
        PagesAtATime = PagesAtATime,
        Log = NewLog(),
        ShowProgress = ShowProgress,
        WriteLog = WriteLog,
    };

    /// <summary>Shows how far the command is, while it waits.</summary>
    private protected virtual void ShowProgress()
    {
    }

    /// <summary>
    /// Says something after Ctrl+C, when no ordinary stream delivers any more: what was bought and paid must not go
    /// unsaid.
    /// </summary>
    private protected void SayWhileStopping(string text) =>
        WriteInformation(new HostInformationMessage { Message = "VpcPS: " + ShownText.Of(text) }, ["PSHOST"]);
}
