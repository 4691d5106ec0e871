using System;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Removes the public bandwidth of IPv6 addresses, one per input row. The addresses stay, and are private again.
/// </summary>
/// <remarks>
/// <para>
/// It asks before each removal, because a removal can't be undone. In an unattended script give -Force or -Confirm:$false. Remove
/// the address's egress-only rule first.
/// </para>
/// </remarks>
/// <example>
/// <para>Remove the bandwidth of one address</para>
/// <code>
/// New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Bandwidth 2
/// Remove-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Force
/// </code>
/// <para>Buys 2 Mbit/s and removes them without asking. Nothing is emitted.</para>
/// </example>
/// <example>
/// <para>See what would be removed</para>
/// <code>
/// Get-VpcIpv6InternetBandwidth | Remove-VpcIpv6InternetBandwidth -WhatIf
/// </code>
/// <para>
/// Shows what each address would lose, with the Mbit/s and the charge type. The last line has the totals by charge type. Nothing
/// is removed.
/// </para>
/// </example>
/// <example>
/// <para>Remove what an earlier run bought</para>
/// <code>
/// Import-Csv plan.csv | New-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue | Export-Csv bought.csv -NoTypeInformation
/// Import-Csv bought.csv | Remove-VpcIpv6InternetBandwidth -Force -IfExists
/// </code>
/// <para>
/// The output of New-VpcIpv6InternetBandwidth has everything that is needed. -IfExists skips rows that are already removed.
/// </para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove,
    "VpcIpv6InternetBandwidth",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveVpcIpv6InternetBandwidthCommand : RemoveCmdlet
{
    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    private RemovalPreview? _preview;

    /// <summary>
    /// The id of the address, ipv6-... Every row needs it, or the id of the bandwidth. Several ids given as an argument are one
    /// row each.
    /// </summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("AddressId")]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.Ipv6Address)]
    [ArgumentCompleter(typeof(AddressIdCompleter))]
    public string[]? Ipv6AddressId { get; set; }

    /// <summary>
    /// The id of the bandwidth, ipv6bw-... If you give both ids, the command first checks that they belong together.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("Ipv6InternetBandwidthId")]
    [BandwidthId]
    [ResourceId(IdPrefixes.InternetBandwidth)]
    [ArgumentCompleter(typeof(BandwidthIdCompleter))]
    public string[]? InternetBandwidthId { get; set; }

    /// <summary>A bandwidth from New- or Get-VpcIpv6InternetBandwidth, or an address from Get-VpcIpv6Address.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [BandwidthOfAddress]
    public Ipv6InternetBandwidth? InputObject { get; set; }

    private protected override bool HasClosingLine => true;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Arguments.IsWhatIf(this))
        {
            _preview = new RemovalPreview(this, Queue, ThrottleLimit, IfExists);
        }
    }

    /// <summary>Removes the bandwidth of the remaining rows. With -WhatIf, sums up what would be removed.</summary>
    protected override void EndProcessing()
    {
        Rows.End();
        _preview?.LookUpRest();
        base.EndProcessing();
        if (_preview?.Summarize(Report!.RefusedRows) is { } summary)
        {
            WriteSummary(summary);
        }
    }

    /// <summary>Removes the bandwidth of one row.</summary>
    protected override void ProcessRecord()
    {
        if (BandwidthIds.WhyNotTogether(Ipv6AddressId, InternetBandwidthId) is { } error)
        {
            WriteError(error);
            return;
        }

        foreach (string? addressId in RowsOf(Ipv6AddressId))
        {
            foreach (string? bandwidthId in RowsOf(InternetBandwidthId))
            {
                Remove(addressId, bandwidthId);
            }
        }
    }

    private void Remove(string? givenAddressId, string? givenBandwidthId)
    {
        if (!ReadText(givenAddressId ?? givenBandwidthId, IdPrefixes.Ipv6Address, IdPrefixes.InternetBandwidth))
        {
            return;
        }

        string? addressId = givenAddressId ?? InputObject?.Ipv6AddressId ?? IdOfText(IdPrefixes.Ipv6Address);
        string? bandwidthId = givenBandwidthId ?? InputObject?.InternetBandwidthId ?? IdOfText(IdPrefixes.InternetBandwidth);
        var target = InputObject ?? new Ipv6InternetBandwidth
        {
            Ipv6AddressId = addressId,
            InternetBandwidthId = bandwidthId,
            RegionId = Region,
        };
        if (addressId is null && bandwidthId is null)
        {
            WriteError(RowErrors.NoAddressId(target));
            return;
        }

        if (ResolveRegion(target, InputObject?.RegionId) is not { } region)
        {
            return;
        }

        var ids = new BandwidthIds(region, addressId, bandwidthId) { AreOfOneObject = InputObject is not null };
        if (_preview is not null)
        {
            _preview.Add(ids.ToRow(Rows.Current, _preview.NextNumber, target));
            return;
        }

        string subject = ChangeLine.Subject(ids.Subject, name: null, region);
        if (ShouldRemove(
            ChangeLine.OfRemoval(subject, InputObject?.Bandwidth, InputObject?.InternetChargeType), RemovalPreview.Action))
        {
            var removal = new DeleteIpv6InternetBandwidth(region)
            {
                Ipv6AddressId = ids.AddressIdToSend,
                Ipv6InternetBandwidthId = bandwidthId,
                ClientToken = NewClientToken(),
                DryRun = DryRun,
            };
            bool ifExists = IfExists;
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Job(
                ids.Key,
                calls => RemoveAsync(calls, ids, removal, target, ifExists, waitLimit),
                error => ErrorRecords.FromCall(error, target, ids.Subject)));
        }
    }

    private static async Task<object?> RemoveAsync(
        JobCalls calls,
        BandwidthIds ids,
        DeleteIpv6InternetBandwidth removal,
        Ipv6InternetBandwidth target,
        bool ifExists,
        TimeSpan? waitLimit)
    {
        try
        {
            await ids.CheckAsync(calls, target, isRemoval: true).ConfigureAwait(false);
        }
        catch (JobErrorException e) when (ifExists && ErrorIds.SaysThatItIsGone(e.ErrorRecord.FullyQualifiedErrorId))
        {
            return null;
        }

        if (await calls.RemoveAsync(removal, ifExists).ConfigureAwait(false) && waitLimit is { } limit)
        {
            await new StatusWait<Ipv6Address>
            {
                Subject = ids.Subject,
                Region = ids.Region,
                Wish = UserText.Translate("without bandwidth"),
                ReadAsync = () => ids.FindAsync(calls),
                IsReached = address => address is null or { InternetBandwidthId: null },
                State = address => address.NetworkType,
                Target = target,
            }.RunAsync(calls, limit).ConfigureAwait(false);
        }

        return null;
    }
}
