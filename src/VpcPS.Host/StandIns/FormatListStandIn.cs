using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace VpcPS.Host.StandIns;

/// <summary>Format-List: the engine's own formatter under the name the engine's package leaves out.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListStandIn : OuterFormatTableAndListBase
{
    /// <summary>Takes the engine's formatter for this shape.</summary>
    public FormatListStandIn() => EngineInternals.UseFormatter(this, "List");
}
