using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Changes the bandwidth of an IPv6 address. The charge type can't be changed.</summary>
internal sealed class ModifyIpv6InternetBandwidth : ChangeAction
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Changes<Ipv6InternetBandwidth>("ModifyIpv6InternetBandwidth");

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the address.</param>
    /// <param name="bandwidth">Mbit/s, 1 to 5000. The exact range depends on the charge type of the bandwidth.</param>
    public ModifyIpv6InternetBandwidth(string region, int bandwidth)
        : base(region)
    {
        Bandwidth = bandwidth;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>Mbit/s, 1 to 5000. The exact range depends on the charge type of the bandwidth.</summary>
    public int Bandwidth { get; }

    /// <summary>The id of the address, <c>ipv6-...</c>. A call has either this or the bandwidth id.</summary>
    public string? Ipv6AddressId { get; init; }

    /// <summary>The id of the bandwidth, <c>ipv6bw-...</c>. A call has either this or the address id.</summary>
    public string? Ipv6InternetBandwidthId { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("Bandwidth", Bandwidth);
        parameters.Add("Ipv6AddressId", Ipv6AddressId);
        parameters.Add("Ipv6InternetBandwidthId", Ipv6InternetBandwidthId);
    }
}
