using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Changes the bandwidth of an address. The charge type does not change.</summary>
internal sealed class ModifyIpv6InternetBandwidthHandler : WriteHandler
{
    // The pages of 2021 give the type long, all others integer. The range is the same.
    private static readonly IntegerParameter Bandwidth = new("Bandwidth")
    {
        Required = true,
        Minimum = BandwidthLimits.Least,
        Maximum = BandwidthLimits.Most,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        BandwidthChoice.AddressId,
        BandwidthChoice.BandwidthId,
        Bandwidth,
        CommonParameters.ClientToken,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        "MissingParam.Ipv6InstanceId",
        "ParamExclusive.Ipv6AddressIdAndIpv6InternetBandwidthId",
        "InvalidIpv6Instance.NotFound",
        "OperationFailed.InternetBandwidthNonExist",
        "IncorrectStatus.Ipv6Instance",
        "OperationUnsupported.FinancialLocked",
        BandwidthChoice.ServiceManaged,
    ];

    /// <inheritdoc/>
    public override void CheckTogether(RequestParameters request)
    {
        bool byAddress = BandwidthChoice.AddressId.IsPresent(request);
        bool byBandwidth = BandwidthChoice.BandwidthId.IsPresent(request);
        if (!byAddress && !byBandwidth)
        {
            throw new ApiException(400, "MissingParam.Ipv6InstanceId", "The param of Ipv6InstanceId is missing.");
        }

        if (byAddress && byBandwidth)
        {
            throw new ApiException(
                400,
                "ParamExclusive.Ipv6AddressIdAndIpv6InternetBandwidthId",
                "Ipv6AddressId and Ipv6InternetBandwidthId can't be given together.");
        }
    }

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => BandwidthChoice.ExclusiveObject(call);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        EstateBandwidth bought = BandwidthChoice.Find(call);
        EstateAddress address = bought.Address;
        BandwidthChoice.RequireOwn(address);

        // A VPC with bandwidth always has a gateway; EstateLaws checks this.
        GatewaySpec spec = address.VSwitch.Vpc.Ipv6Gateway!.Spec;
        int maximum = BandwidthTable.MaximumOf(bought.InternetChargeType, spec, call.Documents);
        int bandwidth = call.Get(Bandwidth);
        if (bandwidth > maximum)
        {
            throw Refusals.IllegalParameter(
                Bandwidth.Name,
                BandwidthTable.RangeOf(bought.InternetChargeType, spec, call.Documents));
        }

        if (address.Status != ResourceStatus.Available)
        {
            throw Refusals.WrongStatus("Ipv6Instance", address);
        }

        if (bought.BusinessStatus == BusinessStatus.FinancialLocked)
        {
            throw new ApiException(
                400,
                "OperationUnsupported.FinancialLocked",
                $"The bandwidth {bought.Ipv6InternetBandwidthId} is locked for an unpaid bill.");
        }

        return new Change(bought.Ipv6InternetBandwidthId, () =>
        {
            bought.Bandwidth = bandwidth;
            return [];
        });
    }
}
