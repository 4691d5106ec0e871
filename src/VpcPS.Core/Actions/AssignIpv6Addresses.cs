using System.Collections.Generic;
using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Product Ecs: assigns IPv6 addresses to a network interface. The answer has the literal addresses, without ids.</summary>
internal sealed class AssignIpv6Addresses : ApiAction<AssignedIpv6Addresses>, IHasClientToken
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Creates<VpcInterface>("AssignIpv6Addresses") with { Product = ApiProduct.Ecs, AwaitedState = "Available" };

    /// <summary>The maximum number of addresses in one call.</summary>
    public const int MaxAddresses = 10;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the interface.</param>
    /// <param name="networkInterfaceId">The id of the interface, <c>eni-...</c>.</param>
    /// <param name="clientToken">At most 64 ASCII characters, unique for each change.</param>
    public AssignIpv6Addresses(string region, string networkInterfaceId, string clientToken)
        : base(region)
    {
        NetworkInterfaceId = networkInterfaceId;
        ClientToken = clientToken;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the interface.</summary>
    public string NetworkInterfaceId { get; }

    /// <inheritdoc/>
    public string ClientToken { get; }

    /// <summary>Free addresses of the vSwitch's IPv6 block, at most <see cref="MaxAddresses"/>. Null for any.</summary>
    public IReadOnlyCollection<string>? Addresses { get; init; }

    /// <summary>
    /// How many addresses the service chooses, 1 to <see cref="MaxAddresses"/>. Null when <see cref="Addresses"/> names them.
    /// </summary>
    public int? Count { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("NetworkInterfaceId", NetworkInterfaceId);
        parameters.AddList("Ipv6Address", Addresses);
        parameters.Add("Ipv6AddressCount", Count);
    }

    internal override AssignedIpv6Addresses ReadAnswer(AnswerObject answer) =>
        new(answer.Texts("Ipv6Sets", "Ipv6Address"), answer.Text("RequestId"));
}

/// <summary>The addresses that were assigned to an interface.</summary>
/// <param name="Literals">The literal addresses.</param>
/// <param name="RequestId">The service's id of the call.</param>
internal sealed record AssignedIpv6Addresses(IReadOnlyList<string> Literals, string? RequestId);
