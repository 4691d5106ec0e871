using System.Collections.Generic;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Creates the IPv6 gateway of a VPC. A VPC has at most one. A new gateway is Pending and can be used when it is
/// Available.
/// </summary>
internal sealed class CreateIpv6Gateway : ApiAction<Ipv6Gateway>, IHasClientToken, IHasDryRun
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Creates<Ipv6Gateway>("CreateIpv6Gateway") with { AwaitedState = "Available" };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the VPC.</param>
    /// <param name="vpcId">The id of the VPC, <c>vpc-...</c>, which has an IPv6 block.</param>
    /// <param name="clientToken">At most 64 ASCII characters, unique per gateway.</param>
    public CreateIpv6Gateway(string region, string vpcId, string clientToken)
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

    /// <summary>The name, at most 128 characters, not beginning with http:// or https://.</summary>
    public string? GatewayName { get; init; }

    /// <summary>The description, at most 256 characters, not beginning with http:// or https://.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Small, Medium (or Middle, which means the same) or Large. Null for the service's default. The current API does not have this
    /// parameter.
    /// </summary>
    public string? Spec { get; init; }

    /// <summary>The resource group. A newer parameter.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The tags, at most 20. A newer parameter.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>>? Tags { get; init; }

    /// <inheritdoc/>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("VpcId", VpcId);
        parameters.Add("Name", GatewayName);
        parameters.Add("Description", Description);
        // This action and every answer spell Medium. The seed document and ModifyIpv6GatewaySpec spell Middle.
        parameters.Add("Spec", Spec == GatewaySpecs.Middle ? GatewaySpecs.Medium : Spec);
        parameters.Add("ResourceGroupId", ResourceGroupId);
        parameters.AddTags("Tag", Tags);
    }

    internal override Ipv6Gateway ReadAnswer(AnswerObject answer) => new()
    {
        Ipv6GatewayId = answer.RequiredText("Ipv6GatewayId"),
        Name = GatewayName,
        Description = Description,
        VpcId = VpcId,
        Spec = Spec,
        ResourceGroupId = answer.Text("ResourceGroupId") ?? ResourceGroupId,
        Tags = Tag.ListOf(Tags),
        RegionId = Region,
        RequestId = answer.Text("RequestId"),
        ClientToken = ClientToken,
    };
}
