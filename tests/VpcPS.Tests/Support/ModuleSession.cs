using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using VpcPS.Host;

namespace VpcPS.Tests.Support;

/// <summary>A real PowerShell engine with all that pwsh has, and the built module imported by its manifest.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;
    private readonly CultureInfo _uiCulture;

    /// <summary>Opens a session.</summary>
    /// <param name="uiCulture">The language of the user's interface, $PSUICulture. It does not depend on who runs the tests.</param>
    public ModuleSession(string uiCulture = "en-US")
    {
        _uiCulture = CultureInfo.GetCultureInfo(uiCulture);
        _runspace = RunspaceFactory.CreateRunspace(EmbeddedEngine.CreateSessionState(EmbeddedEngine.FindManifest()));
        _runspace.Open();
    }

    /// <summary>A session that is connected to an emulator of its own; both end with it.</summary>
    public static ModuleSession Rehearsing(string uiCulture = "en-US")
    {
        var session = new ModuleSession(uiCulture);
        session.Run("$emulator = Start-VpcEmulator; $connected = $emulator | Connect-VpcSession").ShouldHaveNoErrors();
        return session;
    }

    /// <summary>A session that is connected to an endpoint with a fictitious key, and repeats nothing unless told to.</summary>
    public static ModuleSession ConnectedTo(Uri endpoint, string connectArguments = "-MaxRetry 0")
    {
        var session = new ModuleSession();
        session.Run(
            "$credential = [pscredential]::new('testAccessKeyId', (ConvertTo-SecureString 'testAccessKeySecret' -AsPlainText -Force)); "
            + $"$connected = Connect-VpcSession -Region cn-huhehaote -Credential $credential -EndpointUrl $Endpoint {connectArguments}",
            ("Endpoint", endpoint)).ShouldHaveNoErrors();
        return session;
    }

    /// <summary>
    /// Runs a script. An error that ends a statement also ends the script, so that it differs from an error that does not. The engine
    /// itself would write both to the error stream and continue.
    /// </summary>
    /// <param name="script">The script.</param>
    /// <param name="variables">What the script finds as variables.</param>
    public ScriptResult Run(string script, params (string Name, object? Value)[] variables)
    {
        foreach ((string name, object? value) in variables)
        {
            _runspace.SessionStateProxy.SetVariable(name, value);
        }

        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript("try {\n" + script + "\n} catch { throw }", useLocalScope: false);
        CultureInfo own = CultureInfo.CurrentUICulture;
        try
        {
            // The pipeline's thread takes it over from this one.
            CultureInfo.CurrentUICulture = _uiCulture;
            return ScriptResult.Of(shell);
        }
        finally
        {
            CultureInfo.CurrentUICulture = own;
        }
    }

    /// <summary>Runs a command with rows piped in as a CSV gives them: every value a text.</summary>
    public ScriptResult RunWithRows(string csv, string command) => Run("$Rows | " + command, ("Rows", CsvText.ToRows(csv)));

    /// <summary>Another runspace with the module, whose commands use this session's connection. It can be stopped.</summary>
    public Runspace OpenRunspace()
    {
        PSObject[] known = [.. Run("[runspace]::DefaultRunspace.InitialSessionState; $connected").Output];
        Runspace runspace = RunspaceFactory.CreateRunspace((InitialSessionState)known[0].BaseObject);
        runspace.Open();
        runspace.SessionStateProxy.SetVariable("PSDefaultParameterValues", new DefaultParameterDictionary { ["*-Vpc*:Session"] = known[1] });
        return runspace;
    }

    public void Dispose()
    {
        Run("Remove-Module VpcPS");
        _runspace.Dispose();
    }
}
