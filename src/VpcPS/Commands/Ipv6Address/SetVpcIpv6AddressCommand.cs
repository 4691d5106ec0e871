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
/// Changes the name or description of IPv6 addresses, one per input row. What is not given or blank stays unchanged.
/// </summary>
/// <remarks>
/// <para>
/// Nothing is emitted unless you give -PassThru. Rows run concurrently (-ThrottleLimit) and come out in the order of input. To
/// run in the background, use Start-ThreadJob or ForEach-Object -Parallel and pass the session with -Session; there is no -AsJob.
/// </para>
/// </remarks>
/// <example>
/// <para>Name an address</para>
/// <code>
/// Set-VpcIpv6Address ipv6-hp328cn6g2fsqfn2q4mji -Name web-06 -Description 'Front end, rack 6' -PassThru
/// </code>
/// <para>Sets both and emits the address as it is now.</para>
/// </example>
/// <example>
/// <para>Name all addresses that have no name</para>
/// <code>
/// Get-VpcIpv6Address -VpcId vpc-hp3kzilwd9yflssfdlgqe |
///     Where-Object { -not $_.Name } |
///     Set-VpcIpv6Address -Name unnamed
/// </code>
/// <para>Addresses come in by value; their present names are not used as the names to set.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Set,
    "VpcIpv6Address",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Ipv6Address))]
public sealed class SetVpcIpv6AddressCommand : ChangeCmdlet
{
    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    /// <summary>The id of the address, ipv6-... Every row needs it. Several ids given as an argument are one row each.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("AddressId")]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.Ipv6Address)]
    [ArgumentCompleter(typeof(AddressIdCompleter))]
    public string[]? Ipv6AddressId { get; set; }

    /// <summary>An address from New- or Get-VpcIpv6Address. Its present name is not used as the name to set.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(Ipv6Address))]
    public Ipv6Address? InputObject { get; set; }

    /// <summary>The new name, at most 128 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Alias("Ipv6AddressName")]
    [BlankToNull]
    [ResourceText(128)]
    public string? Name { get; set; }

    /// <summary>The new description, at most 256 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Alias("Ipv6AddressDescription")]
    [BlankToNull]
    [ResourceText(256)]
    public string? Description { get; set; }

    /// <summary>Emit the address as it is after the change. Default: nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Changes the address of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(Ipv6AddressId))
        {
            Change(id);
        }
    }

    private void Change(string? addressId)
    {
        if (!ReadText(addressId, IdPrefixes.Ipv6Address))
        {
            return;
        }

        string? id = addressId ?? InputObject?.Ipv6AddressId ?? IdOfText(IdPrefixes.Ipv6Address);
        var wanted = new Ipv6Address
        {
            Ipv6AddressId = id,
            Name = Name,
            Description = Description,
            RegionId = Region ?? InputObject?.RegionId,
        };
        if (id is null)
        {
            WriteError(RowErrors.NoAddressId(wanted));
            return;
        }

        if (IsAboutPart(id, nameof(Ipv6AddressId)))
        {
            return;
        }

        if (Name is null && Description is null)
        {
            WriteError(RowErrors.NothingToSet(id, UserText.Translate("-Name and -Description"), wanted));
            return;
        }

        if (ResolveRegion(wanted, InputObject?.RegionId) is { } region
            && ShouldProcess(UserText.Of($"{id} in {region}: {Described()}"), UserText.Translate("Change the IPv6 address")))
        {
            var change = new ModifyIpv6AddressAttribute(region, id)
            {
                NewName = Name,
                NewDescription = Description,
                ClientToken = NewClientToken(),
                DryRun = DryRun,
            };
            bool passThru = PassThru && !DryRun;
            Queue(new Job(
                key: region + "/" + id,
                calls => ChangeAsync(calls, change, passThru),
                error => ErrorRecords.FromCall(error, wanted, id)));
        }
    }

    private string Described() => (Name is null ? "" : $"Name -> '{Name}'")
        + (Name is not null && Description is not null ? ", " : "")
        + (Description is null ? "" : $"Description -> '{Description}'");

    private static async Task<object?> ChangeAsync(JobCalls calls, ModifyIpv6AddressAttribute change, bool passThru)
    {
        await calls.ChangeAsync(change).ConfigureAwait(false);
        return passThru ? await calls.FindAddressAsync(change.Region, change.Ipv6AddressId).ConfigureAwait(false) : null;
    }
}
