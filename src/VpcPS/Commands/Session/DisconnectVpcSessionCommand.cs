using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Session;

namespace VpcPS.Commands;

/// <summary>
/// Forgets the default session of this runspace. Calls in other runspaces that use the session are not affected.
/// </summary>
/// <remarks>
/// <para>
/// Commands then use the credentials that this machine has. You can still use a session that is in a variable with -Session.
/// </para>
/// </remarks>
/// <example>
/// <para>Forget the default session</para>
/// <code>
/// Disconnect-VpcSession
/// </code>
/// <para>It is not an error when no session is connected.</para>
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
    /// <summary>Forget the default session only if it is this one. Default: forget it in any case.</summary>
    [Parameter(ValueFromPipeline = true, Position = 0)]
    [SessionOfThisProcess]
    public VpcSession? Session { get; set; }

    /// <summary>Disconnects the session.</summary>
    protected override void ProcessRecord()
    {
        SessionsHere state = SessionsHere.Current;
        if (Session?.RecordPath is { } record)
        {
            OpenRecords.Close(record);
        }

        if (Session is null || ReferenceEquals(Session, state.DefaultSession))
        {
            state.DefaultSession = null;
        }
    }
}
