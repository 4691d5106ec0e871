using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Changes the name and the description of a vSwitch, and switches its IPv6 on and off. Values of absent parameters do not change. The
/// action has no ClientToken.
/// </summary>
internal sealed class ModifyVSwitchAttributeHandler : WriteHandler
{
    private const string AlreadyEnabled = "OperationFailed.Ipv6AlreadyEnabled";
    private const string NumberIsMissing = "MissingParam.Ipv6CidrBlock";
    private const string HasAddresses = "DependencyViolation.Ipv6Address";

    private static readonly LabelParameter VSwitchName = new("VSwitchName", 128);
    private static readonly LabelParameter Description = new("Description", 256);

    // Absent does not mean false here, although the documents give false as the default. Otherwise a change of the name would switch IPv6
    // off.
    private static readonly OptionalBooleanParameter EnableIpv6 = new("EnableIPv6");

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.OptionalRegionId,
        VpcAnswers.VSwitchId,
        VSwitchName,
        Description,
        EnableIpv6,
        SubnetIndex.Index,
        SubnetIndex.Mask,
        SubnetIndex.VpcBlock,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        VpcAnswers.WrongVSwitchStatus,
        NumberIsMissing,
        AlreadyEnabled,
        HasAddresses,
        SubnetIndex.Overlapped,
        SubnetIndex.VpcHasNoIpv6,
    ];

    /// <inheritdoc/>
    /// <remarks>
    /// It is documented that the subnet number is only allowed when IPv6 is switched on. The code for breaking this rule is not documented.
    /// </remarks>
    public override void CheckTogether(RequestParameters request)
    {
        bool? enable = EnableIpv6.Read(request);
        if (enable is true && !SubnetIndex.Index.IsPresent(request))
        {
            throw new ApiException(400, NumberIsMissing, "The parameter Ipv6CidrBlock is required to enable IPv6.");
        }

        if (enable is not true && SubnetIndex.Index.IsPresent(request))
        {
            throw Refusals.IllegalParameter(SubnetIndex.Index.Name, "it needs EnableIPv6=true");
        }
    }

    /// <inheritdoc/>
    /// <remarks>The object is the VPC, not the vSwitch, because the subnet numbers of a VPC are given out one after the other.</remarks>
    public override string ExclusiveObject(ActionCall call) =>
        call.Region.FindVSwitch(call.Get(VpcAnswers.VSwitchId))?.Vpc.VpcId ?? call.Get(VpcAnswers.VSwitchId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        EstateVSwitch vSwitch = VpcAnswers.FindAvailableVSwitch(call);
        string ipv6 = call.Get(EnableIpv6) switch
        {
            true when vSwitch.Ipv6CidrBlock.Length > 0 => throw new ApiException(
                400, AlreadyEnabled, $"IPv6 is already enabled in {vSwitch.VSwitchId}."),
            true => SubnetIndex.Choose(call, vSwitch.Vpc)!,
            // The rule is documented, the code is not.
            false when vSwitch.Ipv6Addresses.FirstOrDefault() is { } used => throw Refusals.Depended(
                "Ipv6Address", vSwitch.VSwitchId, used.Ipv6AddressId),
            false => "",
            null => vSwitch.Ipv6CidrBlock,
        };
        return new Change(vSwitch.VSwitchId, () =>
        {
            vSwitch.VSwitchName = call.Get(VSwitchName) ?? vSwitch.VSwitchName;
            vSwitch.Description = call.Get(Description) ?? vSwitch.Description;
            vSwitch.Ipv6CidrBlock = ipv6;
            return [];
        });
    }
}
