using System.Collections.Generic;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Creates a vSwitch. A new vSwitch is Pending and can be used when it is Available. The action has no DryRun. The names are those of the
/// official SDK 7.3.2.
/// </summary>
internal sealed class CreateVSwitch : ApiAction<VpcVSwitch>, IHasClientToken
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Creates<VpcVSwitch>("CreateVSwitch") with { AwaitedState = "Available" };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the VPC.</param>
    /// <param name="vpcId">The id of the VPC, <c>vpc-...</c>.</param>
    /// <param name="zoneId">The zone, such as cn-huhehaote-a.</param>
    /// <param name="clientToken">At most 64 ASCII characters, unique per vSwitch.</param>
    public CreateVSwitch(string region, string vpcId, string zoneId, string clientToken)
        : base(region)
    {
        VpcId = vpcId;
        ZoneId = zoneId;
        ClientToken = clientToken;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the VPC.</summary>
    public string VpcId { get; }

    /// <summary>The zone.</summary>
    public string ZoneId { get; }

    /// <inheritdoc/>
    public string ClientToken { get; }

    /// <summary>The IPv4 block, /16 to /29, inside a block of the VPC. Null when <see cref="CidrMask"/> is given.</summary>
    public string? CidrBlock { get; init; }

    /// <summary>The prefix length of an IPv4 block that the service chooses, 16 to 29.</summary>
    public int? CidrMask { get; init; }

    /// <summary>The name, at most 128 characters, not beginning with http:// or https://.</summary>
    public string? VSwitchName { get; init; }

    /// <summary>The description, at most 256 characters, not beginning with http:// or https://.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The number of the vSwitch's /64 in the /56 of its VPC, 0 to 255, unique in the VPC. When it is null, IPv6 stays off.
    /// </summary>
    public int? SubnetIndex { get; init; }

    /// <summary>The /56 of the VPC that contains the /64. When it is null, the first one that the VPC got.</summary>
    public string? VpcIpv6CidrBlock { get; init; }

    /// <summary>The tags, at most 20.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>>? Tags { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("VpcId", VpcId);
        parameters.Add("ZoneId", ZoneId);
        parameters.Add("CidrBlock", CidrBlock);
        parameters.Add("CidrMask", CidrMask);
        parameters.Add("VSwitchName", VSwitchName);
        parameters.Add("Description", Description);
        parameters.Add("Ipv6CidrBlock", SubnetIndex);
        parameters.Add("VpcIpv6CidrBlock", VpcIpv6CidrBlock);
        parameters.AddTags("Tag", Tags);
    }

    internal override VpcVSwitch ReadAnswer(AnswerObject answer) => new()
    {
        VSwitchId = answer.RequiredText("VSwitchId"),
        Name = VSwitchName,
        Description = Description,
        VpcId = VpcId,
        ZoneId = ZoneId,
        CidrBlock = CidrBlock,
        Tags = Tag.ListOf(Tags),
        RegionId = Region,
        RequestId = answer.Text("RequestId"),
        ClientToken = ClientToken,
    };
}
