using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>Completes the editions of gateways, with one spelling for each edition.</summary>
internal sealed class SpecCompleter : WordCompleter
{
    public SpecCompleter()
        : base([GatewaySpecs.Small, GatewaySpecs.Medium, GatewaySpecs.Large])
    {
    }
}
