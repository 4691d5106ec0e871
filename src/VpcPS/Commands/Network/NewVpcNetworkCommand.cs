using System;
using System.Collections;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Creates VPCs, one per input row, each with its IPv4 block and, with -EnableIpv6, an IPv6 block.
/// </summary>
/// <remarks>
/// <para>
/// A new VPC takes a moment to become Available; -Wait waits for that. vSwitches and gateways can be created only in an Available
/// VPC.
/// </para>
/// <para>
/// The parameters of the API for address pools (IPAM) are not here. Use Invoke-VpcApi CreateVpc for them.
/// </para>
/// </remarks>
/// <example>
/// <para>Create a dual-stack network with a vSwitch</para>
/// <code>
/// New-VpcNetwork 192.168.0.0/16 -Name dual -EnableIpv6 -Wait |
///     New-VpcVSwitch -ZoneId cn-huhehaote-a -CidrBlock 192.168.1.0/24 -SubnetIndex 0 -Wait
/// </code>
/// <para>Emits the vSwitch. Its IPv6 block is the first /64 of the VPC's /56.</para>
/// </example>
/// <example>
/// <para>See what a CSV would create</para>
/// <code>
/// @'
/// Name,CidrBlock,EnableIpv6
/// branch-01,10.1.0.0/16,true
/// branch-02,10.2.0.0/16,false
/// '@ | ConvertFrom-Csv | New-VpcNetwork -WhatIf
/// </code>
/// <para>Shows a line for each row. Without -WhatIf the VPCs are created.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "VpcNetwork", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VpcNetwork))]
public sealed class NewVpcNetworkCommand : WaitingCmdlet
{
    // The columns with the id of the created object.
    private static readonly string[] Made = ["VpcId"];

    /// <summary>
    /// The IPv4 block, /8 to /28, such as 192.168.0.0/16. Every row needs it. Blocks of 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16
    /// from /16 on are recommended; 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16 and 224.0.0.0/4 can't be used.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [CidrBlock(Least = 8, Most = 28)]
    public string? CidrBlock { get; set; }

    /// <summary>The VPC's name, at most 128 characters, not beginning with http:// or https://.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("VpcName")]
    [BlankToNull]
    [ResourceText(128)]
    public string? Name { get; set; }

    /// <summary>The VPC's description, at most 256 characters, not beginning with http:// or https://.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankToNull]
    [ResourceText(256)]
    public string? Description { get; set; }

    /// <summary>
    /// Also give the VPC an IPv6 block, a /56. In a column it is true or false. Default: IPv6 stays off; Enable-VpcIpv6 switches it
    /// on later.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [YesNo]
    public SwitchParameter EnableIpv6 { get; set; }

    /// <summary>A reserved IPv6 block, a /56; it needs -EnableIpv6. Default: the service chooses.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CidrBlock(TakesIpv6 = true)]
    public string? Ipv6CidrBlock { get; set; }

    /// <summary>
    /// The line type of the IPv6 block: BGP, or ChinaMobile, ChinaUnicom or ChinaTelecom for accounts that may use single lines. It
    /// needs -EnableIpv6. Default: none is sent, and the service uses BGP.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Choice("BGP", "ChinaMobile", "ChinaUnicom", "ChinaTelecom")]
    [OptionalValues("BGP", "ChinaMobile", "ChinaUnicom", "ChinaTelecom")]
    public string? Ipv6Isp { get; set; }

    /// <summary>IPv4 ranges that are reached over a leased line, at most 3, outside 100.64.0.0/10.</summary>
    [Parameter]
    [ValidateCount(1, 3)]
    [CidrBlock(Least = 1, Most = 32)]
    public string[]? UserCidr { get; set; }

    /// <summary>Give instances DNS host names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [YesNo]
    public SwitchParameter EnableDnsHostname { get; set; }

    /// <summary>The resource group, rg-... Default: the account's default resource group.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
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
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankToNull]
    [ClientToken]
    public string? ClientToken { get; set; }

    /// <summary>Creates the VPC of one row.</summary>
    protected override void ProcessRecord()
    {
        if (!ReadText(given: null))
        {
            return;
        }

        string[]? userCidr = OfRow(UserCidr, nameof(UserCidr));
        Hashtable? tags = OfRow(Tag, nameof(Tag));
        var wanted = new VpcNetwork
        {
            Name = Name,
            Description = Description,
            CidrBlock = CidrBlock,
            Ipv6CidrBlock = Ipv6CidrBlock,
            ResourceGroupId = ResourceGroupId,
            Tags = Core.Models.Tag.ListOf(tags.ToTags()),
            ClientToken = TokenOf(ClientToken, Made),
        };
        if (wanted.CidrBlock is not { } block)
        {
            WriteError(RowErrors.NoId(nameof(CidrBlock), "192.168.0.0/16", wanted));
            return;
        }

        if (!EnableIpv6 && (Ipv6CidrBlock is not null || Ipv6Isp is not null))
        {
            WriteError(ErrorRecords.BadInput(
                "Ipv6IsOff",
                $"{block}: the row has an IPv6 block or line type, but IPv6 would stay off",
                $"Add -EnableIpv6, or leave out -Ipv6CidrBlock and -Ipv6Isp.",
                wanted));
            return;
        }

        if (ResolveRegion(wanted) is { } region
            && ShouldProcess(
                Name is null ? UserText.Of($"{block} in {region}") : UserText.Of($"{Name}, {block} in {region}"),
                DryRun ? UserText.Translate("Check whether a VPC could be created")
                    : EnableIpv6 ? UserText.Translate("Create a VPC with IPv6") : UserText.Translate("Create a VPC")))
        {
            wanted = wanted with { RegionId = region };
            var creation = new CreateVpc(region, wanted.ClientToken)
            {
                CidrBlock = block,
                VpcName = Name,
                Description = Description,
                EnableIpv6 = EnableIpv6,
                Ipv6CidrBlock = Ipv6CidrBlock,
                Ipv6Isp = Ipv6Isp,
                UserCidrs = userCidr,
                EnableDnsHostname = EnableDnsHostname,
                ResourceGroupId = ResourceGroupId,
                Tags = tags.ToTags(),
                DryRun = DryRun,
            };
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Job(
                key: wanted.ClientToken,
                calls => CreateAsync(calls, creation, wanted, waitLimit),
                error => ErrorRecords.FromCall(error, wanted, Name ?? block, wanted.ClientToken))
            {
                Again = RowAgainOf(wanted, region, Made, (nameof(Tag), tags), (nameof(UserCidr), userCidr)),
            });
        }
    }

    private static async Task<object?> CreateAsync(JobCalls calls, CreateVpc creation, VpcNetwork wanted, TimeSpan? waitLimit)
    {
        VpcNetwork? created = await calls.ChangeAsync(creation).ConfigureAwait(false);
        calls.Created(created?.VpcId);
        if (created is null || waitLimit is not { } limit)
        {
            return created ?? wanted;
        }

        VpcNetwork? available = await new StatusWait<VpcNetwork>
        {
            Subject = created.VpcId!,
            Region = creation.Region,
            Change = creation,
            ReadAsync = () => calls.FindVpcAsync(creation.Region, created.VpcId!),
            HasFailed = vpc => vpc.Status == "Deleting",
            State = vpc => vpc.Status,
            Done = created,
            Target = wanted,
        }.RunAsync(calls, limit).ConfigureAwait(false);
        return available is null ? created : available with { RequestId = created.RequestId, ClientToken = created.ClientToken };
    }
}
