using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Session;

namespace VpcPS.Commands;

/// <summary>
/// Forgets the default session of this runspace. Calls that still use the session, in other runspaces, are not
/// disturbed.
/// </summary>
/// <remarks>
/// <para>
/// Commands then use the credentials that this machine has. A session that is kept in a variable can still be given
/// with -Session.
/// </para>
/// </remarks>
/// <example>
/// <para>Forget the default session</para>
/// <code>
/// Disconnect-VpcSession
/// </code>
/// <para>No error when none is connected.</para>
/// </example>
/// <example>
/// <para>Forget a session only if it is the default</para>
/// <code>
/// $session = Get-VpcSession
/// $session | Disconnect-VpcSession
/// Get-VpcIpv6Gateway -Session $session
/// </code>
/// <para>The session in the variable stays usable.</para>
/// </example>
[Cmdlet(VerbsCommunications.Disconnect, "VpcSession")]
public sealed class DisconnectVpcSessionCommand : PSCmdlet
{
    /// <summary>Forget it only if it is this one. Default: whichever is the default session.</summary>
    [Parameter(ValueFromPipeline = true, Position = 0)]
    [SessionOfThisProcess]
    public VpcSession? Session { get; set; }

    /// <summary>Forgets the session.</summary>
    protected override void ProcessRecord()
    {
        SessionsHere state = SessionsHere.Current;
        if (Session is null || ReferenceEquals(Session, state.DefaultSession))
        {
            state.DefaultSession = null;
        }
    }
}
