using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Lists;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>Lists egress-only rules: those of certain gateways, or of all gateways of the region.</summary>
/// <remarks>
/// <para>
/// The service lists the rules of one gateway at a time. Without -Ipv6GatewayId the command lists the gateways first, then the
/// rules of each.
/// </para>
/// </remarks>
/// <example>
/// <para>List the rules of a gateway</para>
/// <code>
/// Get-VpcIpv6EgressOnlyRule ipv6gw-hp37pqh7vop5edza0z273
/// </code>
/// <para>Emits the rules with their addresses, in Ipv6AddressId, and their status.</para>
/// </example>
/// <example>
/// <para>Count the rules of each gateway</para>
/// <code>
/// Get-VpcIpv6Gateway | ForEach-Object { "$($_.Name): $(@($_ | Get-VpcIpv6EgressOnlyRule).Count)" }
/// </code>
/// <para>Gateways come in by their id.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcIpv6EgressOnlyRule")]
[OutputType(typeof(Ipv6EgressOnlyRule))]
public sealed class GetVpcIpv6EgressOnlyRuleCommand : RegionListCmdlet
{
    // Of what can be piped in.
    private static readonly string[] Prefixes =
        [IdPrefixes.Ipv6Gateway, IdPrefixes.EgressOnlyRule, IdPrefixes.Ipv6Address, IdPrefixes.VSwitch, IdPrefixes.Vpc];

    private string? _addressOfArgument;
    private string[]? _gatewaysOfArgument;
    private string[]? _rulesOfArgument;

    /// <summary>The ids of gateways, ipv6gw-... Default: every gateway of the region.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("GatewayId")]
    [IdList]
    [ResourceId(IdPrefixes.Ipv6Gateway)]
    [ArgumentCompleter(typeof(GatewayIdCompleter))]
    public string[]? Ipv6GatewayId { get; set; }

    /// <summary>Only the rules with these ids, ipv6py-... One that does not exist is an error.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RuleId")]
    [IdList]
    [ResourceId(IdPrefixes.EgressOnlyRule)]
    public string[]? Ipv6EgressOnlyRuleId { get; set; }

    /// <summary>Only the rules for this address, ipv6-...</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AddressId", "InstanceId")]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.Ipv6Address)]
    [ArgumentCompleter(typeof(AddressIdCompleter))]
    public string? Ipv6AddressId { get; set; }

    /// <summary>
    /// What to list the rules of: a gateway, an address, a VPC or a vSwitch, as an object of this module, a row or the text of
    /// an id; a rule is looked up. A vSwitch lists the rules for its addresses. A region lists the region.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>
    /// Only rules with one of these names, wildcards allowed. Several names and wildcards are compared in any case; whether the service
    /// compares one name without wildcards exactly is not documented.
    /// </summary>
    [Parameter]
    [NameFilter]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Remembers the ids that are given as arguments. Columns of rows are bound later.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        (_gatewaysOfArgument, _rulesOfArgument, _addressOfArgument) = (Ipv6GatewayId, Ipv6EgressOnlyRuleId, Ipv6AddressId);
    }

    /// <summary>Lists the rules of the row's gateways.</summary>
    protected override void ProcessRecord()
    {
        // A blank cell must not select everything.
        if (Ipv6GatewayId is { Length: 0 } || Ipv6EgressOnlyRuleId is { Length: 0 })
        {
            WriteError(RowErrors.NoId(
                Ipv6GatewayId is { Length: 0 } ? nameof(Ipv6GatewayId) : nameof(Ipv6EgressOnlyRuleId),
                Ipv6GatewayId is { Length: 0 } ? "ipv6gw-hp38x2x0fz785tlc65pfv" : "ipv6py-hp3w98rmlbqp0qvyrx9ju",
                target: null));
            return;
        }

        // A gateway beside it would otherwise list the rules for all of its addresses.
        if (Ipv6AddressId is null && MyInvocation.BoundParameters.ContainsKey(nameof(Ipv6AddressId)))
        {
            WriteError(RowErrors.NoAddressId(target: null));
            return;
        }

        bool isIdOfRow = Ipv6GatewayId != _gatewaysOfArgument
            || Ipv6EgressOnlyRuleId != _rulesOfArgument
            || Ipv6AddressId != _addressOfArgument;
        if (isIdOfRow || !HasInput)
        {
            IReadOnlyList<string> regions = ResolveRegions(Ipv6GatewayId);
            if (regions.Count > 1 && (Ipv6GatewayId ?? Ipv6EgressOnlyRuleId) is { } ids)
            {
                // The service lists the rules of one gateway, and does not tell the region of a gateway.
                WriteError(RegionErrors.SeveralGiven(ids[0], regions.Count, ids));
                return;
            }

            WriteRules(regions, new Query { GatewayIds = Ipv6GatewayId, RuleIds = Ipv6EgressOnlyRuleId, AddressId = Ipv6AddressId });
        }
        else if (PipedThing.TextOf(InputObject) is not "")
        {
            ProcessInput(InputObject);
        }
    }

    private void ProcessInput(PSObject? input)
    {
        PipedThing? thing = input is null ? null : PipedThing.Of(input);
        Arguments.SayReadingsOf(this, [thing?.Id, thing?.VpcId]);
        if (thing is null && (Ipv6GatewayId ?? Ipv6EgressOnlyRuleId) is not null && PipedThing.TextOf(input) is null)
        {
            // Ids that are given as arguments go with every row.
            thing = new PipedThing((string?)null);
        }

        if (thing is null || (thing.Id is not null && !Prefixes.Any(thing.Is)))
        {
            WriteError(ListErrors.NothingToListBy(nameof(Ipv6GatewayId), Prefixes, input));
            return;
        }

        var query = new Query
        {
            GatewayIds = thing.Is(IdPrefixes.Ipv6Gateway) ? [thing.Id!] : Ipv6GatewayId,
            RuleIds = thing.Is(IdPrefixes.EgressOnlyRule) ? [thing.Id!] : Ipv6EgressOnlyRuleId,
            AddressId = thing.Is(IdPrefixes.Ipv6Address) ? thing.Id : Ipv6AddressId,
            VpcId = thing.Is(IdPrefixes.Vpc) ? thing.Id : null,
            VSwitchId = thing.Is(IdPrefixes.VSwitch) ? thing.Id : null,
        };
        if (Disagreement(thing) is { } disagreement)
        {
            WriteError(disagreement);
        }
        else if (ResolveRegions(input, thing.RegionId) is { Count: > 0 } regions)
        {
            if (thing.RegionId is { } other && !regions.Contains(other))
            {
                WriteError(RegionErrors.Other(thing.Id ?? other, other, TextOf(regions), input));
            }
            else if (regions.Count > 1)
            {
                WriteError(RegionErrors.SeveralGiven(thing.Id, regions.Count, input));
            }
            else if (query.VSwitchId is null)
            {
                WriteRules(regions, query);
            }
            else if (OfVSwitch(regions[0], query) is { } ofVSwitch)
            {
                WriteRules(regions, ofVSwitch);
            }
        }
    }

    private ErrorRecord? Disagreement(PipedThing thing) =>
        thing.Is(IdPrefixes.Ipv6Gateway) ? ListErrors.Disagreement(nameof(Ipv6GatewayId), Ipv6GatewayId, thing.Id!)
        : thing.Is(IdPrefixes.EgressOnlyRule) ? ListErrors.Disagreement(nameof(Ipv6EgressOnlyRuleId), Ipv6EgressOnlyRuleId, thing.Id!)
        : thing.Is(IdPrefixes.Ipv6Address) && Ipv6AddressId is { } given
            ? ListErrors.Disagreement(nameof(Ipv6AddressId), [given], thing.Id!)
        : null;

    // A rule shows its address, but not the vSwitch of the address. Null after an error was written, and where no rule can be.
    private Query? OfVSwitch(string region, Query query)
    {
        string id = query.VSwitchId!;
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            if (Read(new DescribeVSwitches(region) { VSwitchId = id }).Items.FirstOrDefault(found => found.VSwitchId == id)
                is not { } vSwitch)
            {
                WriteError(ErrorRecords.Own(
                    ErrorIds.VSwitchNotFound, $"{id} in {region}: the vSwitch does not exist", id, region, id));
                return null;
            }

            // The service shows prefixes only when it is asked for them.
            foreach (string type in new[] { AddressTypes.Single, AddressTypes.Prefix })
            {
                if (!Write(
                    AddressesOf(region, id, type),
                    address => addresses.Add(address.Ipv6AddressId!),
                    error => ErrorRecords.FromCall(error, id, id)))
                {
                    return null;
                }
            }

            return addresses.Count == 0 ? null : query with { VpcId = vSwitch.VpcId, Addresses = addresses };
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.FromCall(e, id, id));
            return null;
        }
    }

    private void WriteRules(IReadOnlyList<string> regions, Query query)
    {
        if (query.GatewayIds is { } given && regions.Count > 0)
        {
            string[] ids = query.VpcId is { } vpcId ? InVpc(regions[0], given, vpcId) : given;
            if (ids.Length > 0)
            {
                WriteRules(regions[0], query with { GatewayIds = ids }, gateways: null);
            }

            return;
        }

        foreach ((string region, WholeList<Ipv6Gateway> gateways) in ListsOf(regions, region => GatewaysOf(region, query.VpcId)))
        {
            WriteRules(region, query, gateways);
        }
    }

    // The gateways of a VPC among those that are given. Any other is an error.
    private string[] InVpc(string region, string[] gatewayIds, string vpcId)
    {
        var ids = new List<string>();
        foreach (string id in gatewayIds)
        {
            try
            {
                Ipv6Gateway? gateway = Read(new DescribeIpv6Gateways(region) { Ipv6GatewayId = id }).Items
                    .FirstOrDefault(found => found.Ipv6GatewayId == id);
                if (gateway?.VpcId == vpcId)
                {
                    ids.Add(id);
                    continue;
                }

                WriteError(gateway is null
                    ? ErrorRecords.Own(ErrorIds.GatewayNotFound, $"{id} in {region}: the gateway does not exist", id, region, id)
                    : ListErrors.InOtherVpc(id, gateway.VpcId, vpcId));
            }
            catch (VpcException e)
            {
                WriteError(ErrorRecords.FromCall(e, id, id));
            }
        }

        return [.. ids];
    }

    private void WriteRules(string region, Query query, WholeList<Ipv6Gateway>? gateways)
    {
        var missing = new HashSet<string>(query.RuleIds ?? []);
        // After one error the other gateways are skipped, because they would probably lead to the same error.
        bool isWhole = true;
        void WriteOf(string gatewayId) => isWhole = isWhole && WriteRules(region, query, gatewayId, missing);
        if (gateways is not null)
        {
            bool areAllGateways = Write(
                gateways,
                gateway => WriteOf(gateway.Ipv6GatewayId!),
                error => ErrorRecords.FromCall(error, region));
            isWhole = isWhole && areAllGateways;
        }

        foreach (string gatewayId in query.GatewayIds ?? [])
        {
            WriteOf(gatewayId);
        }

        if (!isWhole)
        {
            return;
        }

        string[] filters = [.. FiltersOf(query)];
        foreach (string id in missing)
        {
            WriteError(filters.Length > 0
                ? ListErrors.NotFoundByFilter(ErrorIds.RuleNotFound, id, region, filters, "Get-VpcIpv6EgressOnlyRule -Ipv6EgressOnlyRuleId")
                : ErrorRecords.Own(
                    ErrorIds.RuleNotFound, $"{id} in {region}: the rule does not exist", id, region, id, query.GatewayIds?[0]));
        }
    }

    // What limits the list beside the ids of rules and gateways: arguments, and what was piped in. A rule belongs to its gateway, so the
    // list of the gateway shows whether the rule exists.
    private IEnumerable<string> FiltersOf(Query query)
    {
        IEnumerable<string?> piped = [query.VSwitchId ?? query.VpcId, query.AddressId == Ipv6AddressId ? null : query.AddressId];
        return GivenAmong(nameof(Ipv6AddressId), nameof(Name)).Concat(piped.OfType<string>());
    }

    // Returns whether all rules were read.
    private bool WriteRules(string region, Query query, string gatewayId, HashSet<string> missing)
    {
        foreach (string? ruleId in query.RuleIds ?? [null!])
        {
            bool isWhole = Write(
                RulesOf(region, gatewayId, ruleId, query.AddressId),
                rule =>
                {
                    if (NameFilterAttribute.Fits(Name, rule.Name) && query.Addresses?.Contains(rule.Ipv6AddressId!) != false)
                    {
                        missing.Remove(rule.Ipv6EgressOnlyRuleId!);
                        WriteObject(rule);
                    }
                },
                error => ErrorRecords.FromCall(error, gatewayId, gatewayId));
            if (!isWhole)
            {
                return false;
            }
        }

        return true;
    }

    private WholeList<Ipv6Gateway> GatewaysOf(string region, string? vpcId) => Lists.ListOf(
        part => new DescribeIpv6Gateways(region) { VpcId = vpcId, PageNumber = part.Number, PageSize = part.Size },
        gateway => gateway.Ipv6GatewayId,
        DescribeIpv6Gateways.MaxPageSize);

    private WholeList<Ipv6Address> AddressesOf(string region, string vSwitchId, string type) => Lists.ListOf(
        part => new DescribeIpv6Addresses(region)
        {
            VSwitchId = vSwitchId,
            AddressType = type,
            PageNumber = part.Number,
            PageSize = part.Size,
        },
        address => address.Ipv6AddressId,
        DescribeIpv6Addresses.MaxPageSize);

    private WholeList<Ipv6EgressOnlyRule> RulesOf(string region, string gatewayId, string? ruleId, string? addressId) => Lists.ListOf(
        part => new DescribeIpv6EgressOnlyRules(region, gatewayId)
        {
            Ipv6EgressOnlyRuleId = ruleId,
            Ipv6AddressId = addressId,
            RuleName = NameFilterAttribute.ToSend(Name),
            PageNumber = part.Number,
            PageSize = part.Size,
        },
        rule => rule.Ipv6EgressOnlyRuleId,
        DescribeIpv6EgressOnlyRules.MaxPageSize);

    private sealed record Query
    {
        public string[]? GatewayIds { get; init; }

        public string[]? RuleIds { get; init; }

        public string? AddressId { get; init; }

        public string? VpcId { get; init; }

        public string? VSwitchId { get; init; }

        // The addresses of the vSwitch. Null for no limit.
        public HashSet<string>? Addresses { get; init; }
    }
}
