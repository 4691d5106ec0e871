using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Changes the edition of a gateway. Gone from the current API (the CLI's list dropped it in 2023); the seed's bounds of
/// bandwidth depend on editions, so it is here.
/// </summary>
internal sealed class ModifyIpv6GatewaySpecHandler : WriteHandler
{
    // The page of this action writes Middle, as the seed does; answers say Medium.
    private static readonly ChoiceParameter<GatewaySpec> Spec = new("Spec")
    {
        Required = true,
        Alias = ("Middle", GatewaySpec.Medium),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, GatewayAnswers.Id, Spec, CommonParameters.ClientToken];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } = ["ResourceNotFound.Ipv6Gateway", "IncorrectStatus.Ipv6Gateway"];

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        EstateGateway gateway = GatewayAnswers.FindAvailable(call);
        GatewaySpec spec = call.Get(Spec)!.Value;

        // Whether an edition can be lowered below what was bought is undocumented: it can, and what was bought stays.
        return new Change(gateway.Ipv6GatewayId, () =>
        {
            gateway.Spec = spec;
            return [];
        });
    }
}
