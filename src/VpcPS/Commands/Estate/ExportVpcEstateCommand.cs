using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Models;
using VpcPS.Emulator;
using VpcPS.Emulator.State;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Purchases;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Copies what the account has in one or several regions into a file, from which Start-VpcEmulator starts an emulator. A script
/// can then rehearse on a copy of the real VPCs.
/// </summary>
/// <remarks>
/// <para>
/// The file has VPCs with their blocks, vSwitches, route tables, routes, IPv6 gateways, addresses, bandwidth, egress-only rules,
/// network interfaces and tags. The command only reads. It never overwrites a file without -Force.
/// </para>
/// <para>
/// Everything is read twice. What differs between the two readings was changed meanwhile: Changed lists it, and the file has the
/// second reading. What the credentials may not read is listed in Missing and in the file, and a warning names it; where other
/// things refer to it, the copy has a stand-in with its id.
/// </para>
/// <para>
/// The copy follows today's rules of the service, because gateways there have no editions any more. Where the service still
/// answers with editions, the copy follows the rules with editions. Start-VpcEmulator -Rules sets other ones.
/// </para>
/// </remarks>
/// <example>
/// <para>Copy a region and rehearse on the copy</para>
/// <code>
/// $session = Start-VpcEmulator | Connect-VpcSession
/// Export-VpcEstate -Path estate.json
/// Start-VpcEmulator -EstatePath estate.json | Connect-VpcSession
/// </code>
/// <para>In place of the first line connect to your account. The last line connects to the copy.</para>
/// </example>
/// <example>
/// <para>Make a copy of all regions that can be handed on</para>
/// <code>
/// $session = Start-VpcEmulator | Connect-VpcSession
/// Export-VpcEstate -Path handed-on.json -Region * -Anonymize
/// </code>
/// <para>Names, descriptions, tags, ids and addresses are replaced, each by the same replacement everywhere.</para>
/// </example>
[Cmdlet(VerbsData.Export, "VpcEstate")]
[OutputType(typeof(VpcEstateExport))]
public sealed class ExportVpcEstateCommand : RegionListCmdlet, ISendsByName
{
    private readonly List<string> _regions = [];
    private string? _file;
    private bool _isFresh;
    private bool _isWritten;
    private bool _hasFailed;
    private bool _hasRefused;
    private string? _regionOfArgument;

    /// <summary>The file to write, JSON.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [NotBlank]
    public string Path { get; set; } = "";

    /// <summary>Regions to copy, as Get-VpcRegion emits them, or their ids. Default: the region of the session, or -Region.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>
    /// Replace names, descriptions, tags, ids and addresses, so that the file can be handed on. Zones, times, states, Mbit/s and
    /// charge types stay. The same text gets the same replacement everywhere in the file, and another one in the next file.
    /// </summary>
    [Parameter]
    public SwitchParameter Anonymize { get; set; }

    /// <summary>Overwrite the file if it exists. Default: an error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    IEnumerable<string> ISendsByName.SentByName => RegionCopy.Lists;

    /// <summary>Ends the command with an error when the file can't be written, before anything is read.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _regionOfArgument = Region;
        try
        {
            _file = JournalPaths.Resolve(this, Path, (message, cause) => new IOException(UserText.Of(message), cause));
            _isFresh = !File.Exists(_file);
            if (!Force && !_isFresh && new FileInfo(_file).Length > 0)
            {
                ThrowTerminatingError(EstateErrors.Exists(_file));
            }

            using (new FileStream(_file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read))
            {
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            ThrowTerminatingError(EstateErrors.NotExported(e, Path));
        }
    }

    /// <summary>Collects a region that is piped in, or the regions of the argument.</summary>
    protected override void ProcessRecord()
    {
        string? region = PipedThing.RegionItself(InputObject);
        if (HasInput && region is null)
        {
            _hasRefused = true;
            WriteError(ErrorRecords.BadInput(
                "NotARegion",
                $"The input is not a region, and a copy is of whole regions",
                $"Pipe in regions, such as Get-VpcRegion huhehaote, or give -Region.",
                InputObject));
            return;
        }

        // The row's own column was bound to -Region, so the value of the argument is restored.
        Region = _regionOfArgument;
        IReadOnlyList<string> regions = ResolveRegions(target: InputObject ?? (object?)Region, region);
        _hasRefused |= regions.Count == 0;
        _regions.AddRange(regions.Where(known => !_regions.Contains(known)).ToList());
    }

    /// <summary>Reads the regions and writes the file.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_regions.Count == 0)
        {
            if (!_hasRefused)
            {
                WriteWarning(UserText.Of($"No region was piped in, so '{_file}' was not written."));
            }

            return;
        }

        DateTime began = DateTime.UtcNow;
        EstateDocument fictitious = EstateFile.Parse(EstateFile.ReadBytes(path: null), path: null);
        var origin = new EstateOrigin { Began = began, Ended = began, Service = ConnectedSession.JournalOwner!.Endpoint };
        var estate = new EstateDocument
        {
            EstateFormat = EstateDocument.CurrentFormat,
            Rules = ServiceRules.Today,
            AccountId = fictitious.AccountId,
            DefaultRegionId = _regions.Contains(ConnectedSession.RegionId ?? "") ? ConnectedSession.RegionId! : _regions[0],
            AccessKeys = fictitious.AccessKeys,
            Origin = origin,
            Regions = [],
        };
        foreach (string region in _regions)
        {
            try
            {
                Copy(region, estate);
            }
            catch (JobErrorException e)
            {
                _hasFailed = true;
                WriteError(e.ErrorRecord);
            }
        }

        origin.Ended = DateTime.UtcNow;
        if (_hasFailed)
        {
            WriteError(EstateErrors.Incomplete(_file!));
            return;
        }

        // An empty copy must not replace a good one.
        if (origin.Missing.Count > 0 && estate.Regions.All(copy => copy.Vpcs.Count == 0))
        {
            WriteError(EstateErrors.Unreadable(_file!, _regions));
            return;
        }

        if (Anonymize)
        {
            EstateAnonymizer.Anonymize(estate, fictitious.AccountId);
        }

        Save(estate);
    }

    /// <summary>Deletes the file that was created, if nothing was written to it.</summary>
    protected override void Dispose(bool disposing)
    {
        if (_isFresh && !_isWritten && _file is not null && File.Exists(_file) && new FileInfo(_file).Length == 0)
        {
            File.Delete(_file);
        }

        base.Dispose(disposing);
    }

    private void Copy(string region, EstateDocument estate)
    {
        EstateOrigin origin = estate.Origin!;
        RegionCopy Reader() => new(() => Lists, region, ThrottleLimit, origin.Began);
        Dictionary<string, string> first = EstateFacts.Of(Reader().Read());
        RegionCopy second = Reader();
        EstateRegion copy = second.Read();
        origin.Changed.AddRange(EstateFacts.Changes(first, copy));
        origin.Missing.AddRange(second.Gaps);
        foreach (EstateGap refused in second.Gaps.Where(gap => gap.Subject.IndexOf('-') < 0))
        {
            WriteWarning(UserText.Of(
                $"{refused.Subject} in {region}: these credentials may not read it ({refused.Reason}), so the file lacks what it lists."));
        }

        estate.AccountId = second.AccountId ?? estate.AccountId;
        estate.Rules = second.HasEditions ? ServiceRules.Seed : estate.Rules;
        estate.Regions.Add(copy);
    }

    private void Save(EstateDocument estate)
    {
        try
        {
            EstateFile.Write(_file!, estate);
            _isWritten = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(EstateErrors.NotExported(e, _file!));
        }

        WriteObject(Summarize(estate));
        try
        {
            EstateLaws.Enforce(estate);
        }
        catch (EstateLawException e)
        {
            WriteError(EstateErrors.NotStartable(e, e.JsonPath, _file!));
        }
    }

    private VpcEstateExport Summarize(EstateDocument estate)
    {
        EstateOrigin origin = estate.Origin!;
        int Sum(Func<EstateRegion, int> count) => estate.Regions.Sum(count);
        return new VpcEstateExport
        {
            Path = _file,
            Regions = new([.. _regions]),
            Vpcs = Sum(region => region.Vpcs.Count),
            VSwitches = Sum(region => region.VSwitches.Count()),
            RouteTables = Sum(region => region.Vpcs.Sum(vpc => vpc.RouteTables.Count)),
            Routes = Sum(region => region.Vpcs.Sum(vpc => vpc.Routes.Count)),
            NetworkInterfaces = Sum(region => region.VSwitches.Sum(vSwitch => vSwitch.NetworkInterfaces.Count)),
            Ipv6Gateways = Sum(region => region.Ipv6Gateways.Count()),
            Ipv6Addresses = Sum(region => region.Ipv6Addresses.Count()),
            Ipv6InternetBandwidths = Sum(region => region.Ipv6Addresses.Count(address => address.Bandwidth is not null)),
            Ipv6EgressOnlyRules = Sum(region => region.Ipv6Gateways.Sum(gateway => gateway.Ipv6EgressOnlyRules.Count)),
            Missing = new([.. origin.Missing.Select(gap => $"{gap.Subject} in {gap.RegionId}: {gap.Reason}")]),
            Changed = new([.. origin.Changed.Select(drift => $"{drift.Change}: {drift.Id} in {drift.RegionId}")]),
            IsAnonymized = Anonymize,
            Duration = origin.Ended - origin.Began,
        };
    }
}
