using System.Collections.Generic;
using System.Linq;
using System.Threading;
using VpcPS.Core.Actions;
using VpcPS.Session;

namespace VpcPS.Binding;

/// <summary>Completes ids of network interfaces. The user can type the beginning of an id or of a name.</summary>
internal sealed class InterfaceIdCompleter : IdCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionCandidate> List(VpcSession session, string region, CancellationToken cancellationToken) =>
        Read(
                session,
                part => new DescribeNetworkInterfaces(region) { NextToken = part.Token, MaxResults = part.Size },
                item => item.NetworkInterfaceId,
                cancellationToken)
            .Select(item => new CompletionCandidate(
                item.NetworkInterfaceId!, $"{item.Name ?? item.InstanceId ?? item.VSwitchId}, {item.VSwitchId}, {item.Status}"));
}
