using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Deletes the bandwidth of an address. The address becomes private.</summary>
internal sealed class DeleteIpv6InternetBandwidthHandler : WriteHandler
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        BandwidthChoice.AddressId,
        BandwidthChoice.BandwidthId,
        CommonParameters.ClientToken,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        "BothEmptyParam.Ipv6AddressIdAndIpv6InternetBandwidthId",
        "InvalidIpv6Instance.NotFound",
        "OperationFailed.InternetBandwidthNonExist",
        BandwidthChoice.ServiceManaged,
        "IncorrectStatus.Ipv6Instance",
        "DependencyViolation.Ipv6EgressOnlyRule",
    ];

    /// <inheritdoc/>
    /// <remarks>
    /// A request may have both ids when they belong together. Only ModifyIpv6InternetBandwidth documents that they exclude each other.
    /// </remarks>
    public override void CheckTogether(RequestParameters request)
    {
        if (!BandwidthChoice.AddressId.IsPresent(request) && !BandwidthChoice.BandwidthId.IsPresent(request))
        {
            throw new ApiException(
                400,
                "BothEmptyParam.Ipv6AddressIdAndIpv6InternetBandwidthId",
                "Either Ipv6AddressId or Ipv6InternetBandwidthId should be specified.");
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
        if (address.Status != ResourceStatus.Available)
        {
            throw Refusals.WrongStatus("Ipv6Instance", address);
        }

        // A rule needs bandwidth, so the rule must be deleted first. The code follows the service's pattern.
        if (address.VSwitch.Vpc.Ipv6Gateway?.RuleOf(address) is { } rule)
        {
            throw Refusals.Depended("Ipv6EgressOnlyRule", bought.Ipv6InternetBandwidthId, rule.Ipv6EgressOnlyRuleId);
        }

        return new Change(bought.Ipv6InternetBandwidthId, () =>
        {
            call.Region.Remove(bought);
            return [];
        });
    }
}
