using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Changes name and description of a gateway. An absent parameter keeps the text, an empty one deletes it.</summary>
internal sealed class ModifyIpv6GatewayAttributeHandler : WriteHandler
{
    private static readonly LabelParameter NewName = new("Name", 128);
    private static readonly LabelParameter Description = new("Description", 256);

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        GatewayAnswers.Id,
        NewName,
        Description,
        CommonParameters.ClientToken,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } = ["IncorrectStatus.Ipv6Gateway"];

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        EstateGateway gateway = GatewayAnswers.FindAvailable(call);
        return new Change(gateway.Ipv6GatewayId, () =>
        {
            gateway.Name = call.Get(NewName) ?? gateway.Name;
            gateway.Description = call.Get(Description) ?? gateway.Description;
            return [];
        });
    }
}
