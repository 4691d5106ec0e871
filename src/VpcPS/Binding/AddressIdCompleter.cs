using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>Completes ids of IPv6 addresses; their names can be typed, too.</summary>
internal sealed class AddressIdCompleter : IdCompleter
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Candidate>> ListAsync(VpcSession session, string region, CancellationToken cancellationToken)
    {
        Page<Ipv6Address> page = await SendAsync(session, new DescribeIpv6Addresses(region), cancellationToken).ConfigureAwait(false);
        return page.Items.Select(item => new Candidate(item.Ipv6AddressId!, $"{item.Name ?? item.Address}, {item.Address}, {item.NetworkType}")).ToList();
    }
}
