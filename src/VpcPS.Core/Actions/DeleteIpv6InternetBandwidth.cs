using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Removes the bandwidth of an IPv6 address. The address stays and becomes private.</summary>
internal sealed class DeleteIpv6InternetBandwidth : ChangeAction
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<Ipv6InternetBandwidth>("DeleteIpv6InternetBandwidth") with { AwaitedState = ActionDeclaration.Gone };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the address.</param>
    public DeleteIpv6InternetBandwidth(string region)
        : base(region)
    {
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the address, <c>ipv6-...</c>. A call has either this or the bandwidth id.</summary>
    public string? Ipv6AddressId { get; init; }

    /// <summary>The id of the bandwidth, <c>ipv6bw-...</c>. A call has either this or the address id.</summary>
    public string? Ipv6InternetBandwidthId { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("Ipv6AddressId", Ipv6AddressId);
        parameters.Add("Ipv6InternetBandwidthId", Ipv6InternetBandwidthId);
    }
}
