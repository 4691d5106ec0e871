using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Errors;
using VpcPS.Session;

namespace VpcPS.Commands;

/// <summary>Stops an emulator and frees its port. Its estate is lost unless you save it.</summary>
/// <remarks>
/// <para>
/// Without an argument, all emulators of this runspace are stopped. It is not an error when none is running, unless its estate is to
/// be saved.
/// </para>
/// </remarks>
/// <example>
/// <para>Stop all emulators</para>
/// <code>
/// Stop-VpcEmulator
/// </code>
/// <para>Sessions that are connected to them get EndpointUnreachable from now on: connect another session.</para>
/// </example>
/// <example>
/// <para>Save the estate for the next time</para>
/// <code>
/// $emulator = Start-VpcEmulator
/// $session = $emulator | Connect-VpcSession
/// $bought = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Bandwidth 2
/// $emulator | Stop-VpcEmulator -EstatePath estate.json
/// </code>
/// <para>Start-VpcEmulator -EstatePath estate.json continues from there.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Stop, "VpcEmulator")]
public sealed class StopVpcEmulatorCommand : EmulatorCmdlet
{
    private bool _hasSaved;

    /// <summary>Saves the estate to this file before stopping; Start-VpcEmulator -EstatePath starts from it again.</summary>
    [Parameter]
    [NotBlank]
    public string? EstatePath { get; set; }

    /// <summary>Stops the emulators.</summary>
    protected override void ProcessRecord()
    {
        IReadOnlyList<VpcEmulator> targets = Targets(mustExist: EstatePath is not null);
        if (EstatePath is not null && targets.Count > (_hasSaved ? 0 : 1))
        {
            // The file would keep only the last estate, and the others would be lost.
            WriteError(EmulatorErrors.OneEstateForAFile(EstatePath, Emulator));
            return;
        }

        foreach (VpcEmulator emulator in targets)
        {
            if (EstatePath is not null)
            {
                Save(emulator, SessionState.Path.GetUnresolvedProviderPathFromPSPath(EstatePath));
            }

            SessionsHere.Current.End(emulator);
        }
    }

    // If the estate can't be saved, the emulator must go on running, because it has the only copy.
    private void Save(VpcEmulator emulator, string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new IOException(UserText.Of($"it is a folder"));
            }

            if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
            {
                throw new IOException(UserText.Of($"the folder '{folder}' does not exist"));
            }

            emulator.Server.SaveEstate(path);
            _hasSaved = true;
            string scripted = string.Join(
                ", ", emulator.Answers.Where(answer => answer.IsScripted).Select(answer => answer.Action).Distinct());
            if (scripted.Length > 0)
            {
                WriteWarning(UserText.Of($"The estate file does not have the answers of {scripted}: a script block gives them."));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(EmulatorErrors.EstateNotSaved(e, path));
        }
    }
}
