using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.PowerShell.Commands;
using VpcPS.Cmdlets;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Purchases;

namespace VpcPS.Commands;

/// <summary>
/// Shows the purchases in a journal: bought, open or refused, and the service and account that it belongs to. With -Live each
/// entry is compared with what is there now.
/// </summary>
/// <remarks>
/// <para>
/// A journal is the file that you gave to -JournalPath. The command only reads it, even while a run writes to it. Without -Live
/// it calls no service and needs no credentials.
/// </para>
/// <para>
/// With -Live, the session must belong to the same service and account as the journal. The service's lists lag behind by some
/// seconds: what was just bought may be shown as Gone.
/// </para>
/// </remarks>
/// <example>
/// <para>See what a run has bought so far</para>
/// <code>
/// $session = Start-VpcEmulator | Connect-VpcSession
/// $bought = Import-Csv plan.csv | New-VpcIpv6InternetBandwidth -JournalPath plan.jsonl -ErrorAction SilentlyContinue
/// Get-VpcJournal plan.jsonl
/// Get-VpcJournal plan.jsonl | Group-Object State -NoElement
/// </code>
/// <para>The table has a line for each purchase. Open purchases may have been made; run the same command again to find
/// out.</para>
/// </example>
/// <example>
/// <para>Find purchases that differ from what is there now</para>
/// <code>
/// $session = Start-VpcEmulator | Connect-VpcSession
/// $bought = Import-Csv plan.csv | New-VpcIpv6InternetBandwidth -JournalPath plan.jsonl -ErrorAction SilentlyContinue
/// $bought[0] | Remove-VpcIpv6InternetBandwidth -Force
/// Get-VpcJournal *.jsonl -Live | Where-Object { $_.State -eq 'Bought' -and $_.Live -ne 'Present' }
/// </code>
/// <para>Live is Present, Different, Gone or Absent; LiveBandwidth and the properties beside it show what is there.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcJournal", DefaultParameterSetName = PathSet)]
[OutputType(typeof(VpcJournalEntry))]
public sealed class GetVpcJournalCommand : SessionCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    // The number of calls at a time. It is the default of -ThrottleLimit in other commands.
    private const int CallsAtATime = 5;

    /// <summary>The journals. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The journals, by their exact paths: no character is a wildcard.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// Compare each entry with the address as it is now. Refused if the journal belongs to a different service or account than
    /// the session.
    /// </summary>
    [Parameter]
    public SwitchParameter Live { get; set; }

    /// <summary>With -Live, ends the command with an error when no request could be signed. Otherwise no session is needed.</summary>
    protected override void BeginProcessing()
    {
        if (Live)
        {
            base.BeginProcessing();
        }
    }

    /// <summary>Emits the entries of each journal. Each file that can't be read leads to an error.</summary>
    protected override void ProcessRecord()
    {
        foreach (string path in ParameterSetName == PathSet ? Path.SelectMany(Resolve) : LiteralPath)
        {
            try
            {
                WriteJournal(JournalPaths.Resolve(this, path));
            }
            catch (JournalException e)
            {
                WriteError(JournalErrors.NotRead(e, path));
            }
        }
    }

    private List<string> Resolve(string path)
    {
        string reason = UserText.Of($"No file matches '{path}'");
        try
        {
            Collection<string> found = GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            if (found.Count > 0)
            {
                // A path that is not a file keeps the name that the user wrote, so that the error shows this name.
                return provider.ImplementingType == typeof(FileSystemProvider) ? [.. found] : [path];
            }
        }
        catch (Exception e) when (e is RuntimeException or NotSupportedException or ArgumentException)
        {
            reason = e is ItemNotFoundException ? UserText.Of($"The journal '{path}' does not exist") : e.Message;
        }

        WriteError(JournalErrors.PathNotFound(reason, path));
        return [];
    }

    private void WriteJournal(string file)
    {
        JournalContent content = JournalContent.Read(file);
        if (content.IsTorn)
        {
            WriteWarning(UserText.Of(
                $"The last line of '{file}' is incomplete: a run stopped while writing it, or is writing it now. The lines before it are valid."));
        }

        IReadOnlyList<VpcJournalEntry> entries = JournalEntries.Of(file, content);
        if (entries.Count == 0)
        {
            WriteWarning(UserText.Of($"The journal '{file}' has no purchases."));
        }
        else if (!Live)
        {
            WriteObject(entries, enumerateCollection: true);
        }
        else if (IsOfSession(file, content.Owner))
        {
            WriteLive(entries);
        }
    }

    private bool IsOfSession(string file, JournalOwner? owner)
    {
        JournalOwner session = ConnectedSession.JournalOwner!;
        if (owner?.IsSame(session) == true)
        {
            return true;
        }

        JournalException refusal = PurchaseJournal.RefusalOf(file, owner, session);
        if (refusal.Adoption == JournalAdoption.OfUnknownOwner)
        {
            WriteWarning(UserText.Of(
                $"{refusal.Message} If it belongs to another account, what is shown as live doesn't belong to its purchases."));
            return true;
        }

        WriteError(JournalErrors.OfOther(refusal, file));
        return false;
    }

    // The entries are looked up in parts, so that the first ones are emitted while the others are still looked up.
    private void WriteLive(IReadOnlyList<VpcJournalEntry> entries)
    {
        const int sliceSize = CallsAtATime * DescribeIpv6Addresses.MaxIds;
        for (int start = 0; start < entries.Count; start += sliceSize)
        {
            VpcJournalEntry[] slice = [.. entries.Skip(start).Take(sliceSize)];
            Dictionary<(string? RegionId, string? Id), Ipv6Address?> addresses = Look(slice);
            foreach (VpcJournalEntry entry in slice)
            {
                WriteObject(addresses.TryGetValue((entry.RegionId, entry.Ipv6AddressId), out Ipv6Address? address)
                    ? entry.BesideLive(address)
                    : entry);
            }
        }
    }

    // The addresses that were read. An address that does not exist is null in it. One that could not be read is missing.
    private Dictionary<(string? RegionId, string? Id), Ipv6Address?> Look(VpcJournalEntry[] entries)
    {
        JobCalls calls = CreateCalls(CancellationToken.None);
        var batches = entries.GroupBy(entry => entry.RegionId!).SelectMany(ofRegion => ofRegion
            .Select(entry => entry.Ipv6AddressId!)
            .Distinct()
            .Select((id, index) => (Id: id, Batch: index / DescribeIpv6Addresses.MaxIds))
            .GroupBy(numbered => numbered.Batch, numbered => numbered.Id)
            .Select(ids => (Region: ofRegion.Key, Ids: ids.ToArray())))
            .Select(batch => (batch.Region, batch.Ids, Reading: ReadAsync(calls, batch.Region, batch.Ids)))
            .ToList();
        var addresses = new Dictionary<(string? RegionId, string? Id), Ipv6Address?>();
        try
        {
            foreach ((string region, string[] ids, Task<Page<Ipv6Address>> reading) in batches)
            {
                Add(addresses, region, ids, reading);
            }
        }
        finally
        {
            WriteLog(calls.Log);
        }

        return addresses;
    }

    private void Add(
        Dictionary<(string? RegionId, string? Id), Ipv6Address?> addresses, string region, string[] ids, Task<Page<Ipv6Address>> reading)
    {
        try
        {
            Page<Ipv6Address> found = reading.GetAwaiter().GetResult();
            foreach (string id in ids)
            {
                addresses[(region, id)] = found.Items.FirstOrDefault(address => address.Ipv6AddressId == id);
            }
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.FromCall(e, ids));
        }
        catch (CredentialsUnavailableException e)
        {
            WriteError(SessionErrors.NoCredentials(e));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private static async Task<Page<Ipv6Address>> ReadAsync(JobCalls calls, string region, string[] ids)
    {
        calls.BeginWork();
        try
        {
            return await calls.CallAsync(new DescribeIpv6Addresses(region) { Ipv6AddressIds = ids }).ConfigureAwait(false);
        }
        finally
        {
            calls.EndWork();
        }
    }
}
