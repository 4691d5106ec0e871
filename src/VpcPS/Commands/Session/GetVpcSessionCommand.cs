using System.Management.Automation;

namespace VpcPS.Commands;

/// <summary>Shows the session that commands of this runspace use by default; nothing when none is connected.</summary>
[Cmdlet(VerbsCommon.Get, "VpcSession")]
[OutputType(typeof(VpcSession))]
public sealed class GetVpcSessionCommand : PSCmdlet
{
    /// <summary>Emits the session.</summary>
    protected override void ProcessRecord()
    {
        if (RunspaceState.Current.DefaultSession is { } session)
        {
            WriteObject(session);
        }
        else
        {
            WriteVerbose("No session is connected in this runspace; commands use the environment's credentials.");
        }
    }
}
