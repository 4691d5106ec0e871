using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Actions;

/// <summary>Shows one gateway, its fields at the top level.</summary>
internal sealed class DescribeIpv6GatewayAttributeHandler : ReadHandler
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [CommonParameters.RegionId, GatewayAnswers.Id];

    /// <inheritdoc/>
    /// <remarks>
    /// What the cloud answers for a gateway that does not exist is undocumented. Terraform takes an answer without Status,
    /// HTTP 200, for one and expects no error code, so that is what is answered: nothing but the RequestId.
    /// </remarks>
    public override Answer Read(ActionCall call) =>
        call.Region.FindIpv6Gateway(call.Get(GatewayAnswers.Id)) is { } gateway ? GatewayAnswers.Describe(call, gateway) : [];
}
