using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Buys public bandwidth for an address. The address becomes public.</summary>
internal sealed class AllocateIpv6InternetBandwidthHandler : WriteHandler
{
    private static readonly TextParameter AddressId = new("Ipv6AddressId")
    {
        Required = true,
        IdPrefix = IdPrefixes.Ipv6Address,
        Kind = "Ipv6Address",
    };

    private static readonly TextParameter GatewayId = new("Ipv6GatewayId")
    {
        Required = true,
        OptionalToday = true,
        IdPrefix = IdPrefixes.Ipv6Gateway,
    };

    // The range for all charge types. The exact limit depends on the gateway and is checked in Prepare.
    private static readonly IntegerParameter Bandwidth = new("Bandwidth")
    {
        Required = true,
        Minimum = BandwidthLimits.Least,
        Maximum = BandwidthLimits.Most,
    };

    private static readonly ChoiceParameter<InternetChargeType> ChargeType = new("InternetChargeType")
    {
        Default = InternetChargeType.PayByBandwidth,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        AddressId,
        GatewayId,
        Bandwidth,
        ChargeType,
        CommonParameters.ClientToken,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        "OperationFailed.Ipv6GatewayNotExist",
        "OperationFailed.Ipv6GatewayDisMatchIpv6Address",
        "OperationUnsupported.ULA",
        "IncorrectStatus.Ipv6Gateway",
        "IncorrectStatus.Ipv6Instance",
        "OperationFailed.InternetBandwidthAlreadyExisted",
    ];

    /// <inheritdoc/>
    /// <remarks>The order of the JSON sample in the specification. Its XML sample has the order of the answer below.</remarks>
    public override IReadOnlyList<string> JsonOrder => ["Ipv6AddressId", "RequestId", "InternetBandwidthId"];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(AddressId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        EstateAddress address = FindAddress(call);
        EstateGateway gateway = FindGateway(call, address);
        InternetChargeType chargeType = call.Get(ChargeType)!.Value;
        int bandwidth = call.Get(Bandwidth);

        int maximum = BandwidthTable.MaximumOf(chargeType, gateway.Spec, call.Documents);
        if (bandwidth > maximum)
        {
            throw Refusals.IllegalParameter(
                Bandwidth.Name,
                BandwidthTable.RangeOf(chargeType, gateway.Spec, call.Documents));
        }

        CheckState(address, gateway);

        string bandwidthId = ResourceIds.New(IdPrefixes.InternetBandwidth, call.Region.RegionId);
        return new Change(bandwidthId, () =>
        {
            call.Region.Add(address, new EstateBandwidth
            {
                Ipv6InternetBandwidthId = bandwidthId,
                Bandwidth = bandwidth,
                InternetChargeType = chargeType,
            });

            // The samples and the table of the specification contradict each other about these two values. The emulator
            // answers with the ids that ModifyIpv6InternetBandwidth and DeleteIpv6InternetBandwidth accept.
            return new Answer
            {
                { "InternetBandwidthId", bandwidthId },
                { "Ipv6AddressId", address.Ipv6AddressId },
            };
        });
    }

    private static EstateAddress FindAddress(ActionCall call)
    {
        string addressId = call.Get(AddressId);
        return call.Region.FindIpv6Address(addressId) ?? throw AddressId.NotFound(addressId);
    }

    private static EstateGateway FindGateway(ActionCall call, EstateAddress address)
    {
        string gatewayId = call.Get(GatewayId);
        if (gatewayId.Length == 0)
        {
            return address.VSwitch.Vpc.Ipv6Gateway ?? throw new ApiException(
                400,
                "OperationFailed.Ipv6GatewayNotExist",
                $"The VPC {address.VSwitch.Vpc.VpcId} of {address.Ipv6AddressId} has no IPv6 gateway.");
        }

        EstateGateway gateway = call.Region.FindIpv6Gateway(gatewayId) ?? throw new ApiException(
            400,
            "OperationFailed.Ipv6GatewayNotExist",
            $"The IPv6 gateway {gatewayId} does not exist in {call.Region.RegionId}.");
        GatewayAnswers.RequireSameVpc(address, gateway);
        return gateway;
    }

    private static void CheckState(EstateAddress address, EstateGateway gateway)
    {
        if (Ipv6Block.IsUniqueLocal(address.Block!.First.ToString()))
        {
            throw new ApiException(
                400,
                "OperationUnsupported.ULA",
                $"{address.Literal} is a unique-local address; it can't be reached from the Internet.");
        }

        // The code is documented for other actions with a gateway.
        GatewayAnswers.RequireAvailable(address, gateway);

        if (address.Bandwidth is { } bought)
        {
            throw new ApiException(
                400,
                "OperationFailed.InternetBandwidthAlreadyExisted",
                $"The IPv6 address {address.Ipv6AddressId} already has the bandwidth {bought.Ipv6InternetBandwidthId}.");
        }
    }
}
