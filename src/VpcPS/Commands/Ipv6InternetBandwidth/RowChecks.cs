using System.Net;
using System.Threading.Tasks;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Finds the reasons for which a row would be refused, from the present state. Each reason becomes a problem of the row. The rows'
/// addresses must have been looked up. May be used on any thread.
/// </summary>
internal sealed class RowChecks
{
    private const string Available = "Available";

    private readonly RowLookUp _lookUp = new();

    /// <summary>Checks a purchase.</summary>
    /// <param name="calls">The job's calls.</param>
    /// <param name="row">The row, with its address.</param>
    /// <param name="checksRange">Whether the bandwidth is compared with the limit of the gateway's edition.</param>
    public async Task CheckPurchaseAsync(JobCalls calls, PlanRow row, bool checksRange)
    {
        Ipv6Address address = row.Address!;
        CheckStatus(row, address);
        if (IsUniqueLocal(address.Address))
        {
            row.AddProblem("OperationUnsupported.ULA", $"{address.Address} is a unique-local address");
        }

        if (address.InternetBandwidthId is not null)
        {
            row.AddProblem(
                ErrorIds.BandwidthAlreadyExisted,
                $"the address already has {address.Bandwidth} Mbit/s, {address.InternetChargeType} ({address.InternetBandwidthId})");
        }

        if (!CheckGatewayId(row) || await _lookUp.FindGatewayAsync(calls, row).ConfigureAwait(false) is not { } gateway)
        {
            return;
        }

        if (gateway.Status is not (null or Available))
        {
            row.AddProblem("IncorrectStatus.Ipv6Gateway", $"its gateway {gateway.Ipv6GatewayId} is {gateway.Status}, not Available");
        }

        if (checksRange)
        {
            CheckRange(row, gateway, row.Wanted.InternetChargeType);
        }
    }

    /// <summary>Checks that the VPC of a row's address has an IPv6 gateway, and that it is the one that the row names.</summary>
    /// <returns>Whether both are true.</returns>
    public static bool CheckGatewayId(PlanRow row)
    {
        Ipv6Address address = row.Address!;
        if (address.Ipv6GatewayId is null)
        {
            row.AddProblem(BandwidthErrors.NoGateway(address, row.Wanted.RegionId!, row.Wanted));
            return false;
        }

        if (row.GatewayId is { } named && named != address.Ipv6GatewayId)
        {
            row.AddProblem(ErrorIds.GatewayMismatch, $"its gateway is {address.Ipv6GatewayId}, not {named}");
            return false;
        }

        return true;
    }

    /// <summary>Checks a change of the bandwidth.</summary>
    public async Task CheckModificationAsync(JobCalls calls, PlanRow row)
    {
        Ipv6Address address = row.Address!;
        if (!CheckBandwidth(row, address, isRemoval: false))
        {
            return;
        }

        if (row.Wanted.InternetChargeType is { } chargeType && chargeType != address.InternetChargeType)
        {
            row.AddProblem(BandwidthErrors.ChargeTypeCannotBeChanged(address, row.Wanted));
        }

        CheckStatus(row, address);
        if (address.BusinessStatus == BusinessStatuses.FinancialLocked)
        {
            row.AddProblem("OperationUnsupported.FinancialLocked", $"its bandwidth is locked for an unpaid bill");
        }

        if (address.Ipv6GatewayId is not null && await _lookUp.FindGatewayAsync(calls, row).ConfigureAwait(false) is { } gateway)
        {
            CheckRange(row, gateway, address.InternetChargeType);
        }
    }

    /// <summary>Checks a removal.</summary>
    public async Task CheckRemovalAsync(JobCalls calls, PlanRow row)
    {
        Ipv6Address address = row.Address!;
        if (!CheckBandwidth(row, address, isRemoval: true))
        {
            return;
        }

        if (address.ServiceManaged == true)
        {
            row.AddProblem("OperationFailed.ServiceManaged", $"another cloud service manages the address");
        }

        CheckStatus(row, address);
        if (await _lookUp.FindRuleIdAsync(calls, row).ConfigureAwait(false) is { } ruleId)
        {
            row.AddProblem(BandwidthErrors.DependsOnRule(address, row.Wanted.RegionId!, ruleId, row.Wanted));
        }
    }

    // Checks that the address has bandwidth, and that it is the bandwidth that the row names.
    private static bool CheckBandwidth(PlanRow row, Ipv6Address address, bool isRemoval)
    {
        string region = row.Wanted.RegionId!;
        if (row is { AreIdsOfOneObject: true, NamedBandwidthId: { } sent } && sent != address.InternetBandwidthId)
        {
            row.AddProblem(BandwidthErrors.NotFound(sent, region, row.Wanted));
            return false;
        }

        if (address.InternetBandwidthId is null)
        {
            row.AddProblem(BandwidthErrors.NoneAtAddress(address.Ipv6AddressId!, region, row.Wanted, isRemoval));
            return false;
        }

        if (row.NamedBandwidthId is { } named && named != address.InternetBandwidthId)
        {
            row.AddProblem(BandwidthErrors.IdsDisagree(address, region, named, row.Wanted));
            return false;
        }

        return true;
    }

    private static void CheckStatus(PlanRow row, Ipv6Address address)
    {
        if (address.Status is not (null or Available))
        {
            row.AddProblem("IncorrectStatus.Ipv6Instance", $"the address is {address.Status}, not Available");
        }
    }

    // A gateway without a Spec follows today's documents, which have no editions.
    private static void CheckRange(PlanRow row, Ipv6Gateway gateway, string? chargeType)
    {
        bool isByTraffic = chargeType == InternetChargeTypes.PayByTraffic;
        int mbps = row.Wanted.Bandwidth ?? 0;
        if (BandwidthLimits.MostOf(gateway.Spec, chargeType) is not { } most || mbps <= most)
        {
            return;
        }

        if (gateway.Spec is null)
        {
            string paid = isByTraffic ? InternetChargeTypes.PayByTraffic : InternetChargeTypes.PayByBandwidth;
            row.AddProblem(ErrorIds.IllegalBandwidth, $"{paid} allows at most {most} Mbit/s, not {mbps}");
        }
        else if (isByTraffic)
        {
            row.AddProblem(
                ErrorIds.IllegalBandwidth,
                $"its gateway {gateway.Ipv6GatewayId} is {gateway.Spec}, which allows at most {most} Mbit/s by traffic, not {mbps}");
        }
    }

    // The range of unique-local addresses is fc00::/7.
    private static bool IsUniqueLocal(string? address) =>
        IPAddress.TryParse(address, out IPAddress? parsed) && parsed.GetAddressBytes() is { Length: 16 } bytes && (bytes[0] & 0xFE) == 0xFC;
}
