using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Releases an IPv6 address that has no bandwidth and that no instance uses. The seed document does not have this action.
/// </summary>
internal sealed class ReleaseIpv6Address : ChangeAction
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<Ipv6Address>("ReleaseIpv6Address") with { AwaitedState = ActionDeclaration.Gone };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the address.</param>
    /// <param name="ipv6AddressId">The id of the address, <c>ipv6-...</c>.</param>
    public ReleaseIpv6Address(string region, string ipv6AddressId)
        : base(region)
    {
        Ipv6AddressId = ipv6AddressId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the address, <c>ipv6-...</c>.</summary>
    public string Ipv6AddressId { get; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("Ipv6AddressId", Ipv6AddressId);
    }
}
