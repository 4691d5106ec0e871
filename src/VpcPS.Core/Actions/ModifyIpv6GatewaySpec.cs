using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Changes the edition of an IPv6 gateway. This is a legacy action: the seed document has editions, and limits that depend on them. The
/// current API has neither editions nor this action.
/// </summary>
internal sealed class ModifyIpv6GatewaySpec : ReceiptAction, IHasClientToken
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Changes<Ipv6Gateway>("ModifyIpv6GatewaySpec");

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the gateway.</param>
    /// <param name="ipv6GatewayId">The id of the gateway, <c>ipv6gw-...</c>.</param>
    /// <param name="spec">Small, Middle (or Medium, which is the same) or Large.</param>
    public ModifyIpv6GatewaySpec(string region, string ipv6GatewayId, string spec)
        : base(region)
    {
        Ipv6GatewayId = ipv6GatewayId;
        Spec = spec;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the gateway.</summary>
    public string Ipv6GatewayId { get; }

    /// <summary>The edition.</summary>
    public string Spec { get; }

    /// <inheritdoc/>
    public string? ClientToken { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("Ipv6GatewayId", Ipv6GatewayId);
        // This action says Middle. CreateIpv6Gateway and all answers say Medium.
        parameters.Add("Spec", Spec == GatewaySpecs.Medium ? GatewaySpecs.Middle : Spec);
    }
}
