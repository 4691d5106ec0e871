using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Actions;

/// <summary>Shows one gateway. Its members are at the top level of the answer.</summary>
internal sealed class DescribeIpv6GatewayAttributeHandler : ReadHandler
{
    // For this action, a gateway that does not exist is not an error.
    private static readonly TextParameter GatewayId = new("Ipv6GatewayId") { Required = true, IdPrefix = IdPrefixes.Ipv6Gateway };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [CommonParameters.RegionId, GatewayId];

    /// <inheritdoc/>
    /// <remarks>
    /// The answer for a gateway that does not exist is not documented. Terraform expects HTTP 200 without an error code and without a
    /// Status. So the answer has only the RequestId.
    /// </remarks>
    public override Answer Read(ActionCall call)
    {
        if (call.Region.FindIpv6Gateway(call.Get(GatewayId)) is not { } gateway)
        {
            return [];
        }

        Answer answer = GatewayAnswers.Describe(call, gateway);
        if (gateway.GatewayRouteTableId.Length > 0)
        {
            answer.Add("GatewayRouteTableId", gateway.GatewayRouteTableId);
        }

        return answer;
    }
}
