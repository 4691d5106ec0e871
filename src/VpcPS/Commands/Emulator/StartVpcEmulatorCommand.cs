using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Emulator;

namespace VpcPS.Commands;

/// <summary>
/// Starts an emulator of the API on this machine: real signatures, real HTTP, no account and no cost. Pipe it into
/// Connect-VpcSession, and a script rehearses before it runs on the cloud.
/// </summary>
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
