using System.Collections.Generic;
using System.Linq;
using System.Threading;
using VpcPS.Core.Actions;
using VpcPS.Session;

namespace VpcPS.Binding;

/// <summary>Completes ids of IPv6 addresses. The user can type the beginning of an id or of a name.</summary>
internal sealed class AddressIdCompleter : IdCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionCandidate> List(VpcSession session, string region, CancellationToken cancellationToken) =>
        Read(
                session,
                part => new DescribeIpv6Addresses(region) { PageNumber = part.Number, PageSize = part.Size },
                item => item.Ipv6AddressId,
                cancellationToken)
            .Select(item => new CompletionCandidate(
                item.Ipv6AddressId!, $"{item.Name ?? item.Address}, {item.Address}, {item.NetworkType}"));
}
