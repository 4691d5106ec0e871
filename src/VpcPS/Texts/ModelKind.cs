using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;

namespace VpcPS.Texts;

/// <summary>
/// What the module knows about a kind of object that it emits: the model, the form of the ids, and all names of its columns. Everything
/// that recognises such an object in a text or in a row reads it here.
/// </summary>
internal sealed class ModelKind
{
    /// <summary>
    /// All kinds. A part stands before what it belongs to. The order matters, because rows share columns: a vSwitch also has the id of its
    /// VPC.
    /// </summary>
    public static readonly ModelKind[] All =
    [
        new(typeof(VpcTag), null, ["ResourceId"], ("TagKey", nameof(VpcTag.Key)), ("TagValue", nameof(VpcTag.Value))),
        new(
            typeof(Ipv6EgressOnlyRule), IdPrefixes.EgressOnlyRule,
            ["Ipv6EgressOnlyRuleId", "Ipv6EgressRuleId"],
            ("InstanceId", nameof(Ipv6EgressOnlyRule.Ipv6AddressId)),
            ("Ipv6EgressRuleId", nameof(Ipv6EgressOnlyRule.Ipv6EgressOnlyRuleId)))
        { AddressColumns = ["Ipv6AddressId", "InstanceId"] },
        new(
            typeof(Ipv6InternetBandwidth), IdPrefixes.InternetBandwidth,
            ["InternetBandwidthId", "Ipv6InternetBandwidthId"],
            ("Ipv6Address", nameof(Ipv6InternetBandwidth.Address)),
            ("Ipv6InternetBandwidthId", nameof(Ipv6InternetBandwidth.InternetBandwidthId)))
        { AddressColumns = ["Ipv6AddressId", "AddressId"] },
        new(
            typeof(Ipv6Address), IdPrefixes.Ipv6Address,
            ["Ipv6AddressId", "AddressId"],
            ("Ipv6Address", nameof(Ipv6Address.Address)),
            ("Ipv6AddressName", nameof(Ipv6Address.Name)),
            ("Ipv6AddressDescription", nameof(Ipv6Address.Description)),
            ("Ipv6InternetBandwidthId", nameof(Ipv6Address.InternetBandwidthId))),
        new(
            typeof(VpcInterface), IdPrefixes.NetworkInterface,
            ["NetworkInterfaceId"],
            ("NetworkInterfaceName", nameof(VpcInterface.Name)))
        { OtherColumns = ["Ipv6Sets", "Ipv6PrefixSets"] },
        new(
            typeof(VpcRoute), IdPrefixes.RouteEntry,
            ["RouteEntryId"],
            ("RouteEntryName", nameof(VpcRoute.Name)),
            ("RouteEntryType", nameof(VpcRoute.Type)))
        { OtherIdColumns = ["RouteId", "DestinationCidrBlock"] },
        new(typeof(VpcVSwitch), IdPrefixes.VSwitch, ["VSwitchId"], ("VSwitchName", nameof(VpcVSwitch.Name))),
        new(typeof(VpcRouteTable), IdPrefixes.RouteTable, ["RouteTableId"], ("RouteTableName", nameof(VpcRouteTable.Name))),
        new(typeof(Ipv6Gateway), IdPrefixes.Ipv6Gateway, ["Ipv6GatewayId", "GatewayId"]),
        new(typeof(VpcNetwork), IdPrefixes.Vpc, ["VpcId"], ("VpcName", nameof(VpcNetwork.Name))),
    ];

    private readonly Lazy<HashSet<string>> _columns;

    /// <summary>Declares a kind.</summary>
    /// <param name="model">The model.</param>
    /// <param name="prefix">The prefix of the ids. Null when the objects are identified by ids of other kinds.</param>
    /// <param name="idColumns">The columns with the id. The first one is the property of the model, others are names of the API.</param>
    /// <param name="secondNames">
    /// The API's own names of properties. PowerShell has them as hidden members, and answers of Invoke-VpcApi and older files have them as
    /// columns.
    /// </param>
    public ModelKind(Type model, string? prefix, string[] idColumns, params (string Name, string Of)[] secondNames)
    {
        Model = model;
        Prefix = prefix;
        IdColumns = idColumns;
        SecondNames = secondNames;
        // The kinds are also read when the module is imported, which needs no columns.
        _columns = new(() => new HashSet<string>(
            model.GetProperties().Select(property => property.Name)
                .Concat([.. IdColumns, .. AddressColumns, .. OtherColumns, .. SecondNames.Select(second => second.Name), "Region"]),
            StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The model.</summary>
    public Type Model { get; }

    /// <summary>The prefix of the kind's ids. Null when its objects are identified by ids of other kinds.</summary>
    public string? Prefix { get; }

    /// <summary>The columns with the id. The first one is the property of the model.</summary>
    public string[] IdColumns { get; }

    /// <summary>The API's own names of properties.</summary>
    public (string Name, string Of)[] SecondNames { get; }

    /// <summary>
    /// The columns with the id of the address that an object belongs to, for a kind that commands find by its address. Empty for others.
    /// </summary>
    public string[] AddressColumns { get; init; } = [];

    /// <summary>Other columns that only this kind has and that show what a row is about, where its id is missing.</summary>
    public string[] OtherIdColumns { get; init; } = [];

    /// <summary>Columns of the API's answers that the model does not have.</summary>
    public string[] OtherColumns { get; init; } = [];

    /// <summary>
    /// Whether an input is an object of this kind, was one in another process or file, or has only columns that such an object has.
    /// </summary>
    public bool Fits(PSObject input) => input.TypeNames.Any(IsOwn)
        || (input.BaseObject is PSCustomObject
            && !input.TypeNames.Any(name => name.Contains("VpcPS."))
            && PipedThing.ColumnsOf(input).All(_columns.Value.Contains));

    /// <summary>The id by which commands find an object: that of its address, or its own. Null when the input has neither.</summary>
    public string? IdOf(PSObject input) =>
        FirstId(input, AddressColumns, IdPrefixes.Ipv6Address) ?? FirstId(input, IdColumns, Prefix);

    private static string? FirstId(PSObject input, string[] columns, string? prefix) => columns
        .Select(column => PipedThing.IdOf(input, column))
        .FirstOrDefault(id => id is not null && (prefix is null || IdSyntax.IsId(id, prefix)));

    // The engine changes type names to Deserialized.VpcPS..., Selected.VpcPS... and CSV:VpcPS..., so only the end is compared.
    private bool IsOwn(string typeName) => typeName.EndsWith(Model.FullName!, StringComparison.Ordinal)
        && (typeName.Length == Model.FullName!.Length || typeName[typeName.Length - Model.FullName.Length - 1] is '.' or ':');
}
