using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>Completes ids of vSwitches; their names can be typed, too.</summary>
internal sealed class VSwitchIdCompleter : IdCompleter
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Candidate>> ListAsync(VpcSession session, string region, CancellationToken cancellationToken)
    {
        Page<VpcVSwitch> page = await SendAsync(session, new DescribeVSwitches(region), cancellationToken).ConfigureAwait(false);
        return page.Items.Select(item => new Candidate(item.VSwitchId!, $"{item.Name ?? item.CidrBlock}, {item.VpcId}, {item.Ipv6CidrBlock ?? "no IPv6"}")).ToList();
    }
}
