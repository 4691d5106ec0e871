using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Creates a route in a route table. A new route is Pending, then Available. The service creates and deletes the routes of a table one
/// after the other. While a route is Pending, requests for other routes are refused with IncorrectRouteEntryStatus.
/// </summary>
internal sealed class CreateRouteEntry : ApiAction<VpcRoute>, IHasClientToken, IHasDryRun
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Creates<VpcRoute>("CreateRouteEntry") with { AwaitedState = "Available" };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the route table.</param>
    /// <param name="routeTableId">The id of the route table, <c>vtb-...</c>.</param>
    /// <param name="destinationCidrBlock">The destination: an IPv4 or IPv6 block, or the id of a prefix list.</param>
    /// <param name="nextHopType">The kind of the next hop, such as IPv6Gateway.</param>
    /// <param name="nextHopId">The id of the next hop.</param>
    /// <param name="clientToken">At most 64 ASCII characters, unique per route.</param>
    public CreateRouteEntry(
        string region, string routeTableId, string destinationCidrBlock, string nextHopType, string nextHopId, string clientToken)
        : base(region)
    {
        RouteTableId = routeTableId;
        DestinationCidrBlock = destinationCidrBlock;
        NextHopType = nextHopType;
        NextHopId = nextHopId;
        ClientToken = clientToken;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the route table.</summary>
    public string RouteTableId { get; }

    /// <summary>The destination.</summary>
    public string DestinationCidrBlock { get; }

    /// <summary>The kind of the next hop.</summary>
    public string NextHopType { get; }

    /// <summary>The id of the next hop.</summary>
    public string NextHopId { get; }

    /// <inheritdoc/>
    public string ClientToken { get; }

    /// <summary>The name, 1 to 128 characters, not beginning with http:// or https://.</summary>
    public string? RouteEntryName { get; init; }

    /// <summary>The description, 1 to 256 characters, not beginning with http:// or https://.</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("RouteTableId", RouteTableId);
        parameters.Add("DestinationCidrBlock", DestinationCidrBlock);
        parameters.Add("NextHopType", NextHopType);
        parameters.Add("NextHopId", NextHopId);
        parameters.Add("RouteEntryName", RouteEntryName);
        parameters.Add("Description", Description);
    }

    internal override VpcRoute ReadAnswer(AnswerObject answer) => new()
    {
        // Answers of 2019 contain no id.
        RouteEntryId = answer.Text("RouteEntryId"),
        Name = RouteEntryName,
        Description = Description,
        RouteTableId = RouteTableId,
        DestinationCidrBlock = DestinationCidrBlock,
        Type = "Custom",
        NextHopType = NextHopType,
        NextHopId = NextHopId,
        NextHops = new([new VpcNextHop(NextHopType, NextHopId, Weight: null, Enabled: null)]),
        RegionId = Region,
        RequestId = answer.Text("RequestId"),
        ClientToken = ClientToken,
    };
}
