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
/// Adds egress-only rules for IPv6 addresses, one per input row: connections that the address opens to the Internet
/// pass, those from the Internet are refused. The address must have bandwidth.
/// </summary>
/// <remarks>
/// <para>
/// The rule takes a moment to become Available; -Wait waits for that. How many rules a gateway can have depends on its edition,
/// Spec. Rows run concurrently (-ThrottleLimit) and come out in the order of input. To run in the background, use Start-ThreadJob
/// or ForEach-Object -Parallel and pass the session with -Session; there is no -AsJob.
/// </para>
/// </remarks>
/// <example>
/// <para>Protect an address</para>
/// <code>
/// New-VpcIpv6InternetBandwidth ipv6-hp3aedv3b3p9yg2x1yj66 -Bandwidth 10 -InternetChargeType PayByTraffic
/// New-VpcIpv6EgressOnlyRule -Ipv6AddressId ipv6-hp3aedv3b3p9yg2x1yj66 -Name search-out
/// </code>
/// <para>The gateway is looked up from the address.</para>
/// </example>
/// <example>
/// <para>Buy bandwidth that can't be reached from outside</para>
/// <code>
/// New-VpcIpv6InternetBandwidth ipv6-hp3afx14w503bc4x0bf74 -Bandwidth 2 -Wait |
///     New-VpcIpv6EgressOnlyRule -Name updates-only -Wait
/// </code>
/// <para>
/// The output of the purchase includes address and gateway. Between the two commands the address can be reached for a moment.
/// </para>
/// </example>
/// <example>
/// <para>See which rules all public addresses of a VPC would get</para>
/// <code>
/// Get-VpcIpv6Address -VpcId vpc-hp3zvvvf1zrc1up3hlw61 -NetworkType Public | New-VpcIpv6EgressOnlyRule -WhatIf
/// </code>
/// <para>Shows a line for each address.</para>
/// </example>
[Cmdlet(
    VerbsCommon.New,
    "VpcIpv6EgressOnlyRule",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Ipv6EgressOnlyRule))]
public sealed class NewVpcIpv6EgressOnlyRuleCommand : WaitingCmdlet
{
    // The columns with the id of the created object.
    private static readonly string[] Made = ["Ipv6EgressOnlyRuleId", "Ipv6EgressRuleId"];

    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    /// <summary>The id of the IPv6 gateway, ipv6gw-... Default: looked up from the address.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Alias("GatewayId")]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.Ipv6Gateway)]
    [ArgumentCompleter(typeof(GatewayIdCompleter))]
    public string? Ipv6GatewayId { get; set; }

    /// <summary>The id of the address, ipv6-... Every row needs it. Several ids given as an argument are one row each.</summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("AddressId", "InstanceId")]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.Ipv6Address)]
    [ArgumentCompleter(typeof(AddressIdCompleter))]
    public string[]? Ipv6AddressId { get; set; }

    /// <summary>An address from Get-VpcIpv6Address. The address's name is not used for the rule.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(Ipv6Address))]
    public Ipv6Address? InputObject { get; set; }

    /// <summary>The rule's name, at most 128 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ResourceText(128)]
    public string? Name { get; set; }

    /// <summary>The rule's description, at most 256 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ResourceText(256)]
    public string? Description { get; set; }

    /// <summary>
    /// The idempotency token, at most 64 printable ASCII characters: the same token never creates twice. A row with the id or the
    /// RequestId of an earlier result has the token of that one, which is not sent. Default: a new one for each row.
    /// </summary>
    // Not bound from the properties of an object, which may have the token with which it was created.
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ClientToken]
    public string? ClientToken { get; set; }

    /// <summary>Creates the rule of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(Ipv6AddressId, ClientToken))
        {
            Create(id);
        }
    }

    private void Create(string? addressId)
    {
        if (!ReadText(addressId, IdPrefixes.Ipv6Address))
        {
            return;
        }

        var wanted = new Ipv6EgressOnlyRule
        {
            Ipv6AddressId = addressId ?? InputObject?.Ipv6AddressId ?? IdOfText(IdPrefixes.Ipv6Address),
            Ipv6GatewayId = Ipv6GatewayId ?? InputObject?.Ipv6GatewayId,
            Name = Name,
            Description = Description,
            ClientToken = TokenOf(ClientToken, Made),
        };
        if (wanted.Ipv6AddressId is null)
        {
            WriteError(RowErrors.NoAddressId(wanted));
            return;
        }

        if (ResolveRegion(wanted, InputObject?.RegionId) is { } region
            && ShouldProcess(
                UserText.Of($"{wanted.Ipv6AddressId} in {region}"),
                DryRun
                    ? UserText.Translate("Check whether an egress-only rule could be created")
                    : UserText.Translate("Create an egress-only rule")))
        {
            wanted = wanted with { RegionId = region };
            bool dryRun = DryRun;
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Job(
                // The service refuses two creations for the same address at the same time.
                key: region + "/" + wanted.Ipv6AddressId,
                calls => CreateAsync(calls, wanted, dryRun, waitLimit),
                error => ErrorRecords.FromCall(error, wanted, wanted.Ipv6AddressId, wanted.ClientToken, wanted.Ipv6GatewayId))
            {
                Again = RowAgainOf(wanted, region, Made),
            });
        }
    }

    private static async Task<object?> CreateAsync(JobCalls calls, Ipv6EgressOnlyRule wanted, bool dryRun, TimeSpan? waitLimit)
    {
        string gatewayId = wanted.Ipv6GatewayId
            ?? await calls.FindGatewayIdAsync(wanted.RegionId!, wanted.Ipv6AddressId!, wanted).ConfigureAwait(false);
        var creation = new CreateIpv6EgressOnlyRule(wanted.RegionId!, gatewayId, wanted.Ipv6AddressId!, wanted.ClientToken!)
        {
            RuleName = wanted.Name,
            Description = wanted.Description,
            DryRun = dryRun,
        };
        Ipv6EgressOnlyRule? created = await calls.ChangeAsync(creation).ConfigureAwait(false);
        calls.Created(created?.Ipv6EgressOnlyRuleId);
        if (created is null || waitLimit is not { } limit)
        {
            return created ?? wanted;
        }

        Ipv6EgressOnlyRule? available = await new StatusWait<Ipv6EgressOnlyRule>
        {
            Subject = created.Ipv6EgressOnlyRuleId!,
            Region = created.RegionId!,
            Change = creation,
            ReadAsync = () => calls.FindRuleAsync(created.RegionId!, gatewayId, created.Ipv6EgressOnlyRuleId!),
            HasFailed = rule => rule.Status == "Deleting",
            State = rule => rule.Status,
            Done = created,
            Target = wanted,
        }.RunAsync(calls, limit).ConfigureAwait(false);
        return available is null ? created : available with { RequestId = created.RequestId, ClientToken = created.ClientToken };
    }
}
