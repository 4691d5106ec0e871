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
/// Changes the name, description or edition of IPv6 gateways, one per input row. What is not given or blank stays unchanged.
/// </summary>
/// <remarks>
/// <para>
/// A row that changes the edition and a name makes two calls, the name first. If the edition is then refused, the name has
/// already changed. Nothing is emitted unless you give -PassThru.
/// </para>
/// </remarks>
/// <example>
/// <para>Rename a gateway</para>
/// <code>
/// Set-VpcIpv6Gateway ipv6gw-hp38x2x0fz785tlc65pfv -Name web-edge-north -PassThru
/// </code>
/// <para>Emits the gateway as it is after the change.</para>
/// </example>
/// <example>
/// <para>See what a larger edition for all Small gateways would change</para>
/// <code>
/// Get-VpcIpv6Gateway | Where-Object Spec -eq Small | Set-VpcIpv6Gateway -Spec Medium -WhatIf
/// </code>
/// <para>
/// Shows a line for each gateway. The service has no dry run for editions, so -DryRun with -Spec is an error.
/// </para>
/// </example>
[Cmdlet(
    VerbsCommon.Set,
    "VpcIpv6Gateway",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Ipv6Gateway))]
public sealed class SetVpcIpv6GatewayCommand : ChangeCmdlet
{
    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    /// <summary>The id of the gateway, ipv6gw-... Every row needs it. Several ids given as an argument are one row
    /// each.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("GatewayId")]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.Ipv6Gateway)]
    [ArgumentCompleter(typeof(GatewayIdCompleter))]
    public string[]? Ipv6GatewayId { get; set; }

    /// <summary>A gateway from New- or Get-VpcIpv6Gateway. Its present name and edition are not used as those to set.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(Ipv6Gateway))]
    public Ipv6Gateway? InputObject { get; set; }

    /// <summary>The new name, at most 128 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
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
    /// The new edition: Small, Medium (Middle in older documents; both are accepted) or Large. Legacy: the current API no longer
    /// has editions or an action for them (ModifyIpv6GatewaySpec).
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Choice(GatewaySpecs.Small, GatewaySpecs.Medium, GatewaySpecs.Middle, GatewaySpecs.Large)]
    [OptionalValues(GatewaySpecs.Small, GatewaySpecs.Medium, GatewaySpecs.Middle, GatewaySpecs.Large)]
    [ArgumentCompleter(typeof(SpecCompleter))]
    public string? Spec { get; set; }

    /// <summary>Emit the gateway as it is after the change. Default: nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the gateway of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(Ipv6GatewayId))
        {
            Change(id);
        }
    }

    private void Change(string? gatewayId)
    {
        if (!ReadText(gatewayId, IdPrefixes.Ipv6Gateway))
        {
            return;
        }

        string? id = gatewayId ?? InputObject?.Ipv6GatewayId ?? IdOfText(IdPrefixes.Ipv6Gateway);
        var wanted = new Ipv6Gateway
        {
            Ipv6GatewayId = id,
            Name = Name,
            Description = Description,
            Spec = Spec,
            RegionId = Region ?? InputObject?.RegionId,
        };
        if (id is null)
        {
            WriteError(RowErrors.NoId(nameof(Ipv6GatewayId), "ipv6gw-hp38x2x0fz785tlc65pfv", wanted));
            return;
        }

        if (IsAboutPart(id, nameof(Ipv6GatewayId)))
        {
            return;
        }

        bool setsAttributes = Name is not null || Description is not null;
        if (!setsAttributes && Spec is null)
        {
            WriteError(RowErrors.NothingToSet(id, UserText.Translate("-Name, -Description and -Spec"), wanted));
            return;
        }

        if (DryRun && Spec is not null)
        {
            WriteError(ErrorRecords.BadInput(
                "SpecCannotBeChecked",
                $"{id}: the service can't check an edition change without making it",
                $"Leave out -Spec or -DryRun.",
                wanted));
            return;
        }

        if (ResolveRegion(wanted, InputObject?.RegionId) is { } region
            && ShouldProcess(UserText.Of($"{id} in {region}: {Described()}"), UserText.Translate("Change the IPv6 gateway")))
        {
            ModifyIpv6GatewayAttribute? attributes = setsAttributes
                ? new(region, id) { NewName = Name, NewDescription = Description, ClientToken = NewClientToken(), DryRun = DryRun }
                : null;
            ModifyIpv6GatewaySpec? spec = Spec is null ? null : new(region, id, Spec) { ClientToken = NewClientToken() };
            bool passThru = PassThru && !DryRun;
            Queue(new Job(
                key: region + "/" + id,
                calls => ChangeAsync(calls, id, region, attributes, spec, passThru),
                error => ErrorRecords.FromCall(error, wanted, id)));
        }
    }

    private string Described() => string.Join(", ", new[]
    {
        Name is null ? null : $"Name -> '{Name}'",
        Description is null ? null : $"Description -> '{Description}'",
        Spec is null ? null : $"Spec -> {Spec}",
    }.Where(change => change is not null));

    private static async Task<object?> ChangeAsync(
        JobCalls calls, string id, string region, ModifyIpv6GatewayAttribute? attributes, ModifyIpv6GatewaySpec? spec, bool passThru)
    {
        if (attributes is not null)
        {
            await calls.ChangeAsync(attributes).ConfigureAwait(false);
        }

        if (spec is not null)
        {
            await calls.ChangeAsync(spec).ConfigureAwait(false);
        }

        return passThru ? await calls.FindGatewayAsync(region, id).ConfigureAwait(false) : null;
    }
}
