using System.Collections.Generic;
using System.Linq;
using System.Threading;
using VpcPS.Core.Actions;
using VpcPS.Session;

namespace VpcPS.Binding;

/// <summary>Completes ids of route tables. The user can type the beginning of an id or of a name.</summary>
internal sealed class RouteTableIdCompleter : IdCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionCandidate> List(VpcSession session, string region, CancellationToken cancellationToken) =>
        Read(
                session,
                part => new DescribeRouteTableList(region) { PageNumber = part.Number, PageSize = part.Size },
                item => item.RouteTableId,
                cancellationToken)
            .Select(item => new CompletionCandidate(
                item.RouteTableId!, $"{item.Name ?? item.RouteTableType}, {item.VpcId}, {item.RouteTableType}"));
}
