using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using VpcPS.Host.Terminal;

namespace VpcPS.Host;

/// <summary>One script from start to exit code, shown as <c>pwsh -File</c> shows it.</summary>
internal sealed class ScriptRun : IDisposable
{
    private readonly TerminalHost _host;
    private readonly Runspace _runspace;
    private readonly PowerShell _script;
    private readonly CancellationTokenSource _interrupted = new();

    internal ScriptRun(InitialSessionState state)
    {
        _host = new TerminalHost(_interrupted.Token);
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _script = PowerShell.Create(_runspace);
    }

    /// <summary>Runs the script file and returns the exit code of the process.</summary>
    internal int Run(string scriptPath, IEnumerable<CommandParameter> parameters)
    {
        _runspace.Open();
        // The file itself is the command, not its text: $PSScriptRoot, $PSCommandPath and error positions depend on it.
        Command command = new(scriptPath, isScript: false, useLocalScope: false);
        foreach (CommandParameter parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        _script.Commands.AddCommand(command);
        _script.AddCommand("Out-Default");
        EngineInternals.LetExitOfNextScriptReachHost(_runspace);
        try
        {
            _script.Invoke();
        }
        catch (Exception) when (_interrupted.IsCancellationRequested)
        {
            // A stopped pipeline ends in one of several exceptions, and none of them is news.
        }
        catch (Exception exception) when (exception is RuntimeException or IContainsErrorRecord)
        {
            ShowUncaught(exception);
            return ExitCode.UncaughtError;
        }

        return _interrupted.IsCancellationRequested ? ExitCode.Interrupted : _host.RequestedExitCode ?? ExitCode.Success;
    }

    /// <summary>Stops the script from any thread; its cmdlets get StopProcessing, then Dispose, and its finally blocks run.</summary>
    internal void Stop()
    {
        _interrupted.Cancel();
        _script.BeginStop(callback: null, state: null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _script.Dispose();
        _runspace.Dispose();
        _interrupted.Dispose();
    }

    private void ShowUncaught(Exception exception)
    {
        ErrorRecord record = (exception as IContainsErrorRecord)?.ErrorRecord
            ?? new ErrorRecord(exception, "UncaughtException", ErrorCategory.NotSpecified, targetObject: null);
        using PowerShell output = PowerShell.Create(_runspace);
        output.AddCommand("Out-Default").Invoke(new[] { EngineInternals.AsErrorOutput(record) });
    }
}
