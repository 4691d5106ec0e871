using System.Collections.Generic;
using System.Linq;
using System.Threading;
using VpcPS.Core.Actions;
using VpcPS.Session;

namespace VpcPS.Binding;

/// <summary>Completes ids of bandwidths.</summary>
internal sealed class BandwidthIdCompleter : IdCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionCandidate> List(VpcSession session, string region, CancellationToken cancellationToken) =>
        Read(
                session,
                part => new DescribeIpv6Addresses(region) { NetworkType = "Public", PageNumber = part.Number, PageSize = part.Size },
                item => item.Ipv6AddressId,
                cancellationToken)
            .Where(item => item.InternetBandwidthId is not null)
            .Select(item => new CompletionCandidate(
                item.InternetBandwidthId!, $"{item.Name ?? item.Address}, {item.Bandwidth} Mbit/s, {item.InternetChargeType}"));
}
