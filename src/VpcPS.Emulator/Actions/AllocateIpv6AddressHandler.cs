using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Allocates a free address of a vSwitch, or a free prefix. It is not attached to an instance. The specification does not have this action.
/// </summary>
internal sealed class AllocateIpv6AddressHandler : WriteHandler
{
    private static readonly TextParameter VSwitchId = new("VSwitchId")
    {
        Required = true,
        IdPrefix = IdPrefixes.VSwitch,
        Kind = "VSwitch",
    };

    private static readonly TextParameter Literal = new("Ipv6Address")
    {
        Form = ("an IPv6 address or block", text => Ipv6Block.ParseAddress(text.Split('/')[0]) is not null),
    };

    private static readonly LabelParameter AddressName = new("Ipv6AddressName", 128);
    private static readonly LabelParameter Description = new("Ipv6AddressDescription", 256);

    private static readonly ChoiceParameter<AddressKind> AddressType = new("AddressType") { Default = AddressKind.IPv6Address };

    private static readonly TextParameter ResourceGroupId = new("ResourceGroupId");
    private static readonly TagsParameter Tags = new("Tag") { KeysUnique = true };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        VSwitchId,
        Literal,
        AddressName,
        Description,
        AddressType,
        ResourceGroupId,
        Tags,
        CommonParameters.ClientToken,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        "IncorrectStatus",
        "OperationFailed.VSwitchIpv6NotEnabled",
    ];

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        string vSwitchId = call.Get(VSwitchId);
        EstateVSwitch vSwitch = call.Region.FindVSwitch(vSwitchId) ?? throw VSwitchId.NotFound(vSwitchId);
        AddressKind kind = call.Get(AddressType)!.Value;
        string literal = kind == AddressKind.IPv6Prefix
            ? AddressPool.ChoosePrefix(vSwitch, call.Get(Literal), Literal.Name).ToString()
            : AddressPool.Choose(vSwitch, call.Get(Literal), Literal.Name).ToString();
        var address = new EstateAddress
        {
            Ipv6AddressId = ResourceIds.New(IdPrefixes.Ipv6Address, call.Region.RegionId),
            Literal = literal,
            AddressType = kind,
            Ipv6AddressName = call.Get(AddressName) ?? "",
            Ipv6AddressDescription = call.Get(Description) ?? "",
            AllocationTime = call.Now,
            ResourceGroupId = call.Get(ResourceGroupId),
            Tags = TagAnswers.Take(call.Get(Tags)),
            VSwitch = vSwitch,
        };
        return new Change(address.Ipv6AddressId, () =>
        {
            vSwitch.Ipv6Addresses.Add(address);
            call.Region.Come(address, call.SettledAt);
            return new Answer
            {
                { "Ipv6Address", address.Literal },
                { "Ipv6AddressId", address.Ipv6AddressId },
                { "ResourceGroupId", address.ResourceGroupId },
            };
        });
    }
}
