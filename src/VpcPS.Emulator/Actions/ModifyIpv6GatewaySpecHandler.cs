using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Changes the edition of a gateway. The current API no longer has this action; it disappeared from the list of the CLI in 2023. The
/// emulator has it, because in the specification the limits of bandwidth depend on editions.
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

        // The documents do not say whether a lower edition is allowed. Here it is, and bandwidth above the new limit is kept.
        return new Change(gateway.Ipv6GatewayId, () =>
        {
            gateway.Spec = spec;
            return [];
        });
    }
}
