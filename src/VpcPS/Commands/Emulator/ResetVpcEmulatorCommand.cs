using System.Management.Automation;

namespace VpcPS.Commands;

/// <summary>Takes an emulator back to the estate that it started from, with an empty journal.</summary>
[Cmdlet(VerbsCommon.Reset, "VpcEmulator")]
public sealed class ResetVpcEmulatorCommand : EmulatorCmdlet
{
    /// <summary>Resets the emulators.</summary>
    protected override void ProcessRecord()
    {
        foreach (VpcEmulator emulator in Targets())
        {
            emulator.Server.Reset();
        }
    }
}
