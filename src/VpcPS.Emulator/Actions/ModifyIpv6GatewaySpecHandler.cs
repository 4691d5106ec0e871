using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Changes the edition of a gateway. The current API does not have this action any more (the CLI's list lost it in 2023). The
/// limits of bandwidth in the specification depend on editions, so the emulator has it.
/// </summary>
internal sealed class ModifyIpv6GatewaySpecHandler : WriteHandler
{
    // The page of this action writes Middle, as the specification does. Answers say Medium.
    private static readonly ChoiceParameter<GatewaySpec> Spec = new("Spec")
    {
        Required = true,
        Alias = ("Middle", GatewaySpec.Medium),
    };

    /// <inheritdoc/>
    public override bool IsGoneToday => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, GatewayAnswers.Id, Spec, CommonParameters.ClientToken];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } = ["IncorrectStatus.Ipv6Gateway"];

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        EstateGateway gateway = GatewayAnswers.FindAvailable(call);
        GatewaySpec spec = call.Get(Spec)!.Value;

        // Not documented: a lower edition is possible, and bandwidth above its limit stays.
        return new Change(gateway.Ipv6GatewayId, () =>
        {
            gateway.Spec = spec;
            return [];
        });
    }
}
