using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Actions;

/// <summary>Shows one VPC, its fields at the top level.</summary>
internal sealed class DescribeVpcAttributeHandler : ReadHandler
{
    private static readonly TextParameter VpcId = new("VpcId") { Required = true, IdPrefix = IdPrefixes.Vpc, Kind = "VPC" };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [CommonParameters.RegionId, VpcId, CommonParameters.DryRun];

    /// <inheritdoc/>
    public override Answer Read(ActionCall call) =>
        call.Region.FindVpc(call.Get(VpcId)) is { } vpc
            ? VpcAnswers.Describe(call, vpc)
            : throw VpcId.NotFound(call.Get(VpcId));
}
