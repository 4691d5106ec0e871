using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Releases an address that has no bandwidth and is not attached to an instance. The specification does not have this action.
/// </summary>
internal sealed class ReleaseIpv6AddressHandler : WriteHandler
{
    private static readonly TextParameter AddressId = new("Ipv6AddressId")
    {
        Required = true,
        IdPrefix = IdPrefixes.Ipv6Address,
        Kind = "Ipv6InstanceId",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, AddressId, CommonParameters.ClientToken, CommonParameters.DryRun];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        "IncorrectStatus.Ipv6Instance",
        "DependencyViolation.Ipv6InternetBandwidth",
        "OperationFailed.AssociationExist",
    ];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(AddressId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        string addressId = call.Get(AddressId);

        // In the documents, only this action has this code.
        EstateAddress address = call.Region.FindIpv6Address(addressId) ?? throw AddressId.NotFound(addressId);
        if (address.Status != ResourceStatus.Available)
        {
            throw Refusals.WrongStatus("Ipv6Instance", address);
        }

        if (address.Bandwidth is { } bought)
        {
            throw Refusals.Depended("Ipv6InternetBandwidth", addressId, bought.Ipv6InternetBandwidthId);
        }

        if (address.AssociatedInstanceId.Length > 0)
        {
            throw new ApiException(
                400, "OperationFailed.AssociationExist", "Operation failed because the existence of an association.");
        }

        // This action is not documented as asynchronous: the address is gone at once.
        return new Change(addressId, () =>
        {
            call.Region.Go(address, null);
            return [];
        });
    }
}
