using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using VpcPS.Host;

namespace VpcPS.Soak;

/// <summary>A runspace with the module in this process.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(EmbeddedEngine.CreateSessionState(EmbeddedEngine.FindManifest()));

    public Engine() => _runspace.Open();

    /// <summary>Runs a script; an error that ends it is thrown.</summary>
    /// <param name="script">The script.</param>
    /// <param name="variables">The variables that the script finds.</param>
    /// <exception cref="SoakException">The script wrote an error.</exception>
    public IReadOnlyList<object?> Run(string script, params (string Name, object? Value)[] variables)
    {
        foreach ((string name, object? value) in variables)
        {
            _runspace.SessionStateProxy.SetVariable(name, value);
        }

        using PowerShell shell = PowerShell.Create(_runspace);
        object?[] output = [.. shell.AddScript(script, useLocalScope: false).Invoke().Select(item => item?.BaseObject)];
        return shell.Streams.Error.Count == 0 ? output : throw new SoakException(shell.Streams.Error[0].ToString());
    }

    /// <summary>The value of a script that gives one number.</summary>
    public int Count(string script) => Convert.ToInt32(Run(script)[^1], System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose()
    {
        Run("Remove-Module VpcPS");
        _runspace.Dispose();
    }
}
