using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using VpcPS.Host.StandIns;

namespace VpcPS.Host;

/// <summary>The PowerShell engine as the host and the tests start it: VpcPS imported, the stand-ins in place.</summary>
public static class EmbeddedEngine
{
    /// <summary>The name of the manifest that marks the module's root.</summary>
    public const string ManifestName = "VpcPS.psd1";

    /// <summary>The engine's version, as scripts see it in $PSVersionTable.</summary>
    public static Version Version => PSVersionInfo.PSVersion;

    /// <summary>
    /// The manifest in the nearest directory above <paramref name="startDirectory"/>, or above this program when none is given.
    /// </summary>
    /// <exception cref="FileNotFoundException">No directory on the way up has a manifest.</exception>
    public static string FindManifest(string? startDirectory = null)
    {
        string start = startDirectory ?? AppContext.BaseDirectory;
        for (DirectoryInfo? directory = new(start); directory is not null; directory = directory.Parent)
        {
            string candidate = Path.Combine(directory.FullName, ManifestName);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new FileNotFoundException(
            $"No {ManifestName} in '{start}' or any directory above it. Run the host from a clone of the VpcPS repository.", ManifestName);
    }

    /// <summary>A session state with the module of <paramref name="manifestPath"/> and the stand-ins; opening it imports the module.</summary>
    public static InitialSessionState CreateSessionState(string manifestPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(manifestPath);
        InitialSessionState state = CreateSessionState();
        state.ImportPSModule([manifestPath]);
        return state;
    }

    /// <summary>A session state with the stand-ins and without the module.</summary>
    public static InitialSessionState CreateSessionState()
    {
        // CreateDefault() looks for modules that the engine's package does not carry, and throws.
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        if (OperatingSystem.IsWindows())
        {
            // Who starts this program names the script: a policy for downloaded files has nothing to add.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        // An unknown name is an error at once: no search through installed modules, no cache of them written.
        state.Variables.Add(new SessionStateVariableEntry(
            "PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, "No module is loaded by name alone."));
        foreach (SessionStateCmdletEntry standIn in StandInCmdlets.All)
        {
            state.Commands.Add(standIn);
        }

        return state;
    }
}
