using System.Management.Automation;
using VpcPS.Session;

namespace VpcPS.Commands;

/// <summary>Shows the session that commands of this runspace use by default; nothing when none is connected.</summary>
/// <remarks>
/// <para>Without a session the commands use the credentials that this machine has.</para>
/// </remarks>
/// <example>
/// <para>See where commands go</para>
/// <code>
/// Get-VpcSession | Format-List
/// </code>
/// <para>Shows region, endpoint, where the credentials come from, and the limits. The AccessKey id is masked.</para>
/// </example>
/// <example>
/// <para>Find out about purchases whose answer was lost</para>
/// <code>
/// (Get-VpcSession).UnknownOutcomes | New-VpcIpv6InternetBandwidth
/// </code>
/// <para>
/// Each is kept with its ClientToken: piped in again it is the same purchase, and nothing is bought twice. Pipe only
/// what New-VpcIpv6InternetBandwidth was about, where other commands had lost answers too.
/// </para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcSession")]
[OutputType(typeof(VpcSession))]
public sealed class GetVpcSessionCommand : PSCmdlet
{
    /// <summary>Emits the session.</summary>
    protected override void ProcessRecord()
    {
        if (SessionsHere.Current.DefaultSession is { } session)
        {
            WriteObject(session);
        }
        else
        {
            WriteVerbose("No session is connected in this runspace; commands use the credentials that this machine has. "
                + SessionsHere.Current.EnvironmentSession.Identity);
        }
    }
}
