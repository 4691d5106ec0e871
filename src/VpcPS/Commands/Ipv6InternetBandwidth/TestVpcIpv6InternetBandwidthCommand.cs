using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Purchases;

namespace VpcPS.Commands;

/// <summary>
/// Says for each row of a purchase plan whether buying would succeed, or what it would fail with and why. Spends nothing.
/// </summary>
/// <remarks>
/// <para>
/// A row that is fine gives one finding with WouldSucceed; any other gives one for each thing that is wrong. Checked are
/// the cells themselves, rows for the same address, that the address exists, is Available, is not unique-local and has
/// no bandwidth yet, that its VPC has an IPv6 gateway and it is the one that the row names, and the range of Mbit/s by
/// charge type and edition of the gateway. Addresses are read 20 in a call.
/// </para>
/// <para>
/// What only the service knows, such as the account's balance, is left to -DryRun. Findings are objects and no errors:
/// an error means that something could not be checked at all.
/// </para>
/// </remarks>
/// <example>
/// <para>See what is wrong with a CSV before anything is bought</para>
/// <code>
/// Import-Csv plan.csv | Test-VpcIpv6InternetBandwidth | Where-Object WouldSucceed -eq $false | Format-Table
/// </code>
/// <para>A line for each thing that is wrong, with the number of its row.</para>
/// </example>
/// <example>
/// <para>Buy only if the whole plan is fine</para>
/// <code>
/// $findings = Import-Csv plan.csv | Test-VpcIpv6InternetBandwidth
/// if ($findings | Where-Object WouldSucceed -eq $false) {
///     $findings | Where-Object WouldSucceed -eq $false | Format-List Row, Ipv6AddressId, Message, Remedy
/// } else {
///     $findings | New-VpcIpv6InternetBandwidth
/// }
/// </code>
/// <para>Findings have the columns of the rows, and can be piped into New-VpcIpv6InternetBandwidth.</para>
/// </example>
/// <example>
/// <para>Have the service itself check each row</para>
/// <code>
/// Import-Csv plan.csv | Test-VpcIpv6InternetBandwidth -DryRun | Export-Csv findings.csv -NoTypeInformation
/// </code>
/// <para>
/// A dry run for each row that passes the other checks; the service's word stands for the range of Mbit/s then. Nothing
/// is bought.
/// </para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "VpcIpv6InternetBandwidth", DefaultParameterSetName = ById)]
[OutputType(typeof(Ipv6InternetBandwidthFinding))]
public sealed class TestVpcIpv6InternetBandwidthCommand : PlanCmdlet
{
    // The limits in the seed document. Newer pages have other limits, so with -DryRun the service's own check decides.
    private static readonly Dictionary<string, int> MostByTraffic = new(StringComparer.OrdinalIgnoreCase)
    {
        [GatewaySpecs.Small] = BandwidthLimits.MostByTrafficOnSmall,
        [GatewaySpecs.Medium] = BandwidthLimits.MostByTrafficOnMedium,
        [GatewaySpecs.Middle] = BandwidthLimits.MostByTrafficOnMedium,
        [GatewaySpecs.Large] = BandwidthLimits.MostByTrafficOnLarge,
    };

    private readonly Dictionary<string, int> _rowsByAddress = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<Ipv6Gateway?>>> _gateways = new(StringComparer.Ordinal);

    /// <summary>Makes the command.</summary>
    public TestVpcIpv6InternetBandwidthCommand()
        : base(isDoneAfterLookUp: true)
    {
    }

    /// <summary>The id of the IPv6 gateway, ipv6gw-... Default: that of the address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("GatewayId")]
    [BlankToNull(IsId = true)]
    [ArgumentCompleter(typeof(GatewayIdCompleter))]
    public string? Ipv6GatewayId { get; set; }

    /// <summary>PayByBandwidth or PayByTraffic. Blank is the default. Default: PayByBandwidth.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ChargeType")]
    [Choice(InternetChargeTypes.PayByBandwidth, InternetChargeTypes.PayByTraffic, Default = InternetChargeTypes.PayByBandwidth)]
    [ArgumentCompleter(typeof(ChargeTypeCompleter))]
    public string InternetChargeType { get; set; } = InternetChargeTypes.PayByBandwidth;

    /// <summary>
    /// Also have the service check each row for which nothing wrong was found, one call a row. Default: what can be read
    /// is checked.
    /// </summary>
    [Parameter]
    public SwitchParameter DryRun { get; set; }

    /// <summary>Reads a row.</summary>
    protected override void ProcessRecord()
    {
        if (IsBlankLine)
        {
            return;
        }

        foreach (string? id in ReadIds())
        {
            Judge(ReadRow(id, Ipv6GatewayId, InternetChargeType));
        }
    }

    private void Judge(PlanRow row)
    {
        if (row.NamesAddress)
        {
            if (_rowsByAddress.TryGetValue(row.Key, out int first))
            {
                row.AddProblem(ErrorRecords.DuplicateRow(row.Wanted, first));
            }
            else
            {
                _rowsByAddress.Add(row.Key, row.Number);
            }
        }

        Add(row);
    }

    private protected override async Task<object?> ConsiderAsync(JobCalls calls, IReadOnlyList<PlanRow> rows)
    {
        foreach (PlanRow row in rows)
        {
            if (row.Address is { } address)
            {
                await CheckAsync(calls, row, address).ConfigureAwait(false);
            }

            if (DryRun && row.Problems.Count == 0)
            {
                await DryRunAsync(calls, row).ConfigureAwait(false);
            }
        }

        return rows.SelectMany(Findings).ToList();
    }

    private async Task CheckAsync(JobCalls calls, PlanRow row, Ipv6Address address)
    {
        if (address.Status is not (null or "Available"))
        {
            row.AddProblem("IncorrectStatus.Ipv6Instance", $"the address is {address.Status}, not Available");
        }

        if (IsUniqueLocal(address.Address))
        {
            row.AddProblem("OperationUnsupported.ULA", $"{address.Address} is a unique-local address");
        }

        if (address.InternetBandwidthId is not null)
        {
            row.AddProblem(
                ErrorRecords.BandwidthAlreadyExisted,
                $"the address has {address.Bandwidth} Mbps, {address.InternetChargeType}, already ({address.InternetBandwidthId})");
        }

        if (address.Ipv6GatewayId is null)
        {
            row.AddProblem(ErrorRecords.GatewayNotExist, $"its VPC {address.VpcId} has no IPv6 gateway");
        }
        else if (row.GatewayId is { } named && named != address.Ipv6GatewayId)
        {
            row.AddProblem(ErrorRecords.GatewayMismatch, $"its gateway is {address.Ipv6GatewayId}, not {named}");
        }
        else
        {
            Lazy<Task<Ipv6Gateway?>> reading = _gateways.GetOrAdd(
                row.Wanted.RegionId + "/" + address.Ipv6GatewayId,
                _ => new Lazy<Task<Ipv6Gateway?>>(() => calls.FindGatewayAsync(row.Wanted.RegionId!, address.Ipv6GatewayId)));
            if (await TryReadAsync<Ipv6Gateway>([row], reading.Value).ConfigureAwait(false) is { } gateway)
            {
                CheckGateway(row, gateway);
            }
        }
    }

    private void CheckGateway(PlanRow row, Ipv6Gateway gateway)
    {
        if (gateway.Status is not (null or "Available"))
        {
            row.AddProblem("IncorrectStatus.Ipv6Gateway", $"its gateway {gateway.Ipv6GatewayId} is {gateway.Status}, not Available");
        }

        if (!DryRun
            && row.Wanted.InternetChargeType == InternetChargeTypes.PayByTraffic
            && MostByTraffic.TryGetValue(gateway.Spec ?? "", out int most)
            && row.Wanted.Bandwidth > most)
        {
            row.AddProblem(
                ErrorRecords.IllegalBandwidth,
                $"its gateway {gateway.Ipv6GatewayId} is {gateway.Spec}, which allows at most {most} Mbps by traffic, not {row.Wanted.Bandwidth}");
        }
    }

    private static async Task DryRunAsync(JobCalls calls, PlanRow row)
    {
        try
        {
            Ipv6InternetBandwidth wanted = row.Wanted with { Ipv6GatewayId = row.Address!.Ipv6GatewayId, ClientToken = NewClientToken() };
            await Buyer.CheckAsync(calls, wanted).ConfigureAwait(false);
        }
        catch (VpcException e)
        {
            row.AddProblem(ErrorRecords.FromCall(e, row.Wanted, row.Wanted.Ipv6AddressId));
        }
    }

    private static IEnumerable<Ipv6InternetBandwidthFinding> Findings(PlanRow row)
    {
        var finding = new Ipv6InternetBandwidthFinding
        {
            Row = row.Number,
            Ipv6AddressId = row.Wanted.Ipv6AddressId,
            Ipv6GatewayId = row.Wanted.Ipv6GatewayId ?? row.Address?.Ipv6GatewayId,
            Bandwidth = row.Wanted.Bandwidth,
            InternetChargeType = row.Wanted.InternetChargeType,
            RegionId = row.Wanted.RegionId,
            Message = UserText.Of(
                $"{row.Wanted.Ipv6AddressId} in {row.Wanted.RegionId}: 0 -> {row.Wanted.Bandwidth} Mbps, {row.Wanted.InternetChargeType}"),
        };
        return row.Problems.Count == 0 ? [finding] : row.Problems.Select(problem => finding with
        {
            Code = problem.FullyQualifiedErrorId,
            Message = problem.Exception.Message,
            Remedy = problem.ErrorDetails is ErrorTexts texts ? texts.Command ?? texts.Remedy : null,
        });
    }

    // The range of unique-local addresses is fc00::/7.
    private static bool IsUniqueLocal(string? address) =>
        IPAddress.TryParse(address, out IPAddress? parsed) && parsed.GetAddressBytes() is { Length: 16 } bytes && (bytes[0] & 0xFE) == 0xFC;
}
