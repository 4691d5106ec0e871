using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Lists;
using VpcPS.Purchases;
using VpcPS.Report;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Writes a report of the IPv6 addresses as one HTML page. It has totals, bandwidth by gateway and region, each address with its
/// status, charge type and rule, and what is worth a look; and the plan of a Sync -WhatIf that is piped in.
/// </summary>
/// <remarks>
/// <para>
/// The command only reads. The page is one file that loads nothing from elsewhere: it can be mailed, and opened without a
/// network. Its tables can be sorted, searched and printed. It is in Chinese where the user interface is.
/// </para>
/// <para>
/// What can't be read is an error, and the page says what it lacks; nothing is claimed that depends on it. If nothing at all can
/// be read, or nothing that is piped in is a step of a plan or a region, no file is written. An existing file is replaced only
/// with -Force.
/// </para>
/// <para>
/// Worth a look are: locked bandwidth; bandwidth without an egress-only rule, so that the address can be reached from the
/// Internet; bandwidth that is paid for an address that nothing uses; bandwidth or rules at 90 % or more of their limits; addresses
/// and gateways without a use. The API tells nothing of traffic.
/// </para>
/// </remarks>
/// <example>
/// <para>Write a report of the session's region</para>
/// <code>
/// Export-VpcIpv6Report report.html
/// </code>
/// <para>Emits the file. Invoke-Item report.html opens it in the browser.</para>
/// </example>
/// <example>
/// <para>Report all regions</para>
/// <code>
/// Export-VpcIpv6Report all.html -Region * -Force
/// </code>
/// <para>A region that can't be read is an error, and the page names it.</para>
/// </example>
/// <example>
/// <para>Show a plan before it is carried out</para>
/// <code>
/// Import-Csv plan.csv | Sync-VpcIpv6InternetBandwidth -WhatIf -ErrorAction SilentlyContinue | Export-VpcIpv6Report plan.html
/// </code>
/// <para>The page has the steps of the plan beside the addresses as they are now.</para>
/// </example>
[Cmdlet(VerbsData.Export, "VpcIpv6Report")]
[OutputType(typeof(FileInfo))]
public sealed class ExportVpcIpv6ReportCommand : RegionListCmdlet
{
    private readonly List<string> _regions = [];
    private readonly List<Ipv6InternetBandwidthChange> _plan = [];
    private string? _regionOfArgument;
    private string _file = "";
    private int _notUnderstood;

    /// <summary>The file to write, such as report.html.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [NotBlank]
    public string Path { get; set; } = "";

    /// <summary>
    /// The steps of a plan, as Sync-VpcIpv6InternetBandwidth emits them or a file has them; or regions, which are then reported.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Replace a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Ends the command with an error before anything is read, when the file can't be written.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _regionOfArgument = Region;
        try
        {
            _file = JournalPaths.Resolve(this, Path, (message, cause) => new IOException(UserText.Of(message), cause));
            if (Directory.Exists(_file))
            {
                throw new IOException(UserText.Of($"it is a folder"));
            }

            if (System.IO.Path.GetDirectoryName(_file) is { } folder && !Directory.Exists(folder))
            {
                throw new IOException(UserText.Of($"the folder '{folder}' does not exist"));
            }
        }
        catch (Exception e) when (IsOfFile(e))
        {
            ThrowTerminatingError(FileErrors.ReportFailed(e, Path));
        }

        if (File.Exists(_file) && !Force)
        {
            ThrowTerminatingError(FileErrors.ReportExists(_file));
        }
    }

    /// <summary>Collects a step of the plan, or a region.</summary>
    protected override void ProcessRecord()
    {
        if (!HasInput || PipedThing.TextOf(InputObject) is "")
        {
            return;
        }

        if (InputObject is not null && PlanStep.Read(InputObject) is { } step)
        {
            _plan.Add(step);
        }
        else if (PipedThing.RegionItself(InputObject) is { } region)
        {
            // The row's own column was bound to -Region, so the value of the argument is restored.
            Region = _regionOfArgument;
            IReadOnlyList<string> resolved = ResolveRegions(InputObject, region);
            _notUnderstood += resolved.Count == 0 ? 1 : 0;
            _regions.AddRange(resolved.Except(_regions).ToList());
        }
        else
        {
            _notUnderstood++;
            WriteError(ErrorRecords.BadInput(
                "NotAPlanStep",
                $"The input is neither a step of a plan nor a region",
                $"Pipe in what Sync-VpcIpv6InternetBandwidth -WhatIf emits, or the regions to report.",
                InputObject));
        }
    }

    /// <summary>Reads the addresses, gateways and rules, and writes the page.</summary>
    protected override void EndProcessing()
    {
        FinishColumns();
        if (_notUnderstood > 0 && _plan.Count == 0 && _regions.Count == 0)
        {
            WriteWarning(UserText.Translate("No report was written: nothing that was piped in is a step of a plan or a region."));
        }
        else
        {
            MakeReport();
        }

        base.EndProcessing();
    }

    private void MakeReport()
    {
        Region = _regionOfArgument;
        IReadOnlyList<string> regions = _regions.Count > 0 ? _regions : ResolveRegions(target: null);
        var content = new ReportContent
        {
            Time = ConnectedSession.Clock.UtcNow,
            Source = ConnectedSession.Identity.DestinationIn(regions.Count == 1 ? regions[0] : null),
            Regions = regions,
            // Piped regions are not a plan. But a plan can have no steps, and then nothing comes through the pipeline.
            Plan = _plan.Count > 0 || (HasInput && _regions.Count == 0 && _notUnderstood == 0) ? _plan : null,
        };
        if (regions.Count > 0 && Read(content))
        {
            NotePlan(content);
            Write(ReportPage.Render(content));
        }
    }

    // Returns whether anything could be read.
    private bool Read(ReportContent content)
    {
        bool isAnyRead = false;
        foreach ((string region, WholeList<Ipv6Address> list) in ListsOf(
            content.Regions, region => Lists.AddressesOf(region, vpcId: null)))
        {
            bool isWhole = ReadAll(list, content.Addresses.Add, content, region, $"{region}: not all addresses are in this report.");
            isAnyRead |= isWhole || list.Count > 0;
            if (isWhole)
            {
                content.WholeRegions.Add(region);
            }
        }

        if (!isAnyRead)
        {
            return false;
        }

        foreach ((string region, WholeList<Ipv6Gateway> list) in ListsOf(
            content.Regions, region => Lists.ListOf(
                part => new DescribeIpv6Gateways(region) { PageNumber = part.Number, PageSize = part.Size },
                gateway => gateway.Ipv6GatewayId,
                DescribeIpv6Gateways.MaxPageSize)))
        {
            ReadAll(
                list,
                gateway => content.Gateways[gateway.Ipv6GatewayId!] = gateway,
                content,
                region,
                $"{region}: not all IPv6 gateways and egress-only rules are in this report.");
        }

        foreach (IGrouping<string, Ipv6Gateway> gateways in content.Gateways.Values.ToList().GroupBy(gateway => gateway.RegionId ?? ""))
        {
            ReadRules(content, gateways.Key, gateways);
        }

        return true;
    }

    // After one error the region's other gateways are skipped, because they would probably lead to the same error.
    private void ReadRules(ReportContent content, string region, IEnumerable<Ipv6Gateway> gateways)
    {
        foreach ((Ipv6Gateway gateway, WholeList<Ipv6EgressOnlyRule> list) in ListsOf(
            gateways, gateway => Lists.ListOf(
                part => new DescribeIpv6EgressOnlyRules(region, gateway.Ipv6GatewayId!) { PageNumber = part.Number, PageSize = part.Size },
                rule => rule.Ipv6EgressOnlyRuleId,
                DescribeIpv6EgressOnlyRules.MaxPageSize)))
        {
            bool isWhole = ReadAll(
                list,
                rule => content.Rules[rule.Ipv6AddressId ?? ""] = rule,
                content,
                gateway.Ipv6GatewayId!,
                $"{region}: not all egress-only rules are in this report.");
            if (!isWhole)
            {
                return;
            }

            content.RulesOfGateway[gateway.Ipv6GatewayId!] = list.Count;
        }
    }

    private bool ReadAll<TItem>(WholeList<TItem> list, Action<TItem> add, ReportContent content, string target, FormattableString lack)
    {
        try
        {
            foreach (TItem item in list.Read())
            {
                add(item);
            }

            return true;
        }
        catch (Exception e) when (list.ErrorOf(e, failure => ErrorRecords.FromCall(failure, target)) is { } error)
        {
            WriteError(error);
            content.Unread.Add(UserText.Of(lack) + " " + error.ErrorDetails.Message);
            return false;
        }
    }

    private void NotePlan(ReportContent content)
    {
        if (_notUnderstood > 0)
        {
            content.Unread.Add(_notUnderstood == 1
                ? UserText.Translate("An object that was piped in is no step of a plan, and is missing in it.")
                : UserText.Of($"{_notUnderstood} objects that were piped in are no steps of a plan, and are missing in it."));
        }

        int elsewhere = content.Plan?.Count(step => step.RegionId is { } region && !content.Regions.Contains(region)) ?? 0;
        if (elsewhere > 0)
        {
            content.Unread.Add(UserText.Of($"{elsewhere} steps of the plan are in regions whose addresses are not in this report."));
            WriteWarning(content.Unread[content.Unread.Count - 1]);
        }
    }

    // The page is written to another file, which then replaces the old one. If writing fails, the old file stays complete.
    private void Write(string page)
    {
        // No other file has this random name.
        string beside = _file + "." + System.IO.Path.GetRandomFileName();
        try
        {
            File.WriteAllText(beside, page, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (Force && File.Exists(_file))
            {
                File.Replace(beside, _file, destinationBackupFileName: null);
            }
            else
            {
                // This fails if another program has created a file with the name meanwhile.
                File.Move(beside, _file);
            }

            // Emits the file as Get-Item does, so that PowerShell's table of files can show it.
            WriteObject(InvokeProvider.Item.Get([_file], force: true, literalPath: true), enumerateCollection: true);
        }
        catch (Exception e) when (IsOfFile(e))
        {
            File.Delete(beside);
            ThrowTerminatingError(FileErrors.ReportFailed(e, Path));
        }
    }

    private static bool IsOfFile(Exception e) =>
        e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
