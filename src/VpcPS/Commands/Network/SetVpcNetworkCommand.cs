using System.Linq;
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
/// Changes the name, description, IPv4 block or DNS host names of VPCs, one per input row. What is not given or blank stays unchanged.
/// </summary>
/// <remarks>
/// <para>
/// Nothing is emitted unless you give -PassThru. IPv6 is switched on and off with Enable- and Disable-VpcIpv6. The service can't check
/// this change without making it, so there is no -DryRun.
/// </para>
/// </remarks>
/// <example>
/// <para>Rename a VPC</para>
/// <code>
/// Set-VpcNetwork vpc-hp3kzilwd9yflssfdlgqe -Name web-north -PassThru
/// </code>
/// <para>Emits the VPC as it is after the change.</para>
/// </example>
/// <example>
/// <para>See what a CSV would rename</para>
/// <code>
/// @'
/// VpcId,Name,Description
/// vpc-hp3kzilwd9yflssfdlgqe,web-north,Web servers of the north
/// vpc-hp36gvymdazvo5td9k27g,lab-north,
/// '@ | ConvertFrom-Csv | Set-VpcNetwork -WhatIf
/// </code>
/// <para>Shows a line for each row. The blank description of the second row leaves the description as it is.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Set,
    "VpcNetwork",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VpcNetwork))]
public sealed class SetVpcNetworkCommand : TextRowCmdlet
{
    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    /// <summary>The id of the VPC, vpc-... Every row needs it. Several ids given as an argument are one row each.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string[]? VpcId { get; set; }

    /// <summary>A VPC from New- or Get-VpcNetwork. Its present name and blocks are not used as those to set.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(VpcNetwork))]
    public VpcNetwork? InputObject { get; set; }

    /// <summary>The new name, at most 128 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Alias("VpcName")]
    [BlankToNull]
    [ResourceText(128)]
    public string? Name { get; set; }

    /// <summary>The new description, at most 256 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ResourceText(256)]
    public string? Description { get; set; }

    /// <summary>
    /// The new first IPv4 block, /8 to /28: the present one made larger or smaller. The blocks of all vSwitches must stay inside the
    /// blocks of the VPC.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [CidrBlock(Least = 8, Most = 28)]
    public string? CidrBlock { get; set; }

    /// <summary>Give instances DNS host names; -EnableDnsHostname:$false ends it. Default: it stays as it is.</summary>
    [Parameter]
    public SwitchParameter EnableDnsHostname { get; set; }

    /// <summary>Emit the VPC as it is after the change. Default: nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the VPC of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(VpcId))
        {
            Change(id);
        }
    }

    private void Change(string? vpcId)
    {
        if (!ReadText(vpcId, IdPrefixes.Vpc))
        {
            return;
        }

        bool? hostNames = MyInvocation.BoundParameters.ContainsKey(nameof(EnableDnsHostname)) ? EnableDnsHostname.IsPresent : null;
        var wanted = new VpcNetwork
        {
            VpcId = vpcId ?? InputObject?.VpcId ?? IdOfText(IdPrefixes.Vpc),
            Name = Name,
            Description = Description,
            CidrBlock = CidrBlock,
            RegionId = Region ?? InputObject?.RegionId,
        };
        if (wanted.VpcId is not { } id)
        {
            WriteError(RowErrors.NoId(nameof(VpcId), "vpc-hp3kzilwd9yflssfdlgqe", wanted));
            return;
        }

        if (IsAboutPart(id, nameof(VpcId)))
        {
            return;
        }

        if (Name is null && Description is null && CidrBlock is null && hostNames is null)
        {
            WriteError(RowErrors.NothingToSet(
                id, UserText.Translate("-Name, -Description, -CidrBlock and -EnableDnsHostname"), wanted));
            return;
        }

        if (ResolveRegion(wanted, InputObject?.RegionId) is { } region
            && ShouldProcess(UserText.Of($"{id} in {region}: {Described(hostNames)}"), UserText.Translate("Change the VPC")))
        {
            var change = new ModifyVpcAttribute(region, id)
            {
                NewName = Name,
                NewDescription = Description,
                NewCidrBlock = CidrBlock,
                EnableDnsHostname = hostNames,
            };
            bool passThru = PassThru;
            Queue(new Job(
                key: region + "/" + id,
                calls => ChangeAsync(calls, change, passThru),
                error => ErrorRecords.FromCall(error, wanted, id)));
        }
    }

    private string Described(bool? hostNames) => string.Join(", ", new[]
    {
        Name is null ? null : $"Name -> '{Name}'",
        Description is null ? null : $"Description -> '{Description}'",
        CidrBlock is null ? null : $"CidrBlock -> {CidrBlock}",
        hostNames is { } on ? $"EnableDnsHostname -> {on}" : null,
    }.Where(change => change is not null));

    private static async Task<object?> ChangeAsync(JobCalls calls, ModifyVpcAttribute change, bool passThru)
    {
        await calls.ChangeAsync(change).ConfigureAwait(false);
        return passThru ? await calls.FindVpcAsync(change.Region, change.VpcId).ConfigureAwait(false) : null;
    }
}
