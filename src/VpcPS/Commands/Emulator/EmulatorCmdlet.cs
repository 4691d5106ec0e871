using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Session;

namespace VpcPS.Commands;

/// <summary>
/// The base of the cmdlets for running emulators. Without an argument they act on all emulators of this runspace.
/// </summary>
public abstract class EmulatorCmdlet : PSCmdlet
{
    /// <summary>The emulator, from Start-VpcEmulator. Default: every one that was started in this runspace.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public VpcEmulator? Emulator { get; set; }

    /// <summary>The emulators to act on. If there are none, only -Verbose says so.</summary>
    private protected IReadOnlyList<VpcEmulator> Targets()
    {
        VpcEmulator[] targets = SessionsHere.Current.Owned
            .OfType<VpcEmulator>()
            .Where(running => Emulator is null || ReferenceEquals(running, Emulator))
            .ToArray();
        if (targets.Length == 0)
        {
            WriteVerbose(Emulator is null
                ? UserText.Translate("No emulator is running in this runspace.")
                : UserText.Translate("This emulator is no longer running."));
        }

        return targets;
    }
}
