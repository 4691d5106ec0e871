using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>
/// Compares the record of a rehearsal with that of the run: what only one of them asked for, and where the same was asked for and
/// something else became of it.
/// </summary>
/// <remarks>
/// <para>
/// Connect-VpcSession -Record and Start-VpcEmulator -Record write such records. A journal of -JournalPath can be compared, too: it
/// has purchases only. The command calls no service and needs no credentials.
/// </para>
/// <para>
/// Ids that the service chose, ids of requests, tokens and times are different in each run and are not listed: an object that
/// both created counts as the same. The order does not count. What was refused and asked for again is one change, with the last
/// outcome. Nothing is emitted when the two don't differ.
/// </para>
/// </remarks>
/// <example>
/// <para>See where a run differed from its rehearsal</para>
/// <code>
/// $session = Start-VpcEmulator | Connect-VpcSession -Record rehearsal.jsonl
/// $bought = Import-Csv plan.csv | New-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue
/// $session = Start-VpcEmulator -Rules Today | Connect-VpcSession -Record run.jsonl
/// $bought = Import-Csv plan.csv | New-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue
/// Compare-VpcRehearsal rehearsal.jsonl run.jsonl
/// </code>
/// <para>Here both run on emulators. In place of the third line connect to your account.</para>
/// </example>
/// <example>
/// <para>Count what was the same and what differed</para>
/// <code>
/// $session = Start-VpcEmulator | Connect-VpcSession -Record first.jsonl
/// $bought = Import-Csv plan.csv | New-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue
/// Compare-VpcRehearsal first.jsonl first.jsonl -IncludeEqual | Group-Object Difference -NoElement
/// </code>
/// <para>Compared with itself, all of a record is the same.</para>
/// </example>
[Cmdlet(VerbsData.Compare, "VpcRehearsal")]
[OutputType(typeof(VpcRehearsalDifference))]
public sealed class CompareVpcRehearsalCommand : PSCmdlet
{
    /// <summary>The record of the rehearsal.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [NotBlank]
    public string RehearsalPath { get; set; } = "";

    /// <summary>The record of the run.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [NotBlank]
    public string RunPath { get; set; } = "";

    /// <summary>List the changes that don't differ, too.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    /// <summary>Emits the differences.</summary>
    protected override void ProcessRecord()
    {
        var matches = new RecordMatches(this.ReadRecord(RehearsalPath).Final(), this.ReadRecord(RunPath).Final());
        WriteObject(
            matches.All.Where(difference => IncludeEqual || difference.Difference != VpcRehearsalMatch.Same),
            enumerateCollection: true);
    }
}
