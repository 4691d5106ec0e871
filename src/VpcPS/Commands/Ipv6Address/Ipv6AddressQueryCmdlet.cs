using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Lists;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>The base of the queries that find addresses by their ids.</summary>
public abstract class Ipv6AddressQueryCmdlet : IdQueryCmdlet<Ipv6Address>
{
    private protected Ipv6AddressQueryCmdlet()
        : base(DescribeIpv6Addresses.MaxIds)
    {
    }

    /// <summary>The ids of addresses, ipv6-... Default: every address of the region that matches the filters.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("AddressId")]
    [IdList]
    [ResourceId(IdPrefixes.Ipv6Address)]
    [ArgumentCompleter(typeof(AddressIdCompleter))]
    public string[]? Ipv6AddressId { get; set; }

    /// <summary>
    /// What to look among. IPv6Address: single addresses; IPv6Prefix: prefixes, which are blocks of addresses. Default: single addresses.
    /// The service shows prefixes only when it is asked for them, by their ids too.
    /// </summary>
    [Parameter]
    [Choice(AddressTypes.Single, AddressTypes.Prefix)]
    [ValidateSet(AddressTypes.Single, AddressTypes.Prefix)]
    public string? AddressType { get; set; }

    private protected sealed override string IdParameter => nameof(Ipv6AddressId);

    private protected sealed override string IdPrefix => IdPrefixes.Ipv6Address;

    private protected sealed override string[] ScopePrefixes =>
        [IdPrefixes.InternetBandwidth, IdPrefixes.Ipv6Gateway, IdPrefixes.VSwitch, IdPrefixes.Vpc];

    private protected sealed override ListScope? ScopeOf(PipedThing thing) => thing switch
    {
        _ when thing.Is(IdPrefixes.InternetBandwidth) => new ListScope { BandwidthId = thing.Id },
        _ when thing.Is(IdPrefixes.Ipv6Gateway) => new ListScope { VpcId = thing.VpcId },
        _ when thing.Is(IdPrefixes.VSwitch) => new ListScope { VSwitchId = thing.Id },
        _ when thing.Is(IdPrefixes.Vpc) => new ListScope { VpcId = thing.Id },
        _ => null,
    };

    private protected sealed override string[]? Ids => Ipv6AddressId;

    private protected sealed override ErrorRecord NoId() => RowErrors.NoAddressId(target: null);

    private protected sealed override ErrorRecord NotFound(string region, string id) => RowErrors.NoSuchAddress(id, region, id);

    private protected sealed override string? IdOf(Ipv6Address item) => item.Ipv6AddressId;
}
