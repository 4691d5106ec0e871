using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using VpcPS.Host;

namespace VpcPS.Tests.Support;

/// <summary>A real PowerShell engine with the built module imported by its manifest and the stand-ins in place.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;

    public ModuleSession()
    {
        _runspace = RunspaceFactory.CreateRunspace(EmbeddedEngine.CreateSessionState(EmbeddedEngine.FindManifest()));
        _runspace.Open();
    }

    /// <summary>A session that is connected to an emulator of its own; both end with it.</summary>
    public static ModuleSession Rehearsing()
    {
        var session = new ModuleSession();
        session.Run("$emulator = Start-VpcEmulator; $connected = $emulator | Connect-VpcSession").ShouldHaveNoErrors();
        return session;
    }

    /// <summary>A session that is connected to an endpoint with a fictitious key.</summary>
    public static ModuleSession ConnectedTo(Uri endpoint, string connectArguments = "")
    {
        var session = new ModuleSession();
        session.Run(
            "param($Endpoint) $credential = [pscredential]::new('testAccessKeyId', (ConvertTo-SecureString 'testAccessKeySecret' -AsPlainText -Force)); "
            + $"$connected = Connect-VpcSession -Region cn-huhehaote -Credential $credential -EndpointUrl $Endpoint {connectArguments}",
            ("Endpoint", endpoint)).ShouldHaveNoErrors();
        return session;
    }

    public ScriptResult Run(string script, params (string Name, object? Value)[] parameters)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script, useLocalScope: false);
        if (parameters.Length > 0)
        {
            shell.AddParameters(new Hashtable(parameters.ToDictionary(p => p.Name, p => p.Value)));
        }

        return ScriptResult.Of(shell);
    }

    /// <summary>Runs a script with rows piped in as a CSV gives them: every value a text.</summary>
    public ScriptResult RunWithRows(string csv, string command) =>
        Run("param($Rows) $Rows | " + command, ("Rows", CsvText.ToRows(csv)));

    public void Dispose()
    {
        Run("Remove-Module VpcPS");
        _runspace.Dispose();
    }
}
