using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Actions;

/// <summary>Shows one vSwitch. Its members are at the top level of the answer.</summary>
internal sealed class DescribeVSwitchAttributesHandler : ReadHandler
{
    private static readonly TextParameter VSwitchId = new("VSwitchId")
    {
        Required = true,
        IdPrefix = IdPrefixes.VSwitch,
        Kind = "VSwitch",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.OptionalRegionId, VSwitchId, CommonParameters.DryRun];

    /// <inheritdoc/>
    public override Answer Read(ActionCall call) =>
        call.Region.FindVSwitch(call.Get(VSwitchId)) is { } vSwitch
            ? VpcAnswers.Describe(call, vSwitch)
            : throw VSwitchId.NotFound(call.Get(VSwitchId));
}
