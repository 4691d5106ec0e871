using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Changes the name and the description of a route table. A null value changes nothing.</summary>
internal sealed class ModifyRouteTableAttributes : ReceiptAction
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Changes<VpcRouteTable>("ModifyRouteTableAttributes");

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the route table.</param>
    /// <param name="routeTableId">The id of the route table, <c>vtb-...</c>.</param>
    public ModifyRouteTableAttributes(string region, string routeTableId)
        : base(region)
    {
        RouteTableId = routeTableId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the route table, <c>vtb-...</c>.</summary>
    public string RouteTableId { get; }

    /// <summary>The new name, 1 to 128 characters, not beginning with http:// or https://.</summary>
    public string? RouteTableName { get; init; }

    /// <summary>The new description, 1 to 256 characters, not beginning with http:// or https://.</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("RouteTableId", RouteTableId);
        parameters.Add("RouteTableName", RouteTableName);
        parameters.Add("Description", Description);
    }
}
