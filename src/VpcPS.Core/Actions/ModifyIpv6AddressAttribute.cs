using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Changes name and description of an IPv6 address.</summary>
internal sealed class ModifyIpv6AddressAttribute : ChangeAction
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Changes<Ipv6Address>("ModifyIpv6AddressAttribute");

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the address.</param>
    /// <param name="ipv6AddressId">The id of the address, <c>ipv6-...</c>.</param>
    public ModifyIpv6AddressAttribute(string region, string ipv6AddressId)
        : base(region)
    {
        Ipv6AddressId = ipv6AddressId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the address, <c>ipv6-...</c>.</summary>
    public string Ipv6AddressId { get; }

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
        parameters.Add("Ipv6AddressId", Ipv6AddressId);
        parameters.Add("Name", NewName);
        parameters.Add("Description", NewDescription);
    }
}
