using System;
using System.Management.Automation;
using VpcPS.Core.Models;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of Sync-VpcIpv6InternetBandwidth.</summary>
internal static class SyncErrors
{
    /// <summary>The error for a row whose desired state can't be reached.</summary>
    /// <param name="target">The step, with its reason.</param>
    /// <param name="isOfChargeType">Whether the reason is another charge type. Otherwise another row contradicts this one.</param>
    public static ErrorRecord Conflict(Ipv6InternetBandwidthChange target, bool isOfChargeType) => BadInput(
        "SyncConflict",
        $"{target.Ipv6AddressId} in {target.RegionId}: {target.Reason}",
        isOfChargeType
            ? $"Correct the rows, or give -AllowReplace to have it removed and bought again."
            : (FormattableString)$"Keep one of the rows.",
        target,
        isOfChargeType ? ReplacementOf(target) : null);

    /// <summary>The error for -Prune without a gateway to limit it to.</summary>
    public static ErrorRecord PruneNeedsGateway() => BadInput(
        "PruneNeedsGateway",
        $"-Prune removes bandwidth of one gateway, but no gateway was given",
        $"Give it as an argument: -Prune -Ipv6GatewayId ipv6gw-.... The column in the rows is not used.",
        target: null);

    /// <summary>
    /// The error for -Prune when the rows may not be the whole plan: a row can't be read, there are none, or they come from a file of
    /// refused rows. Then bandwidth that no row names must not be removed.
    /// </summary>
    public static ErrorRecord PruneRefused(string reason, string gatewayId) => BadInput(
        "PruneRefused",
        $"{gatewayId}: nothing was removed by -Prune: {reason}",
        $"Correct the whole plan, then pipe in all of its rows again.",
        gatewayId);

    /// <summary>The error for -Prune when it would remove more than was allowed, or more than the user can have intended.</summary>
    public static ErrorRecord PrunesTooMuch(string gatewayId, int count, int total, string? most) => most is null
        ? BadInput(
            "PruneRefused",
            $"{gatewayId}: nothing was removed by -Prune: no row names {count} of its {total} bandwidths, which is more than half",
            $"Check that the input is complete. To remove them anyway, give -MaxPrune {count}; to be asked, leave out -Force.",
            gatewayId)
        : BadInput(
            "PruneRefused",
            $"{gatewayId}: nothing was removed by -Prune: no row names {count} of its {total} bandwidths, which is more than -MaxPrune {most}",
            $"Check that the input is complete. To remove them anyway, give -MaxPrune {count}.",
            gatewayId);

    // The command that removes the bandwidth and buys it again with the charge type of the row.
    private static string ReplacementOf(Ipv6InternetBandwidthChange target) =>
        $"Sync-VpcIpv6InternetBandwidth -Region {target.RegionId} -Ipv6AddressId {target.Ipv6AddressId} -Bandwidth {target.Bandwidth} -InternetChargeType {target.InternetChargeType} -AllowReplace";
}
