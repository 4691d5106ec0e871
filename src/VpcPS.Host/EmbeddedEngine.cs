using System;
using System.IO;
using System.Management.Automation.Runspaces;

namespace VpcPS.Host;

/// <summary>Opens PowerShell's engine with VpcPS imported. The host and the tests use it.</summary>
public static class EmbeddedEngine
{
    /// <summary>The name of the manifest. The folder that contains it is the module's root.</summary>
    public const string ManifestName = "VpcPS.psd1";

    /// <summary>
    /// Finds the manifest of the built module in the nearest directory above <paramref name="startDirectory"/>, or above this program when
    /// none is given.
    /// </summary>
    /// <exception cref="FileNotFoundException">No parent directory has a manifest, or its module is not built.</exception>
    public static string FindManifest(string? startDirectory = null)
    {
        string start = startDirectory ?? AppContext.BaseDirectory;
        for (DirectoryInfo? directory = new(start); directory is not null; directory = directory.Parent)
        {
            string candidate = Path.Combine(directory.FullName, ManifestName);
            if (File.Exists(candidate))
            {
                return File.Exists(Path.Combine(directory.FullName, "bin", "VpcPS.dll"))
                    ? candidate
                    : throw new FileNotFoundException($"The module of '{candidate}' is not built yet: dotnet build", ManifestName);
            }
        }

        throw new FileNotFoundException(
            $"No {ManifestName} in '{start}' or any directory above it. Run this from a clone of the VpcPS repository.", ManifestName);
    }

    /// <summary>
    /// Makes a session state with all that pwsh has, and with the module of <paramref name="manifestPath"/>. Opening it imports the module.
    /// </summary>
    public static InitialSessionState CreateSessionState(string manifestPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(manifestPath);
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule([manifestPath]);
        return state;
    }
}
