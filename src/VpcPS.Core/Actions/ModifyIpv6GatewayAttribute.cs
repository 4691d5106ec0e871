using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Changes name and description of an IPv6 gateway.</summary>
internal sealed class ModifyIpv6GatewayAttribute : ChangeAction
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Changes<Ipv6Gateway>("ModifyIpv6GatewayAttribute");

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the gateway.</param>
    /// <param name="ipv6GatewayId">The id of the gateway, <c>ipv6gw-...</c>.</param>
    public ModifyIpv6GatewayAttribute(string region, string ipv6GatewayId)
        : base(region)
    {
        Ipv6GatewayId = ipv6GatewayId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the gateway, <c>ipv6gw-...</c>.</summary>
    public string Ipv6GatewayId { get; }

    /// <summary>
    /// The new name: at most 128 characters, not beginning with http:// or https://. Null keeps the present one.
    /// </summary>
    public string? NewName { get; init; }

    /// <summary>
    /// The new description: at most 256 characters, not beginning with http:// or https://. Null keeps the present one.
    /// </summary>
    public string? NewDescription { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("Ipv6GatewayId", Ipv6GatewayId);
        parameters.Add("Name", NewName);
        parameters.Add("Description", NewDescription);
    }
}
