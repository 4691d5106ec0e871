using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Emulator;

namespace VpcPS.Commands;

/// <summary>
/// Starts an emulator of the API on this machine: real signatures, real HTTP, no account and no cost. Pipe it into
/// Connect-VpcSession, and a script rehearses before it runs on the cloud.
/// </summary>
/// <remarks>
/// <para>
/// The emulator has an estate of fictitious VPCs, gateways and addresses, which is that of the examples in this help.
/// It listens on this machine only and ends with the module, or with Stop-VpcEmulator.
/// </para>
/// </remarks>
/// <example>
/// <para>Rehearse</para>
/// <code>
/// Start-VpcEmulator | Connect-VpcSession
/// Import-Csv plan.csv | New-VpcIpv6InternetBandwidth -ErrorVariable refused -ErrorAction SilentlyContinue
/// Stop-VpcEmulator
/// </code>
/// <para>Everything between the two lines runs against the emulator.</para>
/// </example>
/// <example>
/// <para>See what a script has sent</para>
/// <code>
/// $emulator = Start-VpcEmulator
/// $session = $emulator | Connect-VpcSession
/// $bought = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Bandwidth 2
/// $emulator.Journal | Format-Table Time, Action, HttpStatus, Code, Committed
/// </code>
/// <para>The journal has a line for each request: here the look-up of the gateway and the purchase.</para>
/// </example>
/// <example>
/// <para>Start from an estate that was saved</para>
/// <code>
/// $emulator = Start-VpcEmulator
/// $emulator | Stop-VpcEmulator -EstatePath estate.json
/// Start-VpcEmulator -EstatePath estate.json | Connect-VpcSession
/// </code>
/// <para>estate.json is a text file: add your own VPCs and addresses to rehearse with them.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Start, "VpcEmulator")]
[OutputType(typeof(VpcEmulator))]
public sealed class StartVpcEmulatorCommand : PSCmdlet
{
    /// <summary>The port to listen on, 0 to 65535. Default: 0, any free port.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>The estate file to start from. Default: the built-in estate, which has the ids of the examples.</summary>
    [Parameter(Position = 0)]
    [BlankToNull]
    public string? EstatePath { get; set; }

    /// <summary>Starts the emulator.</summary>
    protected override void ProcessRecord()
    {
        string? path = EstatePath is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(EstatePath);
        try
        {
            EmulatorServer server = EmulatorServer.Start(new EmulatorOptions { Port = Port, EstatePath = path });
            var emulator = new VpcEmulator(server, path);
            RunspaceState.Current.Own(emulator);
            WriteObject(emulator);
        }
        catch (EstateFileException e)
        {
            ThrowTerminatingError(ErrorRecords.BadEstateFile(e, path));
        }
        catch (EmulatorStartException e)
        {
            ThrowTerminatingError(ErrorRecords.EmulatorCannotStart(e, Port));
        }
    }
}
