using System.Collections.Generic;
using System.Linq;
using System.Threading;
using VpcPS.Core.Actions;
using VpcPS.Session;

namespace VpcPS.Binding;

/// <summary>Completes ids of vSwitches. The user can type the beginning of an id or of a name.</summary>
internal sealed class VSwitchIdCompleter : IdCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionCandidate> List(VpcSession session, string region, CancellationToken cancellationToken) =>
        Read(
                session,
                part => new DescribeVSwitches(region) { PageNumber = part.Number, PageSize = part.Size },
                item => item.VSwitchId,
                cancellationToken)
            .Select(item => new CompletionCandidate(
                item.VSwitchId!, $"{item.Name ?? item.CidrBlock}, {item.VpcId}, {item.Ipv6CidrBlock ?? "no IPv6"}"));
}
