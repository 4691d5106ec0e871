using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Moves VPCs, IPv6 gateways and IPv6 addresses to another resource group, one per input row.
/// </summary>
/// <remarks>
/// <para>
/// A vSwitch is always in the resource group of its VPC, and bandwidths and egress-only rules have none: for them a row is an error.
/// Moving a resource to the group in which it is changes nothing. The service can't check this change without making it, so there is
/// no -DryRun.
/// </para>
/// </remarks>
/// <example>
/// <para>Move a VPC</para>
/// <code>
/// Move-VpcResource vpc-hp3kzilwd9yflssfdlgqe rg-acfmxazb4ph6aiy
/// </code>
/// <para>Nothing is emitted. Gateways and addresses of the VPC stay in their groups.</para>
/// </example>
/// <example>
/// <para>See which addresses of a VPC would move</para>
/// <code>
/// Get-VpcIpv6Address -VpcId vpc-hp3kzilwd9yflssfdlgqe |
///     Move-VpcResource -NewResourceGroupId rg-acfmxazb4ph6aiy -WhatIf
/// </code>
/// <para>Shows a line for each address.</para>
/// </example>
[Cmdlet(VerbsCommon.Move, "VpcResource", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class MoveVpcResourceCommand : TextRowCmdlet
{
    private static readonly (string Prefix, string Type)[] TypesOfIds =
    [
        (IdPrefixes.Vpc, MoveResourceGroup.OfVpc),
        (IdPrefixes.Ipv6Gateway, MoveResourceGroup.OfIpv6Gateway),
        (IdPrefixes.Ipv6Address, MoveResourceGroup.OfIpv6Address),
    ];

    /// <summary>
    /// The id of the resource: vpc-..., ipv6gw-... or ipv6-..., or of another resource with -ResourceType. Every row needs it. Of a
    /// row with several ids the first one in this order counts: ResourceId, address, vSwitch, gateway, VPC. A row about a part of it,
    /// such as a route table or a bandwidth, is an error.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    // The engine uses the first alias for which the row has a column. The order matters, because an address also names its gateway and its
    // VPC.
    [Alias("Ipv6AddressId", "AddressId", "VSwitchId", "Ipv6GatewayId", "GatewayId", "VpcId")]
    [IdList(IsOfRows = true)]
    public string[]? ResourceId { get; set; }

    /// <summary>The resource group that the resource moves to, rg-... Every row needs it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.ResourceGroup)]
    public string? NewResourceGroupId { get; set; }

    /// <summary>
    /// The type of the resource: Vpc, IPv6Gateway, IPv6Address, or another one that the API moves, such as Eip. Default: recognized
    /// from the id.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Choice(
        MoveResourceGroup.OfVpc, MoveResourceGroup.OfIpv6Gateway, MoveResourceGroup.OfIpv6Address, "Eip", "BandwidthPackage", "PrefixList",
        "PublicIpAddressPool", "FlowLog", "HaVip", "TrafficMirrorFilter", "TrafficMirrorSession", "IPv4Gateway", "DhcpOptionsSet",
        "GatewayEndpoint")]
    [OptionalValues(
        MoveResourceGroup.OfVpc, MoveResourceGroup.OfIpv6Gateway, MoveResourceGroup.OfIpv6Address, "Eip", "BandwidthPackage", "PrefixList",
        "PublicIpAddressPool", "FlowLog", "HaVip", "TrafficMirrorFilter", "TrafficMirrorSession", "IPv4Gateway", "DhcpOptionsSet",
        "GatewayEndpoint")]
    public string? ResourceType { get; set; }

    /// <summary>Moves the resources of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(ResourceId))
        {
            Move(id);
        }
    }

    private void Move(string? resourceId)
    {
        if (!ReadText(resourceId, [.. TypesOfIds.Select(known => known.Prefix)]))
        {
            return;
        }

        string? id = resourceId ?? TypesOfIds.Select(known => IdOfText(known.Prefix)).FirstOrDefault(text => text is not null);
        if (id is null)
        {
            WriteError(RowErrors.NoId(nameof(ResourceId), "vpc-hp3kzilwd9yflssfdlgqe", target: null));
        }
        else if (NewResourceGroupId is not { } group)
        {
            WriteError(RowErrors.NoId(nameof(NewResourceGroupId), "rg-acfmxazb4ph6aiy", id));
        }
        else if (TypeOf(id) is { } type
            && !IsAboutPartOf(id, type)
            && ResolveRegion(id) is { } region
            && ShouldProcess(UserText.Of($"{id} in {region}: {group}"), UserText.Translate("Move to a resource group")))
        {
            var move = new MoveResourceGroup(region, type, id, group);
            Queue(new Job(
                key: region + "/" + id,
                async calls =>
                {
                    await calls.ChangeAsync(move).ConfigureAwait(false);
                    return null;
                },
                error => ErrorRecords.FromCall(error, id, id)));
        }
    }

    private bool IsAboutPartOf(string id, string type) =>
        IsAboutPart(
            id,
            type switch
            {
                MoveResourceGroup.OfVpc => "VpcId",
                MoveResourceGroup.OfIpv6Gateway => "Ipv6GatewayId",
                _ => "Ipv6AddressId",
            },
            takesResources: true);

    // Null after an error was written.
    private string? TypeOf(string id)
    {
        if (TypesOfIds.FirstOrDefault(known => IdSyntax.IsId(id, known.Prefix)) is { Type: { } type })
        {
            if (ResourceType is null || ResourceType == type)
            {
                return type;
            }

            WriteError(ErrorRecords.BadInput(
                "OtherResourceType", $"{id}: its type is {type}, but {ResourceType} was given", $"Leave out -ResourceType.", id));
        }
        else if (id.StartsWith(IdPrefixes.VSwitch, System.StringComparison.Ordinal))
        {
            WriteError(ErrorRecords.BadInput(
                "VSwitchOfVpc",
                $"{id}: a vSwitch is always in the resource group of its VPC",
                $"Move the VPC. Get-VpcVSwitch {id} shows its VpcId.",
                id));
        }
        else if ((IdSyntax.ProblemOfOne(id, TypesOfIds.Select(known => known.Prefix)) ?? IdSyntax.ProblemOfAnyKind(id)) is { } problem)
        {
            WriteError(RowErrors.WrongResourceId(problem, id));
        }
        else if (ResourceType is { } given && TypesOfIds.All(known => known.Type != given))
        {
            return given;
        }
        else
        {
            WriteError(ErrorRecords.BadInput(
                "UnknownResourceType",
                $"The type of '{id}' can't be recognized from its id",
                $"Give an id that begins with vpc-, ipv6gw- or ipv6-, or give -ResourceType for other resources. Bandwidths and egress-only rules are in no resource group.",
                id));
        }

        return null;
    }
}
