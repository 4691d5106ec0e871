using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>Completes the editions of gateways. Each edition is offered in one spelling only.</summary>
internal sealed class SpecCompleter : WordCompleter
{
    public SpecCompleter()
        : base([GatewaySpecs.Small, GatewaySpecs.Medium, GatewaySpecs.Large])
    {
    }
}
