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
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Adds address blocks to VPCs, one per input row: a secondary IPv4 block, or an IPv6 block.
/// </summary>
/// <remarks>
/// <para>
/// A VPC takes five secondary blocks of each family. The first IPv6 block of a VPC comes with Enable-VpcIpv6, or with -EnableIpv6 of
/// New-VpcNetwork.
/// </para>
/// <para>
/// The API has no idempotency token for this. A named block is added once, however often it is sent. When the answer to -IpVersion
/// IPv6 without a block is lost, the call is not repeated, because each call would add another block; an error says so.
/// </para>
/// </remarks>
/// <example>
/// <para>Add an IPv4 block</para>
/// <code>
/// Add-VpcCidrBlock vpc-hp3kzilwd9yflssfdlgqe 10.64.0.0/16
/// </code>
/// <para>Emits the block with its VPC. vSwitches can then have blocks inside it.</para>
/// </example>
/// <example>
/// <para>Add a second IPv6 block that the service chooses</para>
/// <code>
/// Add-VpcCidrBlock vpc-hp3kzilwd9yflssfdlgqe -IpVersion IPv6
/// </code>
/// <para>Emits the block, a /56.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Add,
    "VpcCidrBlock",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VpcCidrBlock))]
public sealed class AddVpcCidrBlockCommand : TextRowCmdlet
{
    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    /// <summary>The id of the VPC, vpc-... Every row needs it.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [BlankToNull(IsId = true, MayBeBlock = true)]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string? VpcId { get; set; }

    /// <summary>A VPC from New- or Get-VpcNetwork. The blocks that it has are not used as those to add.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(VpcNetwork))]
    public VpcNetwork? InputObject { get; set; }

    /// <summary>
    /// The block: IPv4, /16 to /28 and free of the VPC's other blocks, or a reserved IPv6 block, a /56. A row needs it, or -IpVersion
    /// IPv6.
    /// </summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject, Position = 0)]
    [Alias("SecondaryCidrBlock")]
    [CidrBlock(Least = 16, Most = 28, TakesIpv6 = true)]
    public string? CidrBlock { get; set; }

    /// <summary>
    /// The family: IPv4 or IPv6. With IPv6 and without -CidrBlock the service chooses an IPv6 block. Default: that of the block.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Choice(IpVersions.Ipv4, IpVersions.Ipv6)]
    [OptionalValues(IpVersions.Ipv4, IpVersions.Ipv6)]
    public string? IpVersion { get; set; }

    /// <summary>
    /// The line type of an IPv6 block: BGP, or ChinaMobile, ChinaUnicom or ChinaTelecom for accounts that may use single lines.
    /// Default: none is sent, and the service uses BGP.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Choice("BGP", "ChinaMobile", "ChinaUnicom", "ChinaTelecom")]
    [OptionalValues("BGP", "ChinaMobile", "ChinaUnicom", "ChinaTelecom")]
    public string? Ipv6Isp { get; set; }

    /// <summary>Adds the block of one row.</summary>
    protected override void ProcessRecord()
    {
        if (!ReadText(VpcId, IdPrefixes.Vpc))
        {
            return;
        }

        string? ofBlock = CidrBlock is null ? null : CidrSyntax.IsIpv6(CidrBlock) ? IpVersions.Ipv6 : IpVersions.Ipv4;
        var wanted = new VpcCidrBlock
        {
            VpcId = VpcId ?? InputObject?.VpcId ?? IdOfText(IdPrefixes.Vpc),
            CidrBlock = CidrBlock,
            IpVersion = ofBlock ?? IpVersion,
            Ipv6Isp = Ipv6Isp,
            RegionId = Region ?? InputObject?.RegionId,
        };
        if (ProblemOf(wanted) is { } problem)
        {
            WriteError(problem);
            return;
        }

        string what = CidrBlock ?? UserText.Translate("any IPv6 block");
        if (!IsAboutPart(wanted.VpcId!, nameof(VpcId), takesBlocks: true)
            && ResolveRegion(wanted, InputObject?.RegionId) is { } region
            && ShouldProcess(UserText.Of($"{wanted.VpcId} in {region}: {what}"), UserText.Translate("Add an address block")))
        {
            var addition = new AssociateVpcCidrBlock(region, wanted.VpcId!, CidrBlock) { Ipv6Isp = Ipv6Isp };
            wanted = wanted with { RegionId = region };
            Queue(new Job(
                key: region + "/" + wanted.VpcId,
                calls => AddAsync(calls, addition, wanted),
                error => ErrorRecords.FromCall(error, wanted, wanted.VpcId)));
        }
    }

    private ErrorRecord? ProblemOf(VpcCidrBlock wanted) =>
        wanted.VpcId is null ? RowErrors.NoId(nameof(VpcId), "vpc-hp3kzilwd9yflssfdlgqe", wanted)
        : wanted.CidrBlock is null && IpVersion != IpVersions.Ipv6 ? ErrorRecords.BadInput(
            "MissingCidrBlock",
            $"{wanted.VpcId}: the row has no CidrBlock",
            $"Fill in its column CidrBlock, such as 10.64.0.0/16, or give -IpVersion IPv6 for an IPv6 block that the service chooses.",
            wanted)
        : IpVersion is not null && IpVersion != wanted.IpVersion ? ErrorRecords.BadInput(
            "OtherIpVersion",
            $"{wanted.VpcId}: {wanted.CidrBlock} is not an {IpVersion} block",
            $"Leave out -IpVersion, or give another block.",
            wanted)
        : wanted.IpVersion == IpVersions.Ipv4 && Ipv6Isp is not null ? ErrorRecords.BadInput(
            "LineTypeOfIpv4",
            $"{wanted.VpcId}: {wanted.CidrBlock} is an IPv4 block, and only IPv6 blocks have a line type",
            $"Leave out -Ipv6Isp.",
            wanted)
        : null;

    private static async Task<object?> AddAsync(JobCalls calls, AssociateVpcCidrBlock addition, VpcCidrBlock wanted)
    {
        try
        {
            return await calls.ChangeAsync(addition).ConfigureAwait(false);
        }
        catch (VpcApiException e) when (e.FollowsUnansweredAttempt && addition.CidrBlock is { } block)
        {
            // The answer to an earlier attempt was lost. If that attempt added the block, this one was refused because of it.
            VpcNetwork? vpc = await calls.FindVpcAsync(addition.Region, addition.VpcId).ConfigureAwait(false);
            return vpc is not null && vpc.AllBlocks().Any(present => CidrSyntax.AreSame(present, block))
                ? wanted with { RequestId = e.RequestId }
                : throw new JobErrorException(ErrorRecords.FromCall(e, wanted, addition.VpcId));
        }
    }
}
