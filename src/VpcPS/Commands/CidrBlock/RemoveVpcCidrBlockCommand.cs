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
/// Removes address blocks from VPCs, one per input row: secondary IPv4 blocks and IPv6 blocks that no vSwitch uses.
/// </summary>
/// <remarks>
/// <para>
/// It asks before each removal, because a removal can't be undone: a removed IPv6 block may go to somebody else. In an unattended
/// script give -Force or -Confirm:$false. The first IPv4 block of a VPC can't be removed. The service can't check this change without
/// making it, so there is no -DryRun.
/// </para>
/// </remarks>
/// <example>
/// <para>Add and remove an IPv4 block</para>
/// <code>
/// Add-VpcCidrBlock vpc-hp3kzilwd9yflssfdlgqe 10.64.0.0/16 | Remove-VpcCidrBlock -Force
/// </code>
/// <para>Nothing is emitted.</para>
/// </example>
/// <example>
/// <para>See which IPv6 blocks of a VPC would be removed</para>
/// <code>
/// (Get-VpcNetwork vpc-hp3kzilwd9yflssfdlgqe).Ipv6CidrBlocks |
///     Select-Object -Skip 1 |
///     Remove-VpcCidrBlock -WhatIf
/// </code>
/// <para>Shows a line for each IPv6 block but the first. To remove the first one too, use Disable-VpcIpv6.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Remove,
    "VpcCidrBlock",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveVpcCidrBlockCommand : TextRowCmdlet
{
    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    /// <summary>The id of the VPC, vpc-... Every row needs it.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [BlankToNull(IsId = true, MayBeBlock = true)]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string? VpcId { get; set; }

    /// <summary>A VPC from New- or Get-VpcNetwork. The blocks that it has are not used as those to remove.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(VpcNetwork))]
    public VpcNetwork? InputObject { get; set; }

    /// <summary>The block: a secondary IPv4 block or an IPv6 block of the VPC. Every row needs it. Several blocks given as an
    /// argument are one row each.</summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject, Position = 0)]
    [Alias("SecondaryCidrBlock")]
    [CidrBlock(Least = 8, Most = 28, TakesIpv6 = true)]
    public string[]? CidrBlock { get; set; }

    /// <summary>Remove without asking. -WhatIf still removes nothing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Ignore it when the VPC does not have the block. Default: an error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Removes the block of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? block in RowsOf(CidrBlock))
        {
            Remove(block);
        }
    }

    private void Remove(string? block)
    {
        if (!ReadText(VpcId, IdPrefixes.Vpc))
        {
            return;
        }

        var target = new VpcCidrBlock
        {
            VpcId = VpcId ?? InputObject?.VpcId ?? IdOfText(IdPrefixes.Vpc),
            CidrBlock = block,
            RegionId = Region ?? InputObject?.RegionId,
        };
        if (target.VpcId is not { } id)
        {
            WriteError(RowErrors.NoId(nameof(VpcId), "vpc-hp3kzilwd9yflssfdlgqe", target));
            return;
        }

        if (block is null)
        {
            WriteError(RowErrors.NoId(nameof(CidrBlock), "10.64.0.0/16", target));
            return;
        }

        if (!IsAboutPart(id, nameof(VpcId), takesBlocks: true)
            && ResolveRegion(target, InputObject?.RegionId) is { } region
            && ShouldRemove(UserText.Of($"{id} in {region}: {block}"), UserText.Translate("Remove the address block"), Force))
        {
            var removal = new UnassociateVpcCidrBlock(region, id, block);
            bool ifExists = IfExists;
            Queue(new Job(
                key: region + "/" + id,
                calls => RemoveAsync(calls, removal, target, ifExists),
                error => ErrorRecords.FromCall(error, target, id)));
        }
    }

    private static async Task<object?> RemoveAsync(
        JobCalls calls, UnassociateVpcCidrBlock removal, VpcCidrBlock target, bool ifExists)
    {
        try
        {
            await calls.ChangeAsync(removal).ConfigureAwait(false);
            return null;
        }
        catch (VpcApiException e) when (e.FollowsUnansweredAttempt || (ifExists && !e.IsOutcomeUnknown))
        {
            // The documents do not say what the service answers when the VPC does not have the block. So the VPC is read. The block may
            // also be gone because an earlier attempt, whose answer was lost, removed it.
            VpcNetwork? vpc = await calls.FindVpcAsync(removal.Region, removal.VpcId).ConfigureAwait(false);
            return vpc is not null && !vpc.AllBlocks().Any(present => CidrSyntax.AreSame(present, removal.CidrBlock))
                ? null
                : throw new JobErrorException(ErrorRecords.FromCall(e, target, removal.VpcId));
        }
    }
}
