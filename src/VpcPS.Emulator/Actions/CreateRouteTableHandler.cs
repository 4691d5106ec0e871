using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Creates a route table in a VPC. Asynchronous.</summary>
internal sealed class CreateRouteTableHandler : WriteHandler
{
    /// <summary>The documented default quota of custom route tables in a VPC.</summary>
    private const int TablesPerVpc = 9;

    private const string TooMany = "QuotaExceeded.RouteTable";

    private static readonly LabelParameter RouteTableName = new("RouteTableName", 128);
    private static readonly LabelParameter Description = new("Description", 256);
    private static readonly ChoiceParameter<AssociateType> Association = new("AssociateType") { Default = AssociateType.VSwitch };
    private static readonly TagsParameter Tags = new("Tag") { KeysUnique = true };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        VpcAnswers.VpcId,
        RouteTableName,
        Description,
        Association,
        Tags,
        CommonParameters.ClientToken,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } = [VpcAnswers.WrongVpcStatus, TooMany];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(VpcAnswers.VpcId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        EstateVpc vpc = VpcAnswers.FindAvailableVpc(call);
        if (vpc.RouteTables.Count >= TablesPerVpc)
        {
            throw new ApiException(400, TooMany, $"{vpc.VpcId} already has {TablesPerVpc} route tables of its own.");
        }

        var table = new EstateRouteTable
        {
            RouteTableId = ResourceIds.New(IdPrefixes.RouteTable, call.Region.RegionId),
            RouteTableName = call.Get(RouteTableName) ?? "",
            Description = call.Get(Description) ?? "",
            AssociateType = call.Get(Association)!.Value,
            CreationTime = call.Now,
            Tags = TagAnswers.Take(call.Get(Tags)),
            Vpc = vpc,
        };
        return new Change(table.RouteTableId, () =>
        {
            vpc.RouteTables.Add(table);
            call.Region.Come(table, call.SettledAt);
            return new Answer { { "RouteTableId", table.RouteTableId } };
        });
    }
}
