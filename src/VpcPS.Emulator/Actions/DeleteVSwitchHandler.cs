using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Deletes a vSwitch that has no addresses. Asynchronous. The action has no ClientToken.</summary>
internal sealed class DeleteVSwitchHandler : WriteHandler
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.OptionalRegionId, VpcAnswers.VSwitchId, CommonParameters.DryRun];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        VpcAnswers.WrongVSwitchStatus,
        VpcAnswers.WrongVpcStatus,
        "DependencyViolation.Ipv6Address",
        "DependencyViolation.NetworkInterface",
    ];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(VpcAnswers.VSwitchId);

    /// <inheritdoc/>
    /// <remarks>
    /// It is documented that the resources in a vSwitch must be released first, but without codes for IPv6 addresses and network
    /// interfaces.
    /// </remarks>
    public override Change Prepare(ActionCall call)
    {
        EstateVSwitch vSwitch = VpcAnswers.FindAvailableVSwitch(call);
        if (vSwitch.Vpc.Status != ResourceStatus.Available)
        {
            throw VpcAnswers.WrongVpc();
        }

        if (vSwitch.Ipv6Addresses.FirstOrDefault() is { } used)
        {
            throw Refusals.Depended("Ipv6Address", vSwitch.VSwitchId, used.Ipv6AddressId);
        }

        return vSwitch.NetworkInterfaces.FirstOrDefault() is { } inside
            ? throw Refusals.Depended("NetworkInterface", vSwitch.VSwitchId, inside.NetworkInterfaceId)
            : new Change(vSwitch.VSwitchId, () =>
            {
                call.Region.Go(vSwitch, call.SettledAt);
                return [];
            });
    }
}
