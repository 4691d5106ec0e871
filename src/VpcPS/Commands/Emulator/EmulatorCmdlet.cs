using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Errors;
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

    /// <summary>
    /// The emulators to act on: the given one, whichever runspace started it, or all that this runspace started. If there are none, an
    /// error or -Verbose says so.
    /// </summary>
    /// <param name="mustExist">Whether it is an error if there are none, because then what the user asked for is not done.</param>
    private protected IReadOnlyList<VpcEmulator> Targets(bool mustExist)
    {
        VpcEmulator[] targets = (Emulator is null ? SessionsHere.Current.Owned.OfType<VpcEmulator>() : [Emulator])
            .Where(emulator => emulator.IsRunning)
            .ToArray();
        if (targets.Length > 0)
        {
            return targets;
        }

        if (mustExist)
        {
            WriteError(EmulatorErrors.NotRunning(Emulator?.EndpointUrl, Emulator));
        }
        else
        {
            WriteVerbose(Emulator is null
                ? UserText.Translate("No emulator is running in this runspace.")
                : UserText.Translate("This emulator is no longer running."));
        }

        return targets;
    }
}
