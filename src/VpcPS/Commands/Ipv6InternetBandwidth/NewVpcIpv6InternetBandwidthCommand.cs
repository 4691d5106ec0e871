using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Purchases;

namespace VpcPS.Commands;

/// <summary>
/// Buys public bandwidth for IPv6 addresses, one per input row. This costs money. A bad row is a separate error; the other rows
/// are bought.
/// </summary>
/// <remarks>
/// <para>
/// Each purchase carries an idempotency token (-ClientToken). When the module repeats it after a lost answer, or you repeat it,
/// nothing is bought twice. When the outcome of a row stays unknown, its error says so and shows the token. Its TargetObject is
/// the row with the token: pipe it into this command again to find out.
/// </para>
/// <para>
/// Rows run concurrently (-ThrottleLimit) and come out in the order of input. To run in the background, use Start-ThreadJob or
/// ForEach-Object -Parallel and pass the session with -Session; there is no -AsJob.
/// </para>
/// </remarks>
/// <example>
/// <para>Buy for one address</para>
/// <code>
/// New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Bandwidth 2 -InternetChargeType PayByTraffic
/// </code>
/// <para>
/// Buys 2 Mbit/s, paid by traffic, and emits the bandwidth with its id. The IPv6 gateway is looked up from the address.
/// </para>
/// </example>
/// <example>
/// <para>Buy the same for several addresses</para>
/// <code>
/// New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd, ipv6-hp352ungkzcknmeicfvss -Bandwidth 5
/// Get-VpcIpv6Address -Name shop* | New-VpcIpv6InternetBandwidth 5
/// </code>
/// <para>
/// Each address is a separate row: a refused row does not stop the others. When you pipe addresses in, the bandwidth is the first
/// argument.
/// </para>
/// </example>
/// <example>
/// <para>See what a CSV would buy</para>
/// <code>
/// Import-Csv plan.csv | New-VpcIpv6InternetBandwidth -WhatIf -ErrorVariable wrong
/// </code>
/// <para>
/// Looks up the addresses, 20 per call, and shows a line for each purchase: the address with its name, the region, the Mbit/s
/// before and after, and the charge type. A row that would be refused gives the same error as in the run. The last line totals
/// the Mbit/s by charge type. With -JournalPath it also says what the journal already has, and leaves the file unchanged.
/// </para>
/// </example>
/// <example>
/// <para>Rehearse a CSV on an emulator</para>
/// <code>
/// Start-VpcEmulator | Connect-VpcSession
/// Import-Csv plan.csv |
///     New-VpcIpv6InternetBandwidth -ErrorVariable refused -ErrorAction SilentlyContinue |
///     Format-Table
/// $refused | ForEach-Object { "$_" }
/// Stop-VpcEmulator
/// </code>
/// <para>
/// The same requests are signed and sent over HTTP, but to a server on this machine that knows the rules of the service. Nothing
/// is paid. The two lines in the middle are the ones that you later run on the cloud.
/// </para>
/// </example>
/// <example>
/// <para>Buy the rows of a CSV and save the outcome of each</para>
/// <code>
/// Import-Csv plan.csv |
///     New-VpcIpv6InternetBandwidth -RefusedPath refused.csv -ErrorAction SilentlyContinue |
///     Export-Csv bought.csv -NoTypeInformation
/// Import-Csv refused.csv | Format-Table Row, Ipv6AddressId, Code, Why
/// </code>
/// <para>
/// bought.csv has a row for each purchase and can be piped into Set- and Remove-VpcIpv6InternetBandwidth. refused.csv has the
/// other rows with their own columns, and says why. Correct the cells and pipe the file in again, with another file for the rows
/// refused then.
/// </para>
/// </example>
/// <example>
/// <para>Buy for addresses that a query finds, and wait until they can be reached</para>
/// <code>
/// Get-VpcIpv6Address -NetworkType Private -Tag @{ app = 'web'; env = 'prod' } |
///     New-VpcIpv6InternetBandwidth -Bandwidth 5 -InternetChargeType PayByTraffic -Wait
/// </code>
/// <para>
/// Addresses from Get-VpcIpv6Address include their gateway and region. With -Wait a row comes out once its address is Public.
/// </para>
/// </example>
/// <example>
/// <para>Buy the rows of a CSV once, however often you start the script</para>
/// <code>
/// Import-Csv plan.csv |
///     New-VpcIpv6InternetBandwidth -JournalPath buying.jsonl -MaxTotalBandwidth 6000 -ErrorVariable refused -ErrorAction SilentlyContinue |
///     Export-Csv bought.csv -NoTypeInformation
/// </code>
/// <para>
/// The journal records each purchase before it is sent and after it is answered. When the script is killed and started again,
/// rows that were bought are emitted and not bought again, and open ones are repeated with their token. The rows together ask for
/// at most 6000 Mbit/s.
/// </para>
/// </example>
/// <example>
/// <para>Have the service itself check a purchase</para>
/// <code>
/// New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Bandwidth 600 -InternetChargeType PayByTraffic -DryRun -ErrorVariable refused
/// </code>
/// <para>
/// Here the service refuses, because a Small gateway allows at most 500 Mbit/s by traffic. A purchase that would succeed is
/// emitted without an InternetBandwidthId; nothing is bought.
/// </para>
/// </example>
[Cmdlet(
    VerbsCommon.New,
    "VpcIpv6InternetBandwidth",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Ipv6InternetBandwidth))]
public sealed class NewVpcIpv6InternetBandwidthCommand : WaitingCmdlet
{
    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    private Buyer? _buyer;
    private PurchaseCap? _cap;
    private PurchasePreview? _preview;
    private bool _isWhatIf;
    private bool _hasOneToken;

    // The purchases by token. Null until a row has a token.
    private Dictionary<string, (string?, string?, int?, string?)>? _tokens;

    /// <summary>The id of the address, ipv6-... Every row needs it. Several ids given as an argument are one row each.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("AddressId")]
    [IdList(IsOfRows = true, MayBeBandwidth = true)]
    [ResourceId(IdPrefixes.Ipv6Address)]
    [ArgumentCompleter(typeof(AddressIdCompleter))]
    public string[]? Ipv6AddressId { get; set; }

    /// <summary>An address from Get-VpcIpv6Address. Its present bandwidth, if any, is not used as the bandwidth to buy.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(Ipv6Address))]
    public Ipv6Address? InputObject { get; set; }

    /// <summary>
    /// Mbit/s, 1 to 5000. With PayByTraffic at most 500 on a Small, 1000 on a Medium and 2000 on a Large gateway. A text such as
    /// '5 Mbit/s' or '50.0' is accepted when it has only one meaning.
    /// </summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, Position = 0)]
    [Alias("BandwidthMbps")]
    [Bandwidth]
    [BandwidthRange]
    [ValidateRange(BandwidthLimits.Least, BandwidthLimits.Most)]
    public int Bandwidth { get; set; }

    /// <summary>The id of the IPv6 gateway, ipv6gw-... Default: looked up from the address.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Alias("GatewayId")]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.Ipv6Gateway)]
    [ArgumentCompleter(typeof(GatewayIdCompleter))]
    public string? Ipv6GatewayId { get; set; }

    /// <summary>
    /// How the bandwidth is metered: PayByBandwidth, by the Mbit/s that you buy, or PayByTraffic, by the traffic that flows.
    /// Blank means the default. Default: PayByBandwidth.
    /// </summary>
    // Not bound from an address object: its token is that of the address and not of a purchase.
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Alias("ChargeType")]
    [Choice(InternetChargeTypes.PayByBandwidth, InternetChargeTypes.PayByTraffic, Default = InternetChargeTypes.PayByBandwidth)]
    [OptionalValues(InternetChargeTypes.PayByBandwidth, InternetChargeTypes.PayByTraffic)]
    [ValidateSet(InternetChargeTypes.PayByBandwidth, InternetChargeTypes.PayByTraffic)]
    public string InternetChargeType { get; set; } = InternetChargeTypes.PayByBandwidth;

    /// <summary>
    /// The idempotency token, at most 64 printable ASCII characters. The service buys only once for the same token. Default: a
    /// new one for each row.
    /// </summary>
    // Not bound from the properties of an object: an address from New-VpcIpv6Address has the token with which it was created.
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ClientToken]
    public string? ClientToken { get; set; }

    /// <summary>
    /// The id of a bandwidth, which is in the rows of an earlier purchase. Such a row is bought again, and its ClientToken is not
    /// sent, because it stands for the earlier purchase. Default: none.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("Ipv6InternetBandwidthId")]
    [BlankToNull]
    public string? InternetBandwidthId { get; set; }

    /// <summary>
    /// A file that records each purchase before it is sent and after it is answered. When you run the rows again with the same
    /// journal, those that were bought are emitted and not bought again, and open ones are repeated with their token. A journal
    /// belongs to one service and one account, and to one run at a time. Default: no journal.
    /// </summary>
    [Parameter]
    [NotBlank]
    [BlankToNull]
    public string? JournalPath { get; set; }

    /// <summary>
    /// A CSV file for the refused rows: their own columns, then Row, Code, Why and Fix. Each row is written at once. Correct the
    /// cells and pipe the file into the same command again. A purchase with an unknown outcome is in the file with its
    /// ClientToken, so it is not made twice. The file must not exist yet, and is created only when a row is refused. Default: no
    /// file.
    /// </summary>
    [Parameter]
    [NotBlank]
    [BlankToNull]
    public string? RefusedPath { get; set; }

    /// <summary>
    /// Use a journal that can't be matched to the session's account: one of an earlier version, of another key of the same
    /// service, or of temporary credentials with an unknown account. A warning says so, and from then on the journal belongs to
    /// the session's account. -Confirm:$false does the same, except for the journal of another permanent key. Default: such a
    /// journal is refused.
    /// </summary>
    [Parameter]
    public SwitchParameter AdoptJournal { get; set; }

    /// <summary>
    /// The most Mbit/s that all rows of this command together may ask for, 1 or more. What the journal lists as bought counts
    /// too. A row that would exceed the limit is refused; later rows that fit are bought. Default: no limit.
    /// </summary>
    [Parameter]
    [NotBlank]
    [ValidateRange(1, int.MaxValue)]
    public int MaxTotalBandwidth { get; set; } = int.MaxValue;

    private protected override bool HasClosingLine => true;

    /// <summary>Remembers whether the token is an argument. Then it is one token for all rows.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        OpenRefused(RefusedPath, JournalPath);
        // Only arguments are bound at this time. Columns of rows are bound later.
        _hasOneToken = ClientToken is not null;
        _isWhatIf = Arguments.IsWhatIf(this);
    }

    /// <summary>Buys the bandwidth of one row. If the row has several ids, buys one for each id.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(Ipv6AddressId, ClientToken))
        {
            Buy(id);
        }
    }

    private void Buy(string? addressId)
    {
        if (!ReadText(addressId, IdPrefixes.Ipv6Address) || ReadRow(addressId) is not { } wanted)
        {
            return;
        }

        if (ClientToken is not null && wanted.ClientToken == ClientToken && IsOfOtherPurchase(ClientToken, wanted))
        {
            WriteError(RowErrors.TokenOfEarlierRow(MyInvocation.MyCommand.Name, ClientToken, wanted));
            return;
        }

        ErrorRecord? refusal = ExceedsTotal(wanted);
        if (_isWhatIf)
        {
            ShowPurchase(wanted, refusal);
        }
        else if (refusal is not null)
        {
            WriteError(refusal);
        }
        else if (ShouldProcess(
            ChangeLine.Of(
                ChangeLine.Subject(wanted.Ipv6AddressId, InputObject?.Name, wanted.RegionId), 0, wanted.Bandwidth, InternetChargeType),
            PurchasePreview.ActionOf(DryRun)))
        {
            QueuePurchase(wanted);
        }
    }

    // Two equal rows with the same token are one purchase and are reported as one. A different purchase with that token would not be made,
    // so it is an error.
    private bool IsOfOtherPurchase(string token, Ipv6InternetBandwidth wanted)
    {
        var purchase = (wanted.RegionId, wanted.Ipv6AddressId, wanted.Bandwidth, wanted.InternetChargeType);
        if ((_tokens ??= new(StringComparer.Ordinal)).TryGetValue(token, out var earlier))
        {
            return earlier != purchase;
        }

        _tokens.Add(token, purchase);
        return false;
    }

    /// <summary>Buys the remaining rows. With -WhatIf, sums up what would be bought.</summary>
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

    /// <summary>Closes the journal after the last row.</summary>
    protected override void Dispose(bool disposing)
    {
        try
        {
            base.Dispose(disposing);
        }
        finally
        {
            _buyer?.Dispose();
        }
    }

    private void ShowPurchase(Ipv6InternetBandwidth wanted, ErrorRecord? refusal)
    {
        _preview ??= new PurchasePreview(this, Queue, ThrottleLimit, OpenBuyer(), DryRun);
        var row = new PlanRow(Rows.Current, _preview.NextNumber, wanted) { NamedBandwidthId = InternetBandwidthId };
        if (refusal is not null)
        {
            row.Refuse(refusal);
        }

        _preview.Add(row);
    }

    private void QueuePurchase(Ipv6InternetBandwidth wanted)
    {
        bool dryRun = DryRun;
        TimeSpan? waitLimit = WaitLimit;
        Buyer buyer = OpenBuyer();
        string? rowsBandwidthId = InternetBandwidthId;
        bool isTokenGiven = wanted.ClientToken == ClientToken;

        async Task<object?> BuyAsync(JobCalls calls)
        {
            if (dryRun)
            {
                return await Buyer.CheckAsync(calls, wanted).ConfigureAwait(false);
            }

            Ipv6InternetBandwidth bought = await buyer.MakeAsync(calls, wanted, rowsBandwidthId, isTokenGiven).ConfigureAwait(false);
            bought = bought.At(wanted);
            return waitLimit is { } limit ? await WaitAsync(calls, bought, limit).ConfigureAwait(false) : bought;
        }

        Queue(new Job(
            // The service refuses two purchases for the same address at the same time.
            key: wanted.RegionId + "/" + wanted.Ipv6AddressId,
            BuyAsync,
            error =>
            {
                Ipv6InternetBandwidth sent = Purchase.TargetOf(error, wanted);
                return ErrorRecords.FromCall(error, sent, sent.Ipv6AddressId, sent.ClientToken);
            })
        {
            Target = wanted,
        });
    }

    private Buyer OpenBuyer() => _buyer ??= Buyer.Open(this, ConnectedSession, DryRun ? null : JournalPath, AdoptJournal);

    // The error for a row that exceeds -MaxTotalBandwidth, or null.
    private ErrorRecord? ExceedsTotal(Ipv6InternetBandwidth wanted) => MaxTotalBandwidth == int.MaxValue
        ? null
        : (_cap ??= new PurchaseCap(OpenBuyer().Journal, MaxTotalBandwidth)).Take(wanted);

    /// <summary>
    /// Reads the purchase that the row asks for. Returns null after an error. The purchase is also the target of the row's errors: piped
    /// into this command again, it is the same purchase with the same token.
    /// </summary>
    private Ipv6InternetBandwidth? ReadRow(string? addressId)
    {
        var row = new Ipv6InternetBandwidth
        {
            Ipv6AddressId = addressId ?? InputObject?.Ipv6AddressId ?? IdOfText(IdPrefixes.Ipv6Address),
            Ipv6GatewayId = Ipv6GatewayId ?? InputObject?.Ipv6GatewayId,
            Address = InputObject?.Address,
            Name = InputObject?.Name,
            Bandwidth = Bandwidth,
            InternetChargeType = InternetChargeType,
            ClientToken = ClientToken is { } token && (_hasOneToken || InternetBandwidthId is null) ? token : NewClientToken(),
        };
        if (row.Ipv6AddressId is null)
        {
            WriteError(RowErrors.NoAddressId(row));
            return null;
        }

        return ResolveRegion(row, InputObject?.RegionId) is { } region ? row with { RegionId = region } : null;
    }

    private static async Task<Ipv6InternetBandwidth> WaitAsync(JobCalls calls, Ipv6InternetBandwidth bought, TimeSpan limit)
    {
        Ipv6Address? address = await new StatusWait<Ipv6Address>
        {
            Subject = bought.Ipv6AddressId!,
            Region = bought.RegionId!,
            Wish = "Public",
            ReadAsync = () => calls.FindAddressAsync(bought.RegionId!, bought.Ipv6AddressId!),
            IsReached = found => found is { NetworkType: "Public", InternetBandwidthId: not null },
            HasFailed = found => found.BusinessStatus is "FinancialLocked" or "SecurityLocked",
            State = found => found.BusinessStatus is "FinancialLocked" or "SecurityLocked" ? found.BusinessStatus : found.NetworkType,
            Done = bought,
            Target = bought,
        }.RunAsync(calls, limit).ConfigureAwait(false);
        return bought with
        {
            Address = address?.Address,
            InstanceChargeType = address?.InstanceChargeType,
            BusinessStatus = address?.BusinessStatus,
        };
    }
}
