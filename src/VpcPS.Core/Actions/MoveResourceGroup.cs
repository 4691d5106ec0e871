using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Moves a resource to another resource group. The action has neither ClientToken nor DryRun. The names are those of the official
/// SDK 7.3.2.
/// </summary>
internal sealed class MoveResourceGroup : ReceiptAction
{
    /// <summary>The type of VPCs.</summary>
    public const string OfVpc = "Vpc";

    /// <summary>The type of IPv6 gateways.</summary>
    public const string OfIpv6Gateway = "IPv6Gateway";

    /// <summary>The type of IPv6 addresses.</summary>
    public const string OfIpv6Address = "IPv6Address";

    private const string ActionName = "MoveResourceGroup";

    private static readonly ActionDeclaration VpcFacts = ActionDeclaration.Changes<VpcNetwork>(ActionName);
    private static readonly ActionDeclaration GatewayFacts = ActionDeclaration.Changes<Ipv6Gateway>(ActionName);
    private static readonly ActionDeclaration AddressFacts = ActionDeclaration.Changes<Ipv6Address>(ActionName);

    // The module has no models for the other types of resources.
    private static readonly ActionDeclaration OtherFacts = ActionDeclaration.UnknownChange(ActionName) with { IsIdempotent = true };

    private readonly bool _isOfOtherType;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the resource.</param>
    /// <param name="resourceType">The type of the resource, as the documents spell it.</param>
    /// <param name="resourceId">The id of the resource.</param>
    /// <param name="newResourceGroupId">The resource group that the resource moves to, <c>rg-...</c>.</param>
    public MoveResourceGroup(string region, string resourceType, string resourceId, string newResourceGroupId)
        : base(region)
    {
        ResourceType = resourceType;
        ResourceId = resourceId;
        _isOfOtherType = resourceType is not (OfVpc or OfIpv6Gateway or OfIpv6Address);
        NewResourceGroupId = newResourceGroupId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => ResourceType switch
    {
        OfIpv6Gateway => GatewayFacts,
        OfIpv6Address => AddressFacts,
        _ => _isOfOtherType ? OtherFacts : VpcFacts,
    };

    /// <summary>The type of the resource.</summary>
    public string ResourceType { get; }

    /// <summary>The id of the resource.</summary>
    public string ResourceId { get; }

    /// <summary>The resource group that the resource moves to.</summary>
    public string NewResourceGroupId { get; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("ResourceType", ResourceType);
        parameters.Add("ResourceId", ResourceId);
        parameters.Add("NewResourceGroupId", NewResourceGroupId);
    }
}
