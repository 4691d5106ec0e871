using System;
using System.Management.Automation;
using VpcPS.Core.Models;
using static VpcPS.Errors.ErrorIds;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of rows for the bandwidth of an address.</summary>
internal static class BandwidthErrors
{
    /// <summary>The error for a row whose bandwidth does not exist.</summary>
    public static ErrorRecord NotFound(string bandwidthId, string region, object? target) =>
        Own("InvalidIpv6Instance.NotFound", $"{bandwidthId} in {region}: the bandwidth does not exist", target, region, bandwidthId);

    /// <summary>The error for a row for the bandwidth of an address that has none.</summary>
    /// <param name="addressId">The id of the address.</param>
    /// <param name="region">The region.</param>
    /// <param name="target">The input.</param>
    /// <param name="isRemoval">Whether the row removes bandwidth. Then buying some is no advice.</param>
    public static ErrorRecord NoneAtAddress(string addressId, string region, object? target, bool isRemoval = false) => Own(
        BandwidthNotExist,
        $"{addressId} in {region}: the address has no bandwidth",
        target,
        region,
        addressId,
        action: isRemoval ? "DeleteIpv6InternetBandwidth" : null);

    /// <summary>The error for a removal of the bandwidth of an address that has an egress-only rule.</summary>
    public static ErrorRecord DependsOnRule(Ipv6Address address, string region, string ruleId, object? target) => Own(
        "DependencyViolation.Ipv6EgressOnlyRule",
        $"{address.Ipv6AddressId} in {region}: the egress-only rule {ruleId} of the address depends on its bandwidth",
        target,
        region,
        address.Ipv6AddressId,
        address.Ipv6GatewayId,
        "DeleteIpv6InternetBandwidth");

    /// <summary>The error for a purchase for an address whose VPC has no IPv6 gateway.</summary>
    public static ErrorRecord NoGateway(Ipv6Address address, string region, object? target) => Own(
        GatewayNotExist,
        $"{address.Ipv6AddressId} in {region}: its VPC {address.VpcId} has no IPv6 gateway",
        target,
        region,
        address.Ipv6AddressId,
        address.VpcId);

    /// <summary>The error for a row whose two ids belong to different bandwidths.</summary>
    public static ErrorRecord IdsDisagree(Ipv6Address address, string region, string bandwidthId, object? target) => BadInput(
        "IdsDisagree",
        $"{address.Ipv6AddressId} in {region}: its bandwidth is {address.InternetBandwidthId}, not {bandwidthId}",
        $"Give only one of the two ids, for the bandwidth you mean.",
        target);

    /// <summary>The error for a row that names a different charge type from the one that its bandwidth has.</summary>
    /// <param name="present">The address with the bandwidth.</param>
    /// <param name="wanted">The row, with its region and charge type.</param>
    public static ErrorRecord ChargeTypeCannotBeChanged(Ipv6Address present, Ipv6InternetBandwidth wanted)
    {
        string what = UserText.Of(
            $"{present.Ipv6AddressId} in {wanted.RegionId}: it is {present.InternetChargeType}, and the InternetChargeType of a bandwidth can't be changed to {wanted.InternetChargeType}; nothing was changed");
        return Make(
            new ArgumentException(what), ChargeTypeIsFixed, ErrorCategory.InvalidArgument, UserText.Of($"{what}."),
            UserText.Translate(
                "To change only the Mbit/s, leave out the charge type. To have the bandwidth removed and bought again, pipe the row into Sync-VpcIpv6InternetBandwidth -AllowReplace."),
            $"Sync-VpcIpv6InternetBandwidth -Region {{0}} -Ipv6AddressId {{1}} -Bandwidth {{5}} -InternetChargeType {wanted.InternetChargeType} -AllowReplace",
            wanted, new AdviceNames(wanted.RegionId, Action: null, present.Ipv6AddressId, RelatedId: null, wanted));
    }

    /// <summary>The error for a row that names a charge type to change to, but no bandwidth.</summary>
    public static ErrorRecord ChargeTypeAlone(string id, Ipv6InternetBandwidth wanted) => BadInput(
        ChargeTypeIsFixed,
        $"{id}: Set-VpcIpv6InternetBandwidth can't change the InternetChargeType to {wanted.InternetChargeType}. It changes only the Mbit/s, and the row has none",
        $"To have the bandwidth removed and bought again, add the Mbit/s to the row, and pipe it into Sync-VpcIpv6InternetBandwidth -AllowReplace.",
        wanted);

    /// <summary>The error for a row whose address also occurs in an earlier row.</summary>
    public static ErrorRecord DuplicateRow(Ipv6InternetBandwidth target, int earlierRow) => BadInput(
        "DuplicateRow",
        $"{target.Ipv6AddressId} in {target.RegionId}: row {earlierRow} is for the same address",
        $"Remove one of the two rows.",
        target);
}
