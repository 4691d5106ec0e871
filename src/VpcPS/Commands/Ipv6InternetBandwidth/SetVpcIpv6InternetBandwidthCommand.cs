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
/// Changes how many Mbit/s of public bandwidth IPv6 addresses have, one per input row. This changes what you pay. The charge type
/// can't be changed: Sync-VpcIpv6InternetBandwidth -AllowReplace removes the bandwidth and buys it again.
/// </summary>
/// <remarks>
/// <para>
/// A row names its bandwidth by the id of the address or of the bandwidth. Rows run concurrently (-ThrottleLimit) and come out in the
/// order of input. To run in the background, use Start-ThreadJob or ForEach-Object -Parallel and pass the session with -Session;
/// there is no -AsJob.
/// </para>
/// </remarks>
/// <example>
/// <para>Change one bandwidth</para>
/// <code>
/// New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Bandwidth 2
/// Set-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Bandwidth 5 -PassThru
/// </code>
/// <para>Buys 2 Mbit/s and raises them to 5. -PassThru emits the bandwidth as it is now.</para>
/// </example>
/// <example>
/// <para>See what a change to many addresses would do</para>
/// <code>
/// Get-VpcIpv6InternetBandwidth |
///     Where-Object Bandwidth -lt 10 |
///     Set-VpcIpv6InternetBandwidth -Bandwidth 10 -WhatIf
/// </code>
/// <para>
/// Shows a line for each bandwidth below 10 Mbit/s, with the Mbit/s before and after, and a last line with the totals by charge
/// type. A row that would be refused gives the same error as in the run. Without -WhatIf the bandwidths are raised.
/// </para>
/// </example>
/// <example>
/// <para>Set what a CSV says</para>
/// <code>
/// Import-Csv plan.csv |
///     Set-VpcIpv6InternetBandwidth -PassThru -ErrorVariable refused -ErrorAction SilentlyContinue |
///     Export-Csv now.csv -NoTypeInformation
/// </code>
/// <para>
/// Reads the columns Ipv6AddressId and Bandwidth. Each row whose address has no bandwidth is an error in $refused.
/// </para>
/// </example>
[Cmdlet(
    VerbsCommon.Set,
    "VpcIpv6InternetBandwidth",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Ipv6InternetBandwidth))]
public sealed class SetVpcIpv6InternetBandwidthCommand : ChangeCmdlet
{
    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    private ModificationPreview? _preview;

    /// <summary>
    /// The id of the address, ipv6-... Every row needs it, or the id of the bandwidth. Several ids given as an argument are one
    /// row each.
    /// </summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("AddressId")]
    [IdList(IsOfRows = true, MayBeBandwidth = true)]
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

    /// <summary>
    /// A bandwidth from New- or Get-VpcIpv6InternetBandwidth, or an address from Get-VpcIpv6Address. Its present bandwidth is not
    /// used as the bandwidth to set.
    /// </summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [BandwidthOfAddress]
    public Ipv6InternetBandwidth? InputObject { get; set; }

    /// <summary>
    /// Mbit/s from now on, 1 to 5000. Every row needs it. With PayByTraffic at most 500 on a Small, 1000 on a Medium and
    /// 2000 on a Large gateway.
    /// </summary>
    // The parameter is not mandatory. If it were, the engine would bind the properties of a piped object instead of the object, and take
    // its present bandwidth as the new one.
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject, Position = 0)]
    [Alias("BandwidthMbps")]
    [Bandwidth]
    [BandwidthRange]
    [ValidateRange(BandwidthLimits.Least, BandwidthLimits.Most)]
    public int? Bandwidth { get; set; }

    /// <summary>
    /// The charge type that the row names, PayByTraffic or PayByBandwidth. It can't be changed: a row whose charge type differs
    /// from the bandwidth's is refused. The error has the command that removes the bandwidth and buys it again,
    /// Sync-VpcIpv6InternetBandwidth -AllowReplace. Default: not checked.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Alias("ChargeType")]
    [Choice(InternetChargeTypes.PayByBandwidth, InternetChargeTypes.PayByTraffic)]
    [OptionalValues(InternetChargeTypes.PayByBandwidth, InternetChargeTypes.PayByTraffic)]
    [ArgumentCompleter(typeof(ChargeTypeCompleter))]
    public string? InternetChargeType { get; set; }

    /// <summary>
    /// A CSV file for the refused rows: their own columns, then Row, Code, Why and Fix. Each row is written at once. Correct the
    /// cells and pipe the file into the same command again. The file must not exist yet, and is created only when a row is
    /// refused. Default: no file.
    /// </summary>
    [Parameter]
    [NotBlank]
    [BlankToNull]
    public string? RefusedPath { get; set; }

    /// <summary>Emit the bandwidth as it is after the change. Default: nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool HasClosingLine => true;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        OpenRefused(RefusedPath);
        if (Arguments.IsWhatIf(this))
        {
            _preview = new ModificationPreview(this, Queue, ThrottleLimit);
        }
    }

    /// <summary>Changes the bandwidth of the remaining rows. With -WhatIf, sums up what would be changed.</summary>
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

    /// <summary>Changes the bandwidth of one row.</summary>
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
                Change(addressId, bandwidthId);
            }
        }
    }

    private void Change(string? givenAddressId, string? givenBandwidthId)
    {
        if (!ReadText(givenAddressId ?? givenBandwidthId, IdPrefixes.Ipv6Address, IdPrefixes.InternetBandwidth))
        {
            return;
        }

        string? addressId = givenAddressId ?? InputObject?.Ipv6AddressId ?? IdOfText(IdPrefixes.Ipv6Address);
        string? bandwidthId = givenBandwidthId ?? InputObject?.InternetBandwidthId ?? IdOfText(IdPrefixes.InternetBandwidth);
        var wanted = new Ipv6InternetBandwidth
        {
            Ipv6AddressId = addressId,
            InternetBandwidthId = bandwidthId,
            Bandwidth = Bandwidth,
            InternetChargeType = InternetChargeType,
            RegionId = Region ?? InputObject?.RegionId,
        };
        if (addressId is null && bandwidthId is null)
        {
            WriteError(RowErrors.NoAddressId(wanted));
            return;
        }

        if (Bandwidth is not { } bandwidth)
        {
            WriteError(InternetChargeType is null
                ? ErrorRecords.BadInput(
                    "MissingBandwidth",
                    $"{addressId ?? bandwidthId}: there is no bandwidth to set",
                    $"Give -Bandwidth in Mbit/s, or fill in the column Bandwidth.",
                    wanted)
                : BandwidthErrors.ChargeTypeAlone((addressId ?? bandwidthId)!, wanted));
            return;
        }

        if (ResolveRegion(wanted, InputObject?.RegionId) is not { } region)
        {
            return;
        }

        wanted = wanted with { RegionId = region };

        var ids = new BandwidthIds(region, addressId, bandwidthId) { AreOfOneObject = InputObject is not null };
        if (_preview is not null)
        {
            _preview.Add(ids.ToRow(Rows.Current, _preview.NextNumber, wanted));
            return;
        }

        string subject = ChangeLine.Subject(ids.Subject, name: null, region);
        if (ShouldProcess(
            ChangeLine.Of(subject, InputObject?.Bandwidth, bandwidth, InputObject?.InternetChargeType), ModificationPreview.Action))
        {
            var change = new ModifyIpv6InternetBandwidth(region, bandwidth)
            {
                Ipv6AddressId = ids.AddressIdToSend,
                Ipv6InternetBandwidthId = bandwidthId,
                ClientToken = NewClientToken(),
                DryRun = DryRun,
            };
            bool passThru = PassThru;
            Queue(new Job(
                ids.Key,
                async calls =>
                {
                    await ids.CheckAsync(calls, wanted).ConfigureAwait(false);
                    await CheckChargeTypeAsync(calls, ids, wanted).ConfigureAwait(false);
                    return await ChangeAsync(calls, ids, change, passThru).ConfigureAwait(false);
                },
                error => ErrorRecords.FromCall(error, wanted, ids.Subject)));
        }
    }

    // The API changes only the Mbit/s. If the row names another charge type, ignoring it would hide that it was not
    // changed.
    private static async Task CheckChargeTypeAsync(JobCalls calls, BandwidthIds ids, Ipv6InternetBandwidth wanted)
    {
        if (wanted.InternetChargeType is { } chargeType
            && await ids.FindAsync(calls).ConfigureAwait(false) is { InternetChargeType: { } present } address
            && present != chargeType)
        {
            throw new JobErrorException(BandwidthErrors.ChargeTypeCannotBeChanged(address, wanted));
        }
    }

    private static async Task<object?> ChangeAsync(
        JobCalls calls, BandwidthIds ids, ModifyIpv6InternetBandwidth change, bool passThru)
    {
        ChangeReceipt? receipt = await calls.ChangeAsync(change).ConfigureAwait(false);
        return receipt is not null && passThru && await ids.FindAsync(calls).ConfigureAwait(false) is { } address
            ? Ipv6InternetBandwidth.Of(address) with { RequestId = receipt.RequestId, ClientToken = change.ClientToken }
            : null;
    }
}
