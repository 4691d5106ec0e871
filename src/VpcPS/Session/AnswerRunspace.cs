using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Session;

/// <summary>
/// Runs the script blocks that answer an emulator's requests, in a runspace of its own. The user's runspace is busy with the command that
/// waits for the answer, so a script block in it would wait forever. One script runs at a time. Values in $script: variables are kept for
/// the next request.
/// </summary>
internal sealed class AnswerRunspace : IDisposable
{
    // Most scripts read the parameters as $_. The block finds this variable because it is set in the scope of its caller.
    private const string Call = "param($block, $parameters, $number) $_ = $parameters; & $block $parameters $number";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly PSLanguageMode _languageMode;
    private Runspace? _runspace;
    private bool _isDisposed;

    /// <summary>Prepares a runspace. It is opened when the first request comes.</summary>
    /// <param name="languageMode">The language mode of the user's session, so that scripts may do the same here.</param>
    public AnswerRunspace(PSLanguageMode languageMode) => _languageMode = languageMode;

    /// <summary>Runs a script.</summary>
    /// <param name="script">The script's text.</param>
    /// <param name="variables">The variables that the script can read.</param>
    /// <param name="parameters">The parameters of the request: $_, and the first argument.</param>
    /// <param name="number">The number of the request: the second argument.</param>
    /// <returns>What the script emitted.</returns>
    /// <exception cref="RuntimeException">The script wrote an error, or threw an exception.</exception>
    /// <exception cref="ObjectDisposedException">The emulator has been stopped.</exception>
    public async Task<IReadOnlyList<PSObject>> RunAsync(
        string script, IEnumerable<KeyValuePair<string, object?>> variables, Hashtable parameters, int number)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            Runspace runspace = _runspace ??= Open();
            foreach (KeyValuePair<string, object?> variable in variables)
            {
                runspace.SessionStateProxy.SetVariable(variable.Key, variable.Value);
            }

            using var shell = PowerShell.Create();
            shell.Runspace = runspace;
            IReadOnlyList<PSObject> emitted = shell
                .AddScript(Call, useLocalScope: true)
                .AddArgument(runspace.SessionStateProxy.InvokeCommand.NewScriptBlock(script))
                .AddArgument(parameters)
                .AddArgument(number)
                .Invoke();
            return shell.Streams.Error.FirstOrDefault() is { } error
                ? throw new RuntimeException(error.ToString(), error.Exception, error)
                : emitted;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Stops the running script, without waiting for its end.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        if (_runspace is { } runspace)
        {
            _ = Task.Run(runspace.Dispose);
        }
    }

    private Runspace Open()
    {
        if (_isDisposed)
        {
            throw new ObjectDisposedException(nameof(AnswerRunspace));
        }

        var state = InitialSessionState.CreateDefault2();
        state.LanguageMode = _languageMode;
        Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        runspace.Open();
        return runspace;
    }
}
