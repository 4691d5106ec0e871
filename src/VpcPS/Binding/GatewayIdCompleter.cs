using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>Completes ids of IPv6 gateways; their names can be typed, too.</summary>
internal sealed class GatewayIdCompleter : IdCompleter
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Candidate>> ListAsync(VpcSession session, string region, CancellationToken cancellationToken)
    {
        Page<Ipv6Gateway> page = await SendAsync(session, new DescribeIpv6Gateways(region), cancellationToken).ConfigureAwait(false);
        return page.Items.Select(item => new Candidate(item.Ipv6GatewayId!, $"{item.Name ?? item.VpcId}, {item.VpcId}, {item.Status}")).ToList();
    }
}
