using System.Collections.Generic;
using System.Linq;
using System.Threading;
using VpcPS.Core.Actions;
using VpcPS.Session;

namespace VpcPS.Binding;

/// <summary>Completes ids of zones. The user can type the beginning of an id or of a name.</summary>
internal sealed class ZoneIdCompleter : IdCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionCandidate> List(VpcSession session, string region, CancellationToken cancellationToken) =>
        session.Client.SendAsync(new DescribeZones(region), log: null, cancellationToken).GetAwaiter().GetResult()
            .Select(zone => new CompletionCandidate(zone.ZoneId!, zone.LocalName ?? zone.ZoneId!));
}
