namespace VpcPS.Core.Actions;

/// <summary>Deletes an IPv6 gateway without bandwidths and rules. It is gone a while later, when it is no longer listed.</summary>
public sealed class DeleteIpv6Gateway : ChangeAction
{
    /// <summary>Describes the change.</summary>
    /// <param name="region">The region of the gateway.</param>
    /// <param name="ipv6GatewayId">The id of the gateway, <c>ipv6gw-...</c>.</param>
    public DeleteIpv6Gateway(string region, string ipv6GatewayId)
        : base(region)
    {
        Ipv6GatewayId = ipv6GatewayId;
    }

    /// <inheritdoc/>
    public override string Name => "DeleteIpv6Gateway";

    /// <summary>The id of the gateway, <c>ipv6gw-...</c>.</summary>
    public string Ipv6GatewayId { get; }

    private protected override void AddOwnParameters(ActionParameters parameters)
    {
        parameters.Add("Ipv6GatewayId", Ipv6GatewayId);
    }
}
