using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Purchases;

namespace VpcPS.Commands;

/// <summary>
/// Makes the bandwidth of addresses match the input: buys what is missing, changes what differs, and leaves the rest alone. This
/// changes what you pay. A second run changes nothing.
/// </summary>
/// <remarks>
/// <para>
/// All rows are read and their addresses looked up, 20 per call, before anything is changed. With -ThrottleLimit 1 and without
/// -MaxTotalBandwidth, each row is done before the next is read. Each row becomes a Create, a Modify, a NoChange or a Conflict,
/// and is emitted as such in the order of input. -WhatIf emits the whole plan and changes nothing. Conflicts, such as a charge
/// type that would have to change, are errors too. A row without a charge type leaves it unchanged.
/// </para>
/// <para>
/// A warning says when the account would have more bandwidth of one charge type in a region than it can use at the same time:
/// 5000 Mbit/s of PayByTraffic, or 50000 Mbit/s of PayByBandwidth. What there is already counts.
/// </para>
/// <para>
/// -Prune also removes the bandwidth of a gateway's addresses that no row names. It asks for each, unless you give -Force or
/// -Confirm:$false. If any row has an error, nothing is removed, because that row may have been meant to name it. If there are no
/// rows, nothing is removed either, and nothing if rows come from a file of -RefusedPath, which is never the whole plan. More than
/// -MaxPrune, or by default more than half of what the gateway has, is not removed without asking, because the input may be
/// incomplete. What other cloud services manage (ServiceManaged) is never removed.
/// </para>
/// </remarks>
/// <example>
/// <para>See what a CSV would change</para>
/// <code>
/// Import-Csv plan.csv | Sync-VpcIpv6InternetBandwidth -WhatIf -ErrorVariable wrong -ErrorAction SilentlyContinue | Format-Table
/// </code>
/// <para>The plan as a table. Applied is false for each step: nothing is changed.</para>
/// </example>
/// <example>
/// <para>Apply the CSV, as often as you like</para>
/// <code>
/// Import-Csv plan.csv |
///     Sync-VpcIpv6InternetBandwidth -MaxTotalBandwidth 6000 -JournalPath sync.jsonl -ErrorVariable wrong -ErrorAction SilentlyContinue |
///     Where-Object Applied |
///     Export-Csv changes.csv -NoTypeInformation
/// </code>
/// <para>
/// changes.csv has what was changed; a second run has nothing to change. With the journal, a purchase that was open when the
/// script was killed is not made twice.
/// </para>
/// </example>
/// <example>
/// <para>Change charge types, and remove what the CSV does not name</para>
/// <code>
/// Get-VpcIpv6InternetBandwidth | Export-Csv state.csv -NoTypeInformation
/// Import-Csv state.csv |
///     Sync-VpcIpv6InternetBandwidth -AllowReplace -Prune -Ipv6GatewayId ipv6gw-hp38x2x0fz785tlc65pfv -Force -ErrorVariable wrong -ErrorAction SilentlyContinue
/// </code>
/// <para>
/// The file is the desired state: what you edit in it is changed, and the bandwidth of a row that you delete from it is removed.
/// When a charge type differs, the bandwidth is removed and bought again.
/// </para>
/// </example>
[Cmdlet(
    VerbsData.Sync,
    "VpcIpv6InternetBandwidth",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Ipv6InternetBandwidthChange))]
public sealed class SyncVpcIpv6InternetBandwidthCommand : PlanCmdlet
{
    private readonly List<PlanRow> _rows = [];
    private readonly SyncPlan _plan = new();
    private SyncSteps? _steps;
    private SyncPrune? _prune;
    private bool _pruneAll;
    private bool _pruneNone;
    private bool _hasRefusedRows;

    /// <summary>Makes the command.</summary>
    public SyncVpcIpv6InternetBandwidthCommand()
        : base(isDoneAfterLookUp: false)
    {
    }

    /// <summary>
    /// The id of the IPv6 gateway, ipv6gw-... A row whose address has another gateway is an error. -Prune needs the id as an
    /// argument. Default: the gateway of the address.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("GatewayId")]
    [BlankToNull(IsId = true)]
    [ArgumentCompleter(typeof(GatewayIdCompleter))]
    public string? Ipv6GatewayId { get; set; }

    /// <summary>
    /// PayByBandwidth or PayByTraffic. Default: unchanged; for new bandwidth, PayByBandwidth.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ChargeType")]
    [Choice(InternetChargeTypes.PayByBandwidth, InternetChargeTypes.PayByTraffic)]
    [ArgumentCompleter(typeof(ChargeTypeCompleter))]
    public string? InternetChargeType { get; set; }

    /// <summary>
    /// Remove bandwidth whose charge type differs, and buy it again; in between, the address has no bandwidth. Default: it is a
    /// conflict.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowReplace { get; set; }

    /// <summary>
    /// Also remove the bandwidth of the gateway's addresses that no row names. Pipe in the whole plan. Needs -Ipv6GatewayId. Asks
    /// for each, unless you give -Force or -Confirm:$false.
    /// </summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>
    /// The most that -Prune may remove: a number such as 10, or a share of what the gateway has, such as 20%. If it would be
    /// more, nothing is removed. Default: half when the command doesn't ask; no limit when it asks for each removal.
    /// </summary>
    [Parameter]
    [PruneLimit]
    public string? MaxPrune { get; set; }

    /// <summary>Remove without asking. -WhatIf still removes nothing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// A file that records each purchase before it is sent and after it is answered. A purchase that was open when a run was
    /// killed is repeated with its token. A journal belongs to one service and one account, and to one run at a time. Default: no
    /// journal.
    /// </summary>
    [Parameter]
    [NotBlank]
    [BlankToNull]
    public string? JournalPath { get; set; }

    /// <summary>
    /// A CSV file for the refused rows: their own columns, then Row, Code, Why and Fix. Each row is written at once. Correct the
    /// cells and pipe the file into the same command again. With -Prune, correct the whole plan instead, and pipe in all of it:
    /// the file has only a part of the rows. The file must not exist yet, and is created only when a row is refused. Default: no
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
    /// The most Mbit/s that the addresses of all rows may have together, 1 or more. What they have before the first change
    /// counts, and so do decreases. The smallest increases then come first, in any order of the rows. An increase that would
    /// exceed the limit is refused. Default: no limit.
    /// </summary>
    [Parameter]
    [NotBlank]
    [ValidateRange(1, int.MaxValue)]
    public int MaxTotalBandwidth { get; set; } = int.MaxValue;

    private protected override bool HasClosingLine => true;

    /// <summary>Remembers the gateway for -Prune, and ends the command with an error when -Prune has no gateway.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        OpenRefused(
            RefusedPath,
            JournalPath,
            Prune ? UserText.Translate("With -Prune, correct the whole plan and pipe in all of it, not this file.") : null);
        if (Prune)
        {
            // Only arguments are bound at this time. Columns of rows are bound later.
            string? region = ResolveRegion(target: null);
            if (Ipv6GatewayId is null)
            {
                ThrowTerminatingError(SyncErrors.PruneNeedsGateway());
            }

            _prune = region is null ? null : new SyncPrune(Ipv6GatewayId!, region, MaxPrune);
        }
    }

    /// <summary>Reads a row. If rows are done one by one, carries it out at once.</summary>
    protected override void ProcessRecord()
    {
        if (IsBlankLine)
        {
            return;
        }

        foreach (string? id in ReadIds())
        {
            Plan(ReadRow(id, Ipv6GatewayId, InternetChargeType));
        }
    }

    private void Plan(PlanRow row)
    {
        _rows.Add(row);
        _hasRefusedRows |= Prune && row.Piped?.Input is { } input && RefusedFile.IsSourceOf(input);
        Add(row);
        if (IsRowByRow)
        {
            AddToPlan(row);
            OpenJournal();
            QueuePlanned(row, planned =>
            {
                Ipv6InternetBandwidthChange step = _plan.StepOf(planned, AllowReplace);
                WarnOfSums([step]);
                return step;
            });
        }
    }

    // Whether each row is done before the next one is read. This is not possible with a limit for all rows, because then all rows must be
    // known first.
    private bool IsRowByRow => ThrottleLimit == 1 && MaxTotalBandwidth == int.MaxValue;

    private void OpenJournal()
    {
        if (_steps is null && !Arguments.IsWhatIf(this))
        {
            _steps = new SyncSteps(Buyer.Open(this, ConnectedSession, JournalPath, AdoptJournal));
        }
    }

    private void QueuePlanned(PlanRow row, Func<PlanRow, Ipv6InternetBandwidthChange> stepOf)
    {
        if (row.Problems.Count > 0)
        {
            QueueOutput(row.Key, row.Piped, row.Problems[0]);
        }
        else
        {
            QueueStep(row, stepOf(row));
        }
    }

    /// <summary>Makes the plan when all rows are known, and carries it out.</summary>
    protected override void EndProcessing()
    {
        LookUpRest();
        EmitAll();
        if (!IsRowByRow && _rows.Count > 0)
        {
            OpenJournal();
            QueuePlan();
        }

        if (_prune is not null)
        {
            EmitAll();
            PruneGateway(_prune);
        }

        base.EndProcessing();
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
            _steps?.Dispose();
        }
    }

    private void QueuePlan()
    {
        foreach (PlanRow row in _rows)
        {
            AddToPlan(row);
        }

        Dictionary<PlanRow, Ipv6InternetBandwidthChange> steps =
            _rows.Where(row => row.Problems.Count == 0).ToDictionary(row => row, row => _plan.StepOf(row, AllowReplace));
        var cap = new SyncCap(_rows, steps, MaxTotalBandwidth);
        WarnOfSums(steps.Where(step => cap.TotalWith(step.Key) is null).Select(step => step.Value));
        foreach (PlanRow row in _rows)
        {
            if (cap.TotalWith(row) is { } total)
            {
                QueueOutput(row.Key, row.Piped, PurchaseErrors.MaxTotalBandwidth(row.Wanted, total, MaxTotalBandwidth));
            }
            else
            {
                QueuePlanned(row, planned => steps[planned]);
            }
        }
    }

    private void WarnOfSums(IEnumerable<Ipv6InternetBandwidthChange> steps) => WarnOfSums(steps
        .Where(step => step.Action is Ipv6InternetBandwidthAction.Create or Ipv6InternetBandwidthAction.Modify)
        .Select(step => new Ipv6InternetBandwidth
        {
            Ipv6AddressId = step.Ipv6AddressId,
            Bandwidth = step.Bandwidth,
            InternetChargeType = step.InternetChargeType,
            RegionId = step.RegionId,
        }));

    private void AddToPlan(PlanRow row)
    {
        if (row.Address is not null)
        {
            RowChecks.CheckGatewayId(row);
        }

        _plan.Add(row);
    }

    private void QueueStep(PlanRow row, Ipv6InternetBandwidthChange step)
    {
        switch (step.Action)
        {
            case Ipv6InternetBandwidthAction.Conflict:
                QueueOutput(row.Key, row.Piped, step, SyncErrors.Conflict(step, isOfChargeType: IsOfChargeType(step)));
                break;
            case Ipv6InternetBandwidthAction.NoChange:
                QueueNoChange(row, step);
                break;
            case Ipv6InternetBandwidthAction.Modify:
                QueueModification(row, step);
                break;
            default:
                QueuePurchase(row, step);
                break;
        }
    }

    private void QueueNoChange(PlanRow row, Ipv6InternetBandwidthChange step)
    {
        if (_steps is not { } steps)
        {
            QueueOutput(row.Key, row.Piped, step);
            return;
        }

        Queue(new Job(row.Key, calls => steps.LeaveAsync(calls, row.Address!, step), error => ErrorRecords.FromCall(error, row.Wanted))
        {
            Row = row.Piped,
            ChangesState = false,
        });
    }

    private void QueueModification(PlanRow row, Ipv6InternetBandwidthChange step)
    {
        if (!ShouldProcess(
            ChangeLine.Of(ChangeLine.SubjectOf(row), step.OldBandwidth, step.Bandwidth, step.InternetChargeType),
            ModificationPreview.Action))
        {
            QueueOutput(row.Key, row.Piped, step);
            return;
        }

        SyncSteps steps = _steps!;
        Queue(new Job(
            row.Key,
            calls => steps.ModifyAsync(calls, row.Address!, step),
            error => ErrorRecords.FromCall(error, row.Wanted, step.Ipv6AddressId))
        {
            Row = row.Piped,
        });
    }

    private void QueuePurchase(PlanRow row, Ipv6InternetBandwidthChange step)
    {
        Ipv6InternetBandwidthChange? removal = step.InternetBandwidthId is null ? null : SyncPlan.RemovalOf(step);
        Ipv6InternetBandwidthChange creation = step with { InternetBandwidthId = null, OldBandwidth = null, OldInternetChargeType = null };
        string subject = ChangeLine.SubjectOf(row);
        bool shouldBuy = removal is null
            ? ShouldProcess(ChangeLine.Of(subject, 0, step.Bandwidth, step.InternetChargeType), PurchasePreview.ActionOf(dryRun: false))
            : ShouldProcess(
                ChangeLine.OfReplacement(subject, step),
                UserText.Translate("Remove public bandwidth and buy it again (this changes what you pay)"));
        if (!shouldBuy)
        {
            QueueOutput(row.Key, row.Piped, removal is null ? [creation] : [removal, creation]);
            return;
        }

        SyncSteps steps = _steps!;
        Ipv6InternetBandwidth wanted = row.Wanted with
        {
            Ipv6GatewayId = step.Ipv6GatewayId,
            InternetChargeType = step.InternetChargeType,
            ClientToken = NewClientToken(),
        };
        Queue(new Job(
            row.Key,
            async calls =>
            {
                if (removal is not null)
                {
                    calls.Done = await steps.MakeRoomAsync(calls, row.Address!, removal).ConfigureAwait(false);
                }

                Ipv6InternetBandwidthChange made = await steps.BuyAsync(calls, wanted, creation, removal).ConfigureAwait(false);
                return calls.Done is null ? made : new[] { calls.Done, made };
            },
            error => ErrorRecords.FromCall(error, Purchase.TargetOf(error, wanted), wanted.Ipv6AddressId, looksFirst: true))
        {
            Target = wanted,
            Row = row.Piped,
        });
    }

    private void PruneGateway(SyncPrune prune)
    {
        if (prune.Refuse(_rows, _hasRefusedRows) is { } refusal)
        {
            RefuseToPrune(refusal);
            return;
        }

        try
        {
            Ipv6Gateway? gateway = Read(new DescribeIpv6Gateways(prune.Region) { Ipv6GatewayId = prune.GatewayId }).Items
                .FirstOrDefault(found => found.Ipv6GatewayId == prune.GatewayId);
            if (gateway is null)
            {
                RefuseToPrune(ErrorRecords.Own(
                    ErrorIds.GatewayNotFound,
                    $"{prune.GatewayId} in {prune.Region}: the gateway does not exist",
                    prune.GatewayId,
                    prune.Region,
                    prune.GatewayId));
                return;
            }

            if (prune.Choose(Lists.AddressesOf(prune.Region, gateway.VpcId).Read(), _plan, Asks) is { } tooMuch)
            {
                RefuseToPrune(tooMuch);
                return;
            }

            foreach (Ipv6Address address in prune.Unnamed)
            {
                QueueRemoval(address, prune.Region, $"{prune.Unnamed.Count} of {prune.Total}");
            }
        }
        catch (JobErrorException e)
        {
            RefuseToPrune(e.ErrorRecord);
        }
        catch (VpcException e)
        {
            RefuseToPrune(ErrorRecords.FromCall(e, prune.GatewayId, prune.GatewayId));
        }
    }

    // Such an error is about no row. So it is not counted as a refused row, and is not written to the file of refused rows.
    private void RefuseToPrune(ErrorRecord error)
    {
        WrittenErrors.Note(error, VpcOutcome.Refused);
        WriteFinished(error);
    }

    // Whether the user is asked before bandwidth is removed.
    private bool Asks => MyInvocation.BoundParameters.TryGetValue("Confirm", out object? confirm)
        ? confirm is SwitchParameter { IsPresent: true }
        : GetVariableValue("ConfirmPreference") switch
        {
            ConfirmImpact.High => !Force,
            ConfirmImpact.None => false,
            _ => true,
        };

    private void QueueRemoval(Ipv6Address address, string region, string share)
    {
        string key = PlanRow.KeyOf(region, address.Ipv6AddressId);
        Ipv6InternetBandwidthChange removal = SyncPlan.RemovalOf(SyncPlan.Unchanged(region, address));
        string subject = ChangeLine.Subject(address.Ipv6AddressId, address.Name, region);
        if (!ShouldPrune(ChangeLine.OfRemoval(subject, address.Bandwidth, address.InternetChargeType), share))
        {
            QueueOutput(key, row: null, removal);
            return;
        }

        Queue(new Job(
            key,
            async calls => await SyncSteps.RemoveAsync(calls, removal).ConfigureAwait(false),
            error => ErrorRecords.FromCall(error, removal, address.Ipv6AddressId))
        {
            IsOfInput = false,
        });
    }

    // The impact of this command is Medium, so with the default $ConfirmPreference ShouldProcess does not ask. A removal has High impact,
    // so ShouldContinue asks in this case.
    private bool ShouldPrune(string target, string share)
    {
        string action = UserText.Of($"Remove public bandwidth that no row names ({share} of this gateway)");
        bool isAskedAlready = MyInvocation.BoundParameters.ContainsKey("Confirm")
            || GetVariableValue("ConfirmPreference") is not ConfirmImpact.High;
        return ShouldProcess(target, action)
            && (Force || isAskedAlready || ShouldContinue(UserText.Of($"{action}: {target}"), "-Prune", ref _pruneAll, ref _pruneNone));
    }

    private void QueueOutput(string key, PipedRow? row, params object[] items) => Queue(new Job(
        key, _ => Task.FromResult<object?>(items), error => ErrorRecords.FromCall(error, items))
    {
        Row = row,
        ChangesState = false,
    });

    private static bool IsOfChargeType(Ipv6InternetBandwidthChange conflict) =>
        conflict.OldInternetChargeType is { } present && present != conflict.InternetChargeType;
}
