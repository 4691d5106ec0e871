using System.Management.Automation;

namespace VpcPS.Commands;

/// <summary>
/// Forgets the default session of this runspace. Calls that still use the session, in other runspaces, are not
/// disturbed.
/// </summary>
[Cmdlet(VerbsCommunications.Disconnect, "VpcSession")]
public sealed class DisconnectVpcSessionCommand : PSCmdlet
{
    /// <summary>Forget it only if it is this one. Default: whichever is the default session.</summary>
    [Parameter(ValueFromPipeline = true, Position = 0)]
    [ValidateNotNull]
    public VpcSession? Session { get; set; }

    /// <summary>Forgets the session.</summary>
    protected override void ProcessRecord()
    {
        RunspaceState state = RunspaceState.Current;
        if (Session is null || ReferenceEquals(Session, state.DefaultSession))
        {
            state.DefaultSession = null;
        }
    }
}
