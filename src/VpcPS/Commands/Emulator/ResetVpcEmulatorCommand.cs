using System.Management.Automation;

namespace VpcPS.Commands;

/// <summary>Returns an emulator to the estate that it started from, with an empty journal.</summary>
/// <remarks>
/// <para>Sessions that are connected to it continue to work. Nothing is emitted.</para>
/// </remarks>
/// <example>
/// <para>Rehearse twice from the same start</para>
/// <code>
/// $bought = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Bandwidth 2
/// Reset-VpcEmulator
/// $bought = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Bandwidth 2
/// </code>
/// <para>Without the reset the second purchase would be refused, because the address would already have bandwidth.</para>
/// </example>
/// <example>
/// <para>Reset one of several emulators</para>
/// <code>
/// $first = Start-VpcEmulator
/// $second = Start-VpcEmulator
/// $second | Reset-VpcEmulator
/// </code>
/// <para>The first stays unchanged.</para>
/// </example>
[Cmdlet(VerbsCommon.Reset, "VpcEmulator")]
public sealed class ResetVpcEmulatorCommand : EmulatorCmdlet
{
    /// <summary>Resets the emulators.</summary>
    protected override void ProcessRecord()
    {
        foreach (VpcEmulator emulator in Targets(mustExist: Emulator is not null))
        {
            emulator.Server.Reset();
        }
    }
}
