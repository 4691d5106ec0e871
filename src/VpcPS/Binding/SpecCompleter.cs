using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>Completes the editions of gateways, each in one of its spellings.</summary>
internal sealed class SpecCompleter : WordCompleter
{
    public SpecCompleter()
        : base([GatewaySpecs.Small, GatewaySpecs.Medium, GatewaySpecs.Large])
    {
    }
}
