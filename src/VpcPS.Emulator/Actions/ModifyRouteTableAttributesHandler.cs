using System.Collections.Generic;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Changes the name, the description and the propagation of a route table. Values of absent parameters do not change.</summary>
internal sealed class ModifyRouteTableAttributesHandler : WriteHandler
{
    private static readonly LabelParameter RouteTableName = new("RouteTableName", 128);
    private static readonly LabelParameter Description = new("Description", 256);
    private static readonly OptionalBooleanParameter RoutePropagationEnable = new("RoutePropagationEnable");

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, RouteTableAnswers.Id, RouteTableName, Description, RoutePropagationEnable];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } = [RouteTableAnswers.WrongStatus];

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        EstateVpc? system = RouteTableAnswers.FindSystem(call);
        EstateRouteTable? table = system is null ? RouteTableAnswers.FindCustom(call) : null;
        return new Change(call.Get(RouteTableAnswers.Id), () =>
        {
            if (system is not null)
            {
                system.SystemRouteTableName = call.Get(RouteTableName) ?? system.SystemRouteTableName;
                system.SystemRouteTableDescription = call.Get(Description) ?? system.SystemRouteTableDescription;
                system.SystemRoutePropagationEnable = call.Get(RoutePropagationEnable) ?? system.SystemRoutePropagationEnable;
            }
            else
            {
                table!.RouteTableName = call.Get(RouteTableName) ?? table.RouteTableName;
                table.Description = call.Get(Description) ?? table.Description;
                table.RoutePropagationEnable = call.Get(RoutePropagationEnable) ?? table.RoutePropagationEnable;
            }

            return [];
        });
    }
}
