using System.Collections.Generic;
using System.Linq;
using System.Threading;
using VpcPS.Core.Actions;
using VpcPS.Session;

namespace VpcPS.Binding;

/// <summary>Completes ids of IPv6 gateways. The user can type the beginning of an id or of a name.</summary>
internal sealed class GatewayIdCompleter : IdCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionCandidate> List(VpcSession session, string region, CancellationToken cancellationToken) =>
        Read(
                session,
                part => new DescribeIpv6Gateways(region) { PageNumber = part.Number, PageSize = part.Size },
                item => item.Ipv6GatewayId,
                cancellationToken)
            .Select(item => new CompletionCandidate(item.Ipv6GatewayId!, $"{item.Name ?? item.VpcId}, {item.VpcId}, {item.Status}"));
}
