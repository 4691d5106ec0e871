using System;
using System.Collections;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Creates the IPv6 gateway of VPCs, one per input row. A VPC has at most one, and needs it before bandwidth can be
/// bought for its addresses.
/// </summary>
/// <remarks>
/// <para>
/// The gateway takes some time to become Available; -Wait waits for that. Rows run concurrently (-ThrottleLimit) and come out in
/// the order of input. To run in the background, use Start-ThreadJob or ForEach-Object -Parallel and pass the session with
/// -Session; there is no -AsJob.
/// </para>
/// </remarks>
/// <example>
/// <para>Create a gateway and wait for it</para>
/// <code>
/// New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -Name lab-edge -Wait
/// </code>
/// <para>The object comes out when the gateway is Available.</para>
/// </example>
/// <example>
/// <para>Have the service check whether it could be created</para>
/// <code>
/// New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -DryRun
/// </code>
/// <para>What would be created is emitted, without an Ipv6GatewayId. Nothing is created.</para>
/// </example>
/// <example>
/// <para>See which VPCs lack a gateway</para>
/// <code>
/// $with = (Get-VpcIpv6Gateway).VpcId
/// Get-VpcNetwork | Where-Object VpcId -notin $with | New-VpcIpv6Gateway -WhatIf
/// </code>
/// <para>Shows a line for each VPC without one.</para>
/// </example>
[Cmdlet(
    VerbsCommon.New,
    "VpcIpv6Gateway",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Ipv6Gateway))]
public sealed class NewVpcIpv6GatewayCommand : WaitingCmdlet
{
    // The ids of what is created.
    private static readonly string[] Made = ["Ipv6GatewayId", "GatewayId"];

    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    /// <summary>
    /// The id of the VPC, vpc-..., which must have an IPv6 block. Every row needs it. Several ids given as an argument are one
    /// row each.
    /// </summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string[]? VpcId { get; set; }

    /// <summary>A VPC from Get-VpcNetwork. The VPC's name is not used for the gateway.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(VpcNetwork))]
    public VpcNetwork? InputObject { get; set; }

    /// <summary>The gateway's name, at most 128 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ResourceText(128)]
    public string? Name { get; set; }

    /// <summary>The gateway's description, at most 256 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ResourceText(256)]
    public string? Description { get; set; }

    /// <summary>
    /// The edition: Small, Medium (Middle in older documents; both are accepted) or Large. It limits PayByTraffic bandwidth and
    /// the number of egress-only rules. The current API no longer has editions. Default: none is sent, and the service creates a
    /// Small gateway.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Choice(GatewaySpecs.Small, GatewaySpecs.Medium, GatewaySpecs.Middle, GatewaySpecs.Large)]
    [OptionalValues(GatewaySpecs.Small, GatewaySpecs.Medium, GatewaySpecs.Middle, GatewaySpecs.Large)]
    [ArgumentCompleter(typeof(SpecCompleter))]
    public string? Spec { get; set; }

    /// <summary>The resource group, rg-... Default: the account's default resource group.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.ResourceGroup)]
    public string? ResourceGroupId { get; set; }

    /// <summary>The tags, at most 20: @{ env = 'prod'; app = 'web' }. A value may be empty.</summary>
    [Parameter]
    [ValidateCount(1, 20)]
    [Tags]
    public Hashtable? Tag { get; set; }

    /// <summary>
    /// The idempotency token, at most 64 printable ASCII characters: the same token never creates twice. A row with the id or the
    /// RequestId of an earlier result has the token of that one, which is not sent. Default: a new one for each row.
    /// </summary>
    // Not from the columns of an object, which may have the token that it was made with.
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ClientToken]
    public string? ClientToken { get; set; }

    /// <summary>Creates the gateway of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(VpcId, ClientToken))
        {
            Create(id);
        }
    }

    private void Create(string? vpcId)
    {
        if (!ReadText(vpcId, IdPrefixes.Vpc))
        {
            return;
        }

        Hashtable? tags = OfRow(Tag, nameof(Tag));
        var wanted = new Ipv6Gateway
        {
            VpcId = vpcId ?? InputObject?.VpcId ?? IdOfText(IdPrefixes.Vpc),
            Name = Name,
            Description = Description,
            Spec = Spec,
            ResourceGroupId = ResourceGroupId,
            Tags = Core.Models.Tag.ListOf(tags.ToTags()),
            ClientToken = TokenOf(ClientToken, Made),
        };
        if (wanted.VpcId is null)
        {
            WriteError(RowErrors.NoId(nameof(VpcId), "vpc-hp3kzilwd9yflssfdlgqe", wanted));
            return;
        }

        if (ResolveRegion(wanted, InputObject?.RegionId) is { } region
            && ShouldProcess(
                UserText.Of($"{wanted.VpcId} in {region}"),
                DryRun
                    ? UserText.Translate("Check whether an IPv6 gateway could be created")
                    : UserText.Translate("Create an IPv6 gateway")))
        {
            wanted = wanted with { RegionId = region };
            var creation = new CreateIpv6Gateway(region, wanted.VpcId, wanted.ClientToken)
            {
                GatewayName = Name,
                Description = Description,
                Spec = Spec,
                ResourceGroupId = ResourceGroupId,
                Tags = tags.ToTags(),
                DryRun = DryRun,
            };
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Job(
                // The service refuses two creations in the same VPC at the same time.
                key: region + "/" + wanted.VpcId,
                calls => CreateAsync(calls, creation, wanted, waitLimit),
                error => ErrorRecords.FromCall(error, wanted, wanted.VpcId, wanted.ClientToken))
            {
                Again = RowAgainOf(wanted, region, Made, (nameof(Tag), tags)),
            });
        }
    }

    private static async Task<object?> CreateAsync(JobCalls calls, CreateIpv6Gateway creation, Ipv6Gateway wanted, TimeSpan? waitLimit)
    {
        Ipv6Gateway? created = await calls.ChangeAsync(creation).ConfigureAwait(false);
        calls.Created(created?.Ipv6GatewayId);
        if (created is null)
        {
            return wanted;
        }

        Ipv6Gateway made = waitLimit is { } limit
            ? await WaitAsync(calls, creation, wanted, created, limit).ConfigureAwait(false)
            : creation.Spec is null
            ? created
            : await LookAsync(calls, created).ConfigureAwait(false);
        return creation.Spec is null || made.Spec is not null ? made : new object[] { made, NoEditions(made, creation.Spec) };
    }

    // The error of a gateway that was created without the edition that was asked for, because there are none any more.
    private static ErrorRecord NoEditions(Ipv6Gateway made, string spec) => ErrorRecords.Own(
        "NoEditions",
        $"{made.Ipv6GatewayId} in {made.RegionId}: the gateway was created without an edition, because the service has none any more; -Spec {spec} had no effect",
        made,
        made.RegionId,
        made.Ipv6GatewayId);

    // Only the gateway itself shows whether the service still has editions. When it can't be read, its edition is unknown.
    private static async Task<Ipv6Gateway> LookAsync(JobCalls calls, Ipv6Gateway created)
    {
        try
        {
            Ipv6Gateway? found = await calls.FindGatewayAsync(created.RegionId!, created.Ipv6GatewayId!).ConfigureAwait(false);
            return found is null ? created : created with { Spec = found.Spec };
        }
        catch (VpcException)
        {
            return created;
        }
    }

    private static async Task<Ipv6Gateway> WaitAsync(
        JobCalls calls, CreateIpv6Gateway creation, Ipv6Gateway wanted, Ipv6Gateway created, TimeSpan limit)
    {
        Ipv6Gateway? available = await new StatusWait<Ipv6Gateway>
        {
            Subject = created.Ipv6GatewayId!,
            Region = created.RegionId!,
            Change = creation,
            ReadAsync = () => calls.FindGatewayAsync(created.RegionId!, created.Ipv6GatewayId!),
            HasFailed = gateway => gateway.Status == "Deleting",
            State = gateway => gateway.Status,
            Done = created,
            Target = wanted,
        }.RunAsync(calls, limit).ConfigureAwait(false);
        return available is null ? created : available with { RequestId = created.RequestId, ClientToken = created.ClientToken };
    }
}
