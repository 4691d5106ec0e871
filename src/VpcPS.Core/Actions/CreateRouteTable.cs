using System.Collections.Generic;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Creates a route table in a VPC. A new table is Pending, then Available. The names are those of the official SDK 7.3.2.
/// </summary>
internal sealed class CreateRouteTable : ApiAction<VpcRouteTable>, IHasClientToken
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Creates<VpcRouteTable>("CreateRouteTable") with { AwaitedState = "Available" };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the VPC.</param>
    /// <param name="vpcId">The id of the VPC, <c>vpc-...</c>.</param>
    /// <param name="clientToken">At most 64 ASCII characters, unique per route table.</param>
    public CreateRouteTable(string region, string vpcId, string clientToken)
        : base(region)
    {
        VpcId = vpcId;
        ClientToken = clientToken;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the VPC.</summary>
    public string VpcId { get; }

    /// <inheritdoc/>
    public string ClientToken { get; }

    /// <summary>The name, 1 to 128 characters, not beginning with http:// or https://.</summary>
    public string? RouteTableName { get; init; }

    /// <summary>The description, 1 to 256 characters, not beginning with http:// or https://.</summary>
    public string? Description { get; init; }

    /// <summary>The kind of resource that the table can be bound to: VSwitch or Gateway. Null for the service's default, VSwitch.</summary>
    public string? AssociateType { get; init; }

    /// <summary>Tags of the new table.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>>? Tags { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("VpcId", VpcId);
        parameters.Add("RouteTableName", RouteTableName);
        parameters.Add("Description", Description);
        parameters.Add("AssociateType", AssociateType);
        parameters.AddTags("Tag", Tags);
    }

    internal override VpcRouteTable ReadAnswer(AnswerObject answer) => new()
    {
        RouteTableId = answer.RequiredText("RouteTableId"),
        Name = RouteTableName,
        Description = Description,
        VpcId = VpcId,
        RouteTableType = "Custom",
        AssociateType = AssociateType,
        RegionId = Region,
        RequestId = answer.Text("RequestId"),
        ClientToken = ClientToken,
    };
}
