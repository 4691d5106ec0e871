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

/// <summary>The base class of all cmdlets that call the service. It has the session, calls with -Verbose lines, and stopping.</summary>
public abstract class SessionCmdlet : PSCmdlet, IDisposable
{
    private readonly CommandStops _stops = new();
    private StopWatch<SessionCmdlet>? _stopWatch;
    private VpcSession? _session;

    // Making the lines takes longer than many a call, so they are made only when they are shown.
    private bool _showsVerbose;

    /// <summary>
    /// The session to use, from Connect-VpcSession. Default: the one connected last in this runspace, else the
    /// credentials that this machine has.
    /// </summary>
    [Parameter]
    [SessionOfThisProcess]
    public VpcSession? Session { get; set; }

    /// <summary>
    /// Ends the command with an error when no request could be signed. Also when a change would use a session that nobody named, while
    /// there is another session that the script may mean. In both cases no row could succeed.
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

    // Warnings are shown first, because they may explain why there are no credentials.
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

    // The earlier session may belong to the real account, while the session that could not be connected was for an emulator.
    private ErrorRecord? WhyNotDefault(SessionsHere runspace) =>
        Session is null && runspace.MissedSession is { } missed ? SessionErrors.ChangeNotMeant(missed, ofMachine: false) : null;

    /// <summary>Whether the command may change something. All commands with -WhatIf may.</summary>
    private protected virtual bool MayChange => GetType().GetCustomAttribute<CmdletAttribute>().SupportsShouldProcess;

    /// <summary>Called on another thread after Ctrl+C. Ends reads at once, and changes after a grace time.</summary>
    protected override void StopProcessing() => _stops.Stop();

    /// <summary>Frees the resources of the cmdlet.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the resources of the cmdlet.</summary>
    /// <param name="disposing">Always true, because there is no finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        _stopWatch?.Dispose();
        _stops.Dispose();
    }

    /// <summary>Writes a warning. Characters that control a terminal are made visible.</summary>
    private protected new void WriteWarning(string text) => base.WriteWarning(ShownText.Of(text));

    /// <inheritdoc cref="WriteWarning"/>
    private protected new void WriteVerbose(string text) => base.WriteVerbose(ShownText.Of(text));

    /// <summary>The session of this command. Available from BeginProcessing on.</summary>
    private protected VpcSession ConnectedSession => _session!;

    /// <summary>Cancelled by Ctrl+C, and when the command cancels its reads.</summary>
    private protected CancellationToken StopRequested => _stops.Reads;

    /// <summary>Gives up what is being read.</summary>
    private protected void StopReads() => _stops.StopReads();

    /// <summary>Makes the object with which a row makes its calls on other threads.</summary>
    /// <param name="stopWaits">Ends the waits for the service to finish an operation.</param>
    /// <param name="undoing">For Undo-VpcRun: its record, and the changes that the calls revert.</param>
    private protected JobCalls CreateCalls(
        CancellationToken stopWaits, (RunRecord Record, IReadOnlyList<ChangeMark> Undone)? undoing = null) =>
        new(ConnectedSession, new JobStops(_stops.Reads, _stops.Changes, stopWaits), NewLog()) { Undoing = undoing };

    /// <summary>Shows the -Verbose lines of calls.</summary>
    private protected void WriteLog(CallLog? log)
    {
        // No stream delivers while the pipeline is being stopped.
        if (log is null || Stopping)
        {
            return;
        }

        foreach (string line in log.TakeLines())
        {
            WriteVerbose(line);
        }
    }

    /// <summary>A log for the -Verbose lines, or null without -Verbose.</summary>
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
            // BeginProcessing has already checked this. But a command of this same pipeline may have started an emulator or connected a
            // session since.
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

    /// <summary>Reads lists for this command.</summary>
    private protected ListReader Lists => new(ConnectedSession, _stops)
    {
        PagesAtATime = PagesAtATime,
        Log = NewLog(),
        ShowProgress = ShowProgress,
        WriteLog = WriteLog,
    };

    /// <summary>Shows the progress of the command while it waits.</summary>
    private protected virtual void ShowProgress()
    {
    }

    /// <summary>
    /// Shows a text after Ctrl+C, when the ordinary streams deliver nothing. What was bought must be reported, because it costs money.
    /// </summary>
    private protected void SayWhileStopping(string text) =>
        WriteInformation(new HostInformationMessage { Message = "VpcPS: " + ShownText.Of(text) }, ["PSHOST"]);
}
