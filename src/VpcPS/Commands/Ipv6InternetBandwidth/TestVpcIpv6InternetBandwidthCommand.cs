using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Purchases;

namespace VpcPS.Commands;

/// <summary>
/// Says for each row of a purchase plan whether buying would succeed, and if not, why. Spends nothing.
/// </summary>
/// <remarks>
/// <para>
/// Each row gives one object. WouldSucceed says whether the row is fine. Findings lists everything that is wrong with it, each
/// with Code, Message and Remedy. The object's own Code, Message and Remedy are for tables and CSV files: the code of the first
/// finding, and the texts of all.
/// </para>
/// <para>
/// The command checks the cells themselves, and finds rows for the same address. It checks that the address exists, is Available,
/// is not unique-local and has no bandwidth yet. It checks that the address's VPC has an IPv6 gateway, which is the one that the
/// row names. It checks the range of Mbit/s by charge type and edition of the gateway. Addresses are read 20 per call.
/// New-VpcIpv6InternetBandwidth -WhatIf checks the same, and also says what a journal already has.
/// </para>
/// <para>
/// A warning says when the account would have more bandwidth of one charge type in a region than it can use at the same time:
/// 5000 Mbit/s of PayByTraffic, or 50000 Mbit/s of PayByBandwidth. What there is already counts. Buying more does not fail.
/// </para>
/// <para>
/// To check what only the service knows, such as the account's balance, use -DryRun. Findings are not errors: an error means that
/// something could not be checked at all.
/// </para>
/// </remarks>
/// <example>
/// <para>See what is wrong with a CSV before you buy</para>
/// <code>
/// Import-Csv plan.csv | Test-VpcIpv6InternetBandwidth | Where-Object WouldSucceed -eq $false | Format-Table
/// </code>
/// <para>Shows a line for each row with a problem, with its row number.</para>
/// </example>
/// <example>
/// <para>Buy only if the whole plan is fine</para>
/// <code>
/// $checks = Import-Csv plan.csv | Test-VpcIpv6InternetBandwidth
/// if ($checks | Where-Object WouldSucceed -eq $false) {
///     $checks | Where-Object WouldSucceed -eq $false | Format-List Row, Ipv6AddressId, Message, Remedy
/// } else {
///     $checks | New-VpcIpv6InternetBandwidth
/// }
/// </code>
/// <para>The objects have the columns of the rows, and can be piped into New-VpcIpv6InternetBandwidth.</para>
/// </example>
/// <example>
/// <para>List everything that is wrong, one line for each finding</para>
/// <code>
/// Import-Csv plan.csv |
///     Test-VpcIpv6InternetBandwidth |
///     Select-Object Row, Ipv6AddressId -ExpandProperty Findings |
///     Format-Table Row, Ipv6AddressId, Code, Message
/// </code>
/// <para>A row with two problems gives two lines.</para>
/// </example>
/// <example>
/// <para>Have the service itself check each row</para>
/// <code>
/// Import-Csv plan.csv | Test-VpcIpv6InternetBandwidth -DryRun | Export-Csv checks.csv -NoTypeInformation
/// </code>
/// <para>
/// Makes a dry run for each row that passes the other checks. The service then decides the range of Mbit/s. Nothing is bought.
/// </para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "VpcIpv6InternetBandwidth", DefaultParameterSetName = ById)]
[OutputType(typeof(Ipv6InternetBandwidthCheck))]
public sealed class TestVpcIpv6InternetBandwidthCommand : PlanCmdlet
{
    private readonly Dictionary<string, int> _rowsByAddress = new(StringComparer.Ordinal);
    private readonly RowChecks _checks = new();

    // Kept for the sums of bandwidth in each region.
    private readonly List<PlanRow> _rows = [];

    /// <summary>Makes the command.</summary>
    public TestVpcIpv6InternetBandwidthCommand()
        : base(isDoneAfterLookUp: true)
    {
    }

    /// <summary>The id of the IPv6 gateway, ipv6gw-... Default: the gateway of the address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("GatewayId")]
    [BlankToNull(IsId = true)]
    [ArgumentCompleter(typeof(GatewayIdCompleter))]
    public string? Ipv6GatewayId { get; set; }

    /// <summary>PayByBandwidth or PayByTraffic. Blank means the default. Default: PayByBandwidth.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ChargeType")]
    [Choice(InternetChargeTypes.PayByBandwidth, InternetChargeTypes.PayByTraffic, Default = InternetChargeTypes.PayByBandwidth)]
    [ArgumentCompleter(typeof(ChargeTypeCompleter))]
    public string InternetChargeType { get; set; } = InternetChargeTypes.PayByBandwidth;

    /// <summary>
    /// Also have the service check each row that has no findings, with one call per row. Default: only what can be read is
    /// checked.
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
                row.AddProblem(BandwidthErrors.DuplicateRow(row.Wanted, first));
            }
            else
            {
                _rowsByAddress.Add(row.Key, row.Number);
            }
        }

        _rows.Add(row);
        Add(row);
    }

    /// <summary>Warns when all rows together ask for more than the account can use at the same time.</summary>
    protected override void EndProcessing()
    {
        LookUpRest();
        EmitAll();
        WarnOfSums(_rows.Where(row => row.Problems.Count == 0).Select(row => row.Wanted));
        base.EndProcessing();
    }

    private protected override async Task<object?> ConsiderAsync(JobCalls calls, IReadOnlyList<PlanRow> rows)
    {
        foreach (PlanRow row in rows)
        {
            if (row.Address is not null)
            {
                // With -DryRun the service itself checks the range of the bandwidth.
                await _checks.CheckPurchaseAsync(calls, row, checksRange: !DryRun).ConfigureAwait(false);
            }

            if (DryRun && row.Problems.Count == 0)
            {
                await DryRunAsync(calls, row).ConfigureAwait(false);
            }
        }

        return rows.Select(ResultOf).ToList();
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

    private static Ipv6InternetBandwidthCheck ResultOf(PlanRow row) => new()
    {
        Row = row.Number,
        Ipv6AddressId = row.Wanted.Ipv6AddressId,
        Ipv6GatewayId = row.Wanted.Ipv6GatewayId ?? row.Address?.Ipv6GatewayId,
        Bandwidth = row.Wanted.Bandwidth,
        InternetChargeType = row.Wanted.InternetChargeType,
        RegionId = row.Wanted.RegionId,
        Message = ChangeLine.OfPurchase(row),
        Findings = new([.. row.Problems.Select(FindingOf)]),
    };

    private static Ipv6InternetBandwidthFinding FindingOf(ErrorRecord problem) => new()
    {
        Code = problem.FullyQualifiedErrorId,
        Message = problem.Exception.Message,
        Remedy = problem.ErrorDetails is ErrorTexts texts ? texts.Command ?? texts.Remedy : null,
    };
}
