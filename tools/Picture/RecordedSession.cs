using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text;
using VpcPS.Host;

namespace VpcPS.Picture;

/// <summary>A session in English at the prompt of the embedded engine, with the module, in the repository's root; all it shows is kept.</summary>
internal sealed class RecordedSession : IDisposable
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    private readonly StringBuilder _screen = new();
    private readonly Runspace _runspace;

    internal RecordedSession(string root, int columns)
    {
        // The engine's default, unless the environment says that nobody wants colours (NO_COLOR).
        PSStyle.Instance.OutputRendering = OutputRendering.Host;
        string manifest = Path.Combine(root, EmbeddedEngine.ManifestName);
        _runspace = RunspaceFactory.CreateRunspace(new RecordingHost(_screen, columns, English), EmbeddedEngine.CreateSessionState(manifest));
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(root);
    }

    /// <summary>Everything so far, with the escape sequences of its colours.</summary>
    internal string Screen => _screen.ToString();

    /// <summary>Ends the session, and the emulators in it, which end with the module.</summary>
    public void Dispose()
    {
        Run("Remove-Module VpcPS");
        _runspace.Dispose();
    }

    /// <summary>Runs a command as if typed at the prompt.</summary>
    internal void Type(string command)
    {
        _screen.Append(CommandColors.AtPrompt(command)).Append('\n');
        Run(command);
    }

    private void Run(string command)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(command).AddCommand("Out-Default");
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        CultureInfo own = CultureInfo.CurrentUICulture;
        try
        {
            // The pipeline's thread takes it over from this one.
            CultureInfo.CurrentUICulture = English;
            shell.Invoke();
        }
        finally
        {
            CultureInfo.CurrentUICulture = own;
        }
    }
}
