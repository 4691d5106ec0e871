using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Shows one VPC. Its members are at the top level of the answer.</summary>
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
        // The classic network is not emulated, because new accounts do not have it.
        answer.Add("ClassicLinkEnabled", false);
        return answer;
    }
}
