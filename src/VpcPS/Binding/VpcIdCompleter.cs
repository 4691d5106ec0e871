using System.Collections.Generic;
using System.Linq;
using System.Threading;
using VpcPS.Core.Actions;
using VpcPS.Session;

namespace VpcPS.Binding;

/// <summary>Completes ids of VPCs. The user can type the beginning of an id or of a name.</summary>
internal sealed class VpcIdCompleter : IdCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionCandidate> List(VpcSession session, string region, CancellationToken cancellationToken) =>
        Read(
                session,
                part => new DescribeVpcs(region) { PageNumber = part.Number, PageSize = part.Size },
                item => item.VpcId,
                cancellationToken)
            .Select(item => new CompletionCandidate(item.VpcId!, $"{item.Name ?? item.CidrBlock}, {item.Ipv6CidrBlock ?? "no IPv6"}"));
}
