using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads the ids of resources with tags. The input is a text, an object of this module, or a row with an id. Without
/// this attribute the engine would convert a row to the text "@{...}".
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TaggedResourceAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] IdColumns =
        ["ResourceId", "Ipv6AddressId", "AddressId", "Ipv6GatewayId", "GatewayId", "VSwitchId", "RouteTableId", "VpcId"];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        IEnumerable resources = value is IEnumerable several and not string ? several : new[] { value };
        return resources.Cast<object?>()
            .SelectMany(IdsOf)
            .Where(id => id is not null)
            .Select(id => IdSyntax.Read(id!))
            .ToArray();
    }

    private static string?[] IdsOf(object? resource)
    {
        object? value = resource is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : resource;
        return value switch
        {
            null => [],
            string id => [WrittenText.TrimToNull(id)],
            Ipv6Address address => [address.Ipv6AddressId],
            Ipv6Gateway gateway => [gateway.Ipv6GatewayId],
            VpcNetwork network => [network.VpcId],
            VpcVSwitch vSwitch => [vSwitch.VSwitchId],
            VpcRouteTable table => [table.RouteTableId],
            VpcTag tag => [tag.ResourceId],
            PSObject row => [IdOfRow(row)],
            _ => throw CellRefusal.OfTransformation(
                UserText.Of(
                    $"'{value}' can't have tags. Give an id, an address, a gateway, a VPC, a vSwitch, a route table, or a row with such an id."),
                value),
        };
    }

    // The input is a row of a CSV, or an object from another process. Its columns show what it is. Only the first of the known columns is
    // used, even when its cell is blank, because, for example, an address also has the id of its VPC.
    private static string? IdOfRow(PSObject row)
    {
        if (RowDelimiter.Problem(row) is { } problem)
        {
            throw CellRefusal.OfTransformation(problem, row);
        }

        Dictionary<string, PSPropertyInfo> columns = new(StringComparer.OrdinalIgnoreCase);
        foreach (PSPropertyInfo property in row.Properties)
        {
            columns[FoldedText.Of(property.Name)] = property;
        }

        bool HasCell(string column) =>
            columns.TryGetValue(column, out PSPropertyInfo? cell) && WrittenText.TrimToNull(cell.Value?.ToString()) is not null;
        if (!columns.ContainsKey("ResourceId")
            && (HasCell("Ipv6EgressOnlyRuleId")
                || HasCell("Ipv6EgressRuleId")
                || (HasCell("InternetBandwidthId") && !columns.ContainsKey("VSwitchId"))))
        {
            throw CellRefusal.OfTransformation(
                UserText.Translate("Bandwidths and egress-only rules have no tags. Give the id of the address or of the gateway."), row);
        }

        string column = Array.Find(IdColumns, columns.ContainsKey) ?? throw CellRefusal.OfTransformation(
            UserText.Of(
                $"The row has no id of anything that has tags. It needs one of the columns {string.Join(", ", IdColumns)}; its columns are {RowDelimiter.Listed(columns.Keys)}."),
            row);
        return WrittenText.TrimToNull(columns[column].Value?.ToString());
    }
}
