using System.Collections.Generic;
using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Product Ecs: removes IPv6 addresses from a network interface and releases them. The action has no ClientToken. It needs none, because
/// the named addresses are gone after the first request.
/// </summary>
internal sealed class UnassignIpv6Addresses : ReceiptAction
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<VpcInterface>("UnassignIpv6Addresses") with { Product = ApiProduct.Ecs };

    /// <summary>The maximum number of addresses in one call.</summary>
    public const int MaxAddresses = 10;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the interface.</param>
    /// <param name="networkInterfaceId">The id of the interface, <c>eni-...</c>.</param>
    /// <param name="addresses">The addresses, at most <see cref="MaxAddresses"/>.</param>
    public UnassignIpv6Addresses(string region, string networkInterfaceId, IReadOnlyCollection<string> addresses)
        : base(region)
    {
        NetworkInterfaceId = networkInterfaceId;
        Addresses = addresses;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the interface.</summary>
    public string NetworkInterfaceId { get; }

    /// <summary>The addresses.</summary>
    public IReadOnlyCollection<string> Addresses { get; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("NetworkInterfaceId", NetworkInterfaceId);
        parameters.AddList("Ipv6Address", Addresses);
    }
}
