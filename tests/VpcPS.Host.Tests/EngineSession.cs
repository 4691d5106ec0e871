using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace VpcPS.Host.Tests;

/// <summary>A real engine in this process with the stand-ins, located in a directory of its own.</summary>
internal sealed class EngineSession : IDisposable
{
    private readonly Runspace _runspace;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-host-");

    internal EngineSession()
    {
        _runspace = RunspaceFactory.CreateRunspace(EmbeddedEngine.CreateSessionState());
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(_directory.FullName);
    }

    internal List<ErrorRecord> Errors { get; } = [];

    internal List<WarningRecord> Warnings { get; } = [];

    internal List<InformationRecord> Information { get; } = [];

    public void Dispose()
    {
        _runspace.Dispose();
        _directory.Delete(recursive: true);
    }

    internal string PathOf(string name) => Path.Combine(_directory.FullName, name);

    internal void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    internal List<PSObject> Run(string script)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        try
        {
            return [.. shell.AddScript(script).Invoke()];
        }
        finally
        {
            Errors.AddRange(shell.Streams.Error);
            Warnings.AddRange(shell.Streams.Warning);
            Information.AddRange(shell.Streams.Information);
        }
    }

    internal string[] RunForText(string script) => [.. Run(script).Select(item => item?.ToString() ?? "<null>")];
}
