using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace VpcPS.Host.StandIns;

/// <summary>
/// The cmdlets that stand in for those of Microsoft.PowerShell.Utility and .Management, which the engine's package
/// lacks. What an example script needs, and each with the result of the real one; the README lists them.
/// </summary>
public static class StandInCmdlets
{
    private static readonly Type[] Cmdlets =
    [
        typeof(ConvertToSecureStringStandIn),
        typeof(ExportCsvStandIn),
        typeof(FormatListStandIn),
        typeof(FormatTableStandIn),
        typeof(GetContentStandIn),
        typeof(ImportCsvStandIn),
        typeof(JoinPathStandIn),
        typeof(MeasureObjectStandIn),
        typeof(SelectObjectStandIn),
        typeof(SortObjectStandIn),
        typeof(TestPathStandIn),
        typeof(WriteErrorStandIn),
        typeof(WriteHostStandIn),
        typeof(WriteOutputStandIn),
        typeof(WriteVerboseStandIn),
        typeof(WriteWarningStandIn),
    ];

    /// <summary>Every stand-in, ready to be added to an InitialSessionState.</summary>
    public static IReadOnlyList<SessionStateCmdletEntry> All { get; } = [.. Cmdlets.Select(Entry)];

    private static SessionStateCmdletEntry Entry(Type cmdlet)
    {
        CmdletAttribute name = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        return new SessionStateCmdletEntry($"{name.VerbName}-{name.NounName}", cmdlet, helpFileName: null);
    }
}
