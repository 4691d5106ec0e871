using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Shows one VPC, its fields at the top level.</summary>
internal sealed class DescribeVpcAttributeHandler : ReadHandler
{
    private static readonly TextParameter VpcId = new("VpcId") { Required = true, IdPrefix = IdPrefixes.Vpc, Kind = "VPC" };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [CommonParameters.RegionId, VpcId, CommonParameters.DryRun];

    /// <inheritdoc/>
    public override Answer Read(ActionCall call)
    {
        EstateVpc vpc = call.Region.FindVpc(call.Get(VpcId)) ?? throw VpcId.NotFound(call.Get(VpcId));
        Answer answer = VpcAnswers.Describe(call, vpc);
        // The classic network, which no new account has, is not emulated.
        answer.Add("ClassicLinkEnabled", false);
        return answer;
    }
}
