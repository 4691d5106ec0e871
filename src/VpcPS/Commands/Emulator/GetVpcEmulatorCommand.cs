using System.Management.Automation;

namespace VpcPS.Commands;

/// <summary>Shows the emulators that run in this runspace.</summary>
[Cmdlet(VerbsCommon.Get, "VpcEmulator")]
[OutputType(typeof(VpcEmulator))]
public sealed class GetVpcEmulatorCommand : EmulatorCmdlet
{
    /// <summary>Emits the emulators.</summary>
    protected override void ProcessRecord() => WriteObject(Targets(), enumerateCollection: true);
}
