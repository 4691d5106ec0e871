using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Http;
using VpcPS.Errors;

namespace VpcPS.Cmdlets;

/// <summary>
/// The questions that a command asks before it changes something, and the lines that it shows about the change: -WhatIf, prompts and
/// -Verbose. Each line begins with the destination of the change: an emulator, or an account. Characters that control a terminal are made
/// visible.
/// </summary>
internal sealed class Questions
{
    private readonly PSCmdlet _command;
    private readonly VpcSession _session;
    private readonly CancellationToken _stopRequested;
    private readonly CallLog? _log;
    private readonly Action<CallLog?> _writeLog;
    private readonly bool _isAsked;

    // The regions for which a warning was already written.
    private readonly HashSet<string> _doubtful = new(StringComparer.Ordinal);

    /// <summary>Makes an instance for a command.</summary>
    /// <param name="command">The command. It asks on the pipeline's thread.</param>
    /// <param name="session">The session that would make the changes.</param>
    /// <param name="log">The log for -Verbose, or null without -Verbose.</param>
    /// <param name="writeLog">Shows the log.</param>
    /// <param name="stopRequested">Cancelled by Ctrl+C.</param>
    public Questions(
        PSCmdlet command, VpcSession session, CallLog? log, Action<CallLog?> writeLog, CancellationToken stopRequested)
    {
        _command = command;
        _session = session;
        _stopRequested = stopRequested;
        _log = log;
        _writeLog = writeLog;
        _isAsked = Arguments.IsAsked(command);
    }

    /// <summary>Is called before a question, so that what is to be said of the row comes first.</summary>
    public Action? BeforeQuestion { get; init; }

    /// <summary>Is told the answer to a question whether something may be done.</summary>
    public Action<bool>? OnAnswer { get; init; }

    /// <summary>The region of the current row. Null for the session's region.</summary>
    public string? Region { get; set; }

    /// <summary>
    /// Takes the region of the current row. The result is a warning about a region that may be misspelt, once for each region, or null.
    /// </summary>
    /// <param name="region">The region.</param>
    /// <param name="source">Where the region was found, such as the name of a variable. Null when it was given.</param>
    public string? TakeRegion(string region, string? source)
    {
        string? doubt = region != Region ? RegionNames.DoubtOf(region, source) : null;
        Region = region;
        return doubt is not null && _doubtful.Add(region) ? doubt : null;
    }

    /// <summary>
    /// Asks as the engine's method of this name does. When nobody can be asked, the error says what to type instead; the engine's error
    /// does not.
    /// </summary>
    /// <param name="target">What is changed, with its region, in the user's language.</param>
    /// <param name="action">What is done to it, in the user's language.</param>
    public bool ShouldProcess(string target, string action)
    {
        BeforeQuestion?.Invoke();
        string line = Shown(WithDestination(LineOf(target, action), _isAsked));
        bool should = Ask(line, () => _command.ShouldProcess(line, line, UserText.Translate("Confirm")));
        OnAnswer?.Invoke(should);
        return should;
    }

    /// <summary>Asks before a removal, unless -Force was given.</summary>
    /// <param name="target">What is removed, with its region.</param>
    /// <param name="action">What is done to it.</param>
    /// <param name="force">Whether -Force was given.</param>
    public bool ShouldRemove(string target, string action, bool force)
    {
        // -Force means -Confirm:$false and nothing else: -WhatIf and an explicit -Confirm still have their effect.
        if (!force || _command.MyInvocation.BoundParameters.ContainsKey("Confirm") || Arguments.IsWhatIf(_command))
        {
            return ShouldProcess(target, action);
        }

        _command.WriteVerbose(Shown(Told(target, action)));
        return true;
    }

    /// <inheritdoc cref="ShouldProcess"/>
    public bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll)
    {
        string line = Shown(WithDestination(query, isAsked: true));
        (bool yes, bool no) = (yesToAll, noToAll);
        bool answer = Ask(line, () => _command.ShouldContinue(line, ShownText.Of(caption), ref yes, ref no));
        (yesToAll, noToAll) = (yes, no);
        return answer;
    }

    // A line that tells what is done, for -Verbose. Nothing is asked for it; without -Verbose it has no destination.
    private string Told(string target, string action) => WithDestination(LineOf(target, action), isAsked: false);

    private static string LineOf(string target, string action) => UserText.Of($"{action}: {target}");

    private static string Shown(string line) => ShownText.Of(line) ?? "";

    // The name of the account costs a call. Only a line by which a person decides is worth it.
    private string WithDestination(string line, bool isAsked)
    {
        if (isAsked)
        {
            AskForAccount();
        }

        return isAsked || _log is not null
            ? UserText.Of($"{_session.Identity.DestinationIn(Region ?? _session.RegionId)}: {line}")
            : line;
    }

    private void AskForAccount()
    {
        try
        {
            _session.Identity.AskOnce(_log, _stopRequested);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            _writeLog(_log);
        }
    }

    private bool Ask(string line, Func<bool> question)
    {
        try
        {
            return question();
        }
        catch (Exception e) when (Audience.IsMissing(e))
        {
            _command.ThrowTerminatingError(
                SessionErrors.NobodyToAsk(e, line, hasForce: _command.MyInvocation.MyCommand.Parameters.ContainsKey("Force")));
            return false;
        }
    }
}
