using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>Completes ids of bandwidths.</summary>
internal sealed class BandwidthIdCompleter : IdCompleter
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Candidate>> ListAsync(VpcSession session, string region, CancellationToken cancellationToken)
    {
        Page<Ipv6Address> page = await SendAsync(session, new DescribeIpv6Addresses(region) { NetworkType = "Public" }, cancellationToken).ConfigureAwait(false);
        return page.Items.Where(item => item.InternetBandwidthId is not null).Select(item => new Candidate(item.InternetBandwidthId!, $"{item.Name ?? item.Address}, {item.Bandwidth} Mbps, {item.InternetChargeType}")).ToList();
    }
}
