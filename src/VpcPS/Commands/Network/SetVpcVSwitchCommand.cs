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
/// Changes the name or description of vSwitches, one per input row. What is not given or blank stays unchanged.
/// </summary>
/// <remarks>
/// <para>
/// Nothing is emitted unless you give -PassThru. IPv6 is switched on and off with Enable- and Disable-VpcIpv6; the IPv4 block of a
/// vSwitch can't be changed. The service can't check this change without making it, so there is no -DryRun.
/// </para>
/// </remarks>
/// <example>
/// <para>Rename a vSwitch</para>
/// <code>
/// Set-VpcVSwitch vsw-hp3k6zr9x7x9574o9fel5 -Name web-a-north -PassThru
/// </code>
/// <para>Emits the vSwitch as it is after the change.</para>
/// </example>
/// <example>
/// <para>See which descriptions would be set</para>
/// <code>
/// Get-VpcVSwitch -VpcId vpc-hp3kzilwd9yflssfdlgqe | Set-VpcVSwitch -Description 'Reviewed in 2026' -WhatIf
/// </code>
/// <para>Shows a line for each vSwitch.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Set,
    "VpcVSwitch",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VpcVSwitch))]
public sealed class SetVpcVSwitchCommand : TextRowCmdlet
{
    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    /// <summary>The id of the vSwitch, vsw-... Every row needs it. Several ids given as an argument are one row each.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.VSwitch)]
    [ArgumentCompleter(typeof(VSwitchIdCompleter))]
    public string[]? VSwitchId { get; set; }

    /// <summary>A vSwitch from New- or Get-VpcVSwitch. Its present name is not used as the one to set.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(VpcVSwitch))]
    public VpcVSwitch? InputObject { get; set; }

    /// <summary>The new name, at most 128 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Alias("VSwitchName")]
    [BlankToNull]
    [ResourceText(128)]
    public string? Name { get; set; }

    /// <summary>The new description, at most 256 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ResourceText(256)]
    public string? Description { get; set; }

    /// <summary>Emit the vSwitch as it is after the change. Default: nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the vSwitch of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(VSwitchId))
        {
            Change(id);
        }
    }

    private void Change(string? vSwitchId)
    {
        if (!ReadText(vSwitchId, IdPrefixes.VSwitch))
        {
            return;
        }

        var wanted = new VpcVSwitch
        {
            VSwitchId = vSwitchId ?? InputObject?.VSwitchId ?? IdOfText(IdPrefixes.VSwitch),
            Name = Name,
            Description = Description,
            RegionId = Region ?? InputObject?.RegionId,
        };
        if (wanted.VSwitchId is not { } id)
        {
            WriteError(RowErrors.NoId(nameof(VSwitchId), "vsw-hp3k6zr9x7x9574o9fel5", wanted));
            return;
        }

        if (IsAboutPart(id, nameof(VSwitchId)))
        {
            return;
        }

        if (Name is null && Description is null)
        {
            WriteError(RowErrors.NothingToSet(id, UserText.Translate("-Name and -Description"), wanted));
            return;
        }

        if (ResolveRegion(wanted, InputObject?.RegionId) is { } region
            && ShouldProcess(UserText.Of($"{id} in {region}: {Described()}"), UserText.Translate("Change the vSwitch")))
        {
            var change = new ModifyVSwitchAttribute(region, id) { NewName = Name, NewDescription = Description };
            bool passThru = PassThru;
            Queue(new Job(
                key: region + "/" + id,
                calls => ChangeAsync(calls, change, passThru),
                error => ErrorRecords.FromCall(error, wanted, id)));
        }
    }

    private string Described() => string.Join(", ", new[]
    {
        Name is null ? null : $"Name -> '{Name}'",
        Description is null ? null : $"Description -> '{Description}'",
    }.Where(change => change is not null));

    private static async Task<object?> ChangeAsync(JobCalls calls, ModifyVSwitchAttribute change, bool passThru)
    {
        await calls.ChangeAsync(change).ConfigureAwait(false);
        return passThru ? await calls.FindVSwitchAsync(change.Region, change.VSwitchId).ConfigureAwait(false) : null;
    }
}
