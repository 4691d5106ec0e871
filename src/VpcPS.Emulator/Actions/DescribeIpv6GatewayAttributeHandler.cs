using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Actions;

/// <summary>Shows one gateway, its fields at the top level.</summary>
internal sealed class DescribeIpv6GatewayAttributeHandler : ReadHandler
{
    // A gateway that does not exist is no error here.
    private static readonly TextParameter GatewayId = new("Ipv6GatewayId") { Required = true, IdPrefix = IdPrefixes.Ipv6Gateway };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [CommonParameters.RegionId, GatewayId];

    /// <inheritdoc/>
    /// <remarks>
    /// The answer for a gateway that does not exist is not documented. Terraform expects an answer without Status, HTTP 200, and
    /// no error code. So the answer has only the RequestId.
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
