using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Deletes an IPv6 gateway that has no bandwidths and no rules. This takes some time. The gateway is gone when the list no longer has it.
/// </summary>
internal sealed class DeleteIpv6Gateway : ChangeAction
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<Ipv6Gateway>("DeleteIpv6Gateway") with { AwaitedState = ActionDeclaration.Gone };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the gateway.</param>
    /// <param name="ipv6GatewayId">The id of the gateway, <c>ipv6gw-...</c>.</param>
    public DeleteIpv6Gateway(string region, string ipv6GatewayId)
        : base(region)
    {
        Ipv6GatewayId = ipv6GatewayId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the gateway, <c>ipv6gw-...</c>.</summary>
    public string Ipv6GatewayId { get; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("Ipv6GatewayId", Ipv6GatewayId);
    }
}
