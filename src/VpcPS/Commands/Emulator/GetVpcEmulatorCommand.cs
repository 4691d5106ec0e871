using System.Management.Automation;

namespace VpcPS.Commands;

/// <summary>Shows the emulators that run in this runspace.</summary>
/// <remarks>
/// <para>The object has the endpoint, a credential, and the journal of all requests that the emulator received.</para>
/// </remarks>
/// <example>
/// <para>List the running emulators</para>
/// <code>
/// Get-VpcEmulator
/// </code>
/// <para>Nothing is emitted when no emulator is running.</para>
/// </example>
/// <example>
/// <para>Look at the requests that were refused</para>
/// <code>
/// Get-VpcEmulator | ForEach-Object { $_.Journal } | Where-Object HttpStatus -ge 400 | Format-Table Time, Action, HttpStatus, Code
/// </code>
/// <para>The journal is kept since the start or the last reset.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcEmulator")]
[OutputType(typeof(VpcEmulator))]
public sealed class GetVpcEmulatorCommand : EmulatorCmdlet
{
    /// <summary>Emits the emulators.</summary>
    protected override void ProcessRecord() => WriteObject(Targets(mustExist: Emulator is not null), enumerateCollection: true);
}
