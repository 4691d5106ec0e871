using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>Completes the kinds of next hops.</summary>
internal sealed class NextHopTypeCompleter : WordCompleter
{
    public NextHopTypeCompleter()
        : base(NextHopTypes.All)
    {
    }
}
