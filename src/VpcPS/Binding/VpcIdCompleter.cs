using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>Completes ids of VPCs; their names can be typed, too.</summary>
internal sealed class VpcIdCompleter : IdCompleter
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Candidate>> ListAsync(VpcSession session, string region, CancellationToken cancellationToken)
    {
        Page<VpcNetwork> page = await SendAsync(session, new DescribeVpcs(region), cancellationToken).ConfigureAwait(false);
        return page.Items.Select(item => new Candidate(item.VpcId!, $"{item.Name ?? item.CidrBlock}, {item.Ipv6CidrBlock ?? "no IPv6"}")).ToList();
    }
}
