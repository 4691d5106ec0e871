using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace VpcPS.Host.StandIns;

/// <summary>Format-Table: the engine's own formatter under the name the engine's package leaves out.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableStandIn : OuterFormatTableBase
{
    /// <summary>Takes the engine's formatter for this shape.</summary>
    public FormatTableStandIn() => EngineInternals.UseFormatter(this, "Table");
}
