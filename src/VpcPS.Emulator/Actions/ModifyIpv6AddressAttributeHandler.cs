using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Changes name and description of an address. An absent parameter keeps the text, an empty one deletes it.</summary>
internal sealed class ModifyIpv6AddressAttributeHandler : WriteHandler
{
    private static readonly TextParameter AddressId = new("Ipv6AddressId")
    {
        Required = true,
        IdPrefix = IdPrefixes.Ipv6Address,
        Kind = "Ipv6Address",
    };
    private static readonly LabelParameter NewName = new("Name", 128);
    private static readonly LabelParameter Description = new("Description", 256);

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        AddressId,
        NewName,
        Description,
        CommonParameters.ClientToken,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        string addressId = call.Get(AddressId);
        EstateAddress address = call.Region.FindIpv6Address(addressId) ?? throw AddressId.NotFound(addressId);
        return new Change(addressId, () =>
        {
            address.Ipv6AddressName = call.Get(NewName) ?? address.Ipv6AddressName;
            address.Ipv6AddressDescription = call.Get(Description) ?? address.Ipv6AddressDescription;
            return [];
        });
    }
}
