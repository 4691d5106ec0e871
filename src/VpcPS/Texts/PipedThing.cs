using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;

namespace VpcPS.Texts;

/// <summary>
/// The thing that an input from the pipeline names. The input is a text with an id, an object of the module (also one
/// from a file or another process), a region, or a row that has only columns of one of these objects. A row with any
/// other column belongs to the user, and its meaning is not guessed.
/// </summary>
/// <param name="Id">The id of the thing, or null for a region.</param>
internal sealed record PipedThing(string? Id)
{

    // The order matters, because rows share columns: a gateway also has the id of its VPC.
    private static readonly Kind[] Kinds =
    [
        new(typeof(VpcTag), null, ["ResourceId"], ["TagKey", "TagValue"]),
        new(typeof(Ipv6EgressOnlyRule), IdPrefixes.Ipv6Address, ["Ipv6AddressId", "InstanceId"], ["Ipv6EgressRuleId"]),
        new(
            typeof(Ipv6Address),
            IdPrefixes.Ipv6Address,
            ["Ipv6AddressId", "AddressId"],
            ["Ipv6Address", "Ipv6AddressName", "Ipv6AddressDescription", "Ipv6InternetBandwidthId"]),
        new(
            typeof(Ipv6InternetBandwidth), IdPrefixes.Ipv6Address,
            ["Ipv6AddressId", "AddressId"],
            ["Ipv6Address", "Ipv6InternetBandwidthId"]),
        new(
            typeof(Ipv6InternetBandwidth), IdPrefixes.InternetBandwidth,
            ["InternetBandwidthId", "Ipv6InternetBandwidthId"],
            ["Ipv6Address"]),
        new(typeof(Ipv6Gateway), IdPrefixes.Ipv6Gateway, ["Ipv6GatewayId", "GatewayId"], []),
        new(
            typeof(VpcInterface), IdPrefixes.NetworkInterface,
            ["NetworkInterfaceId"],
            ["NetworkInterfaceName", "Ipv6Sets", "Ipv6PrefixSets"]),
        new(typeof(VpcRoute), IdPrefixes.RouteEntry, ["RouteEntryId"], ["RouteEntryName"]),
        new(typeof(VpcRouteTable), IdPrefixes.RouteTable, ["RouteTableId"], ["RouteTableName"]),
        new(typeof(VpcVSwitch), IdPrefixes.VSwitch, ["VSwitchId"], ["VSwitchName"]),
        new(typeof(VpcNetwork), IdPrefixes.Vpc, ["VpcId"], ["VpcName"]),
    ];

    // The properties that remoting and jobs add to objects.
    private static readonly string[] OfTheEngine = ["PSComputerName", "PSShowComputerName", "PSSourceJobInstanceId", "RunspaceId"];

    private static readonly Kind RegionKind = new(typeof(VpcRegion), null, ["RegionId"], []);

    /// <summary>The id of the VPC that contains the thing, or of the thing itself if it is a VPC. Null when it is not known.</summary>
    public string? VpcId { get; private init; }

    /// <summary>The region that contains the thing, or the thing itself if it is a region. Null when the input names none.</summary>
    public string? RegionId { get; private init; }

    /// <summary>Whether the id has this prefix.</summary>
    public bool Is(string prefix) => Id is not null && IdSyntax.IsId(Id, prefix);

    /// <summary>The thing that an input names, or null when this is not clear.</summary>
    public static PipedThing? Of(PSObject input)
    {
        if (TextOf(input) is { } written)
        {
            string text = IdSyntax.Read(written);
            return Kinds.Any(kind => kind.Prefix is not null && IdSyntax.IsId(text, kind.Prefix))
                || IdSyntax.IsId(text, IdPrefixes.EgressOnlyRule)
                ? new PipedThing(text)
                : null;
        }

        string? region = ValueOf(input, "RegionId") ?? ValueOf(input, "Region");
        if (RegionKind.Fits(input))
        {
            return region is null ? null : new PipedThing((string?)null) { RegionId = region };
        }

        return Kinds
            .Where(kind => kind.Fits(input))
            .Select(kind => kind.IdOf(input))
            .Where(id => id is not null)
            .Select(id => new PipedThing(id) { VpcId = IdOf(input, "VpcId"), RegionId = region })
            .FirstOrDefault();
    }

    /// <summary>The region that an input names, in its text or in a column; null where it names none.</summary>
    public static string? RegionOf(PSObject input) =>
        WrittenText.TrimToNull(TextOf(input)) ?? ValueOf(input, "RegionId") ?? ValueOf(input, "Region");

    /// <summary>
    /// The region, when the input itself is a region: an object or a row of a region, or a text that is not the id of anything else. Null
    /// otherwise.
    /// </summary>
    public static string? RegionItself(PSObject? input) => input is null ? null
        : Of(input) is { } thing ? (thing.Id is null ? thing.RegionId : null)
        : WrittenText.TrimToNull(TextOf(input));

    /// <summary>
    /// Whether something is an object of this module: an answer or a model, from this process or another one. Its values were not written
    /// by a user. A selection of its properties does not count, because it is a row of the user's.
    /// </summary>
    // Select-Object -First puts an additional type name in front of the others.
    public static bool IsObjectOfModule(PSObject input) => input.TypeNames.Any(type =>
        type.StartsWith("VpcPS.", StringComparison.Ordinal) || type.StartsWith("Deserialized.VpcPS.", StringComparison.Ordinal));

    /// <summary>The id in an object of this module that fits a parameter of any action. Null when there is none.</summary>
    /// <param name="input">The object.</param>
    /// <param name="name">The parameter's name. ResourceId and InstanceId accept the id of any resource.</param>
    public static string? IdFor(PSObject input, string name) =>
        ValueOf(input, name) ?? (name is "ResourceId" or "InstanceId" or "IpInstanceId" ? Of(input)?.Id : null);

    /// <summary>
    /// The text of an input, without blanks around it. It is empty for a blank line, and null where the input is not
    /// text.
    /// </summary>
    public static string? TextOf(PSObject? input) => (input?.BaseObject as string)?.Trim();

    /// <summary>The names of an input's columns, without those that the engine adds.</summary>
    public static IEnumerable<string> ColumnsOf(PSObject input) =>
        input.Properties.Select(property => property.Name).Except(OfTheEngine, StringComparer.OrdinalIgnoreCase);

    private static string? ValueOf(PSObject input, string column) => WrittenText.TrimToNull(input.Properties[column]?.Value?.ToString());

    private static string? IdOf(PSObject input, string column) => ValueOf(input, column) is { } id ? IdSyntax.Read(id) : null;

    private sealed class Kind
    {
        private readonly Type _model;
        private readonly string[] _idColumns;
        private readonly HashSet<string> _columns;

        // The aliases are names of the API. Answers of Invoke-VpcApi and older files use them.
        public Kind(Type model, string? prefix, string[] idColumns, string[] aliases)
        {
            _model = model;
            Prefix = prefix;
            _idColumns = idColumns;
            _columns = new HashSet<string>(
                model.GetProperties().Select(property => property.Name).Concat([.. idColumns, .. aliases, "Region"]),
                StringComparer.OrdinalIgnoreCase);
        }

        /// <summary>The prefix of the kind's ids. Null when its objects are identified by ids of other kinds.</summary>
        public string? Prefix { get; }

        /// <summary>
        /// Whether an input is an object of this kind, was one in another process or file, or has only columns that such an object has.
        /// </summary>
        public bool Fits(PSObject input) => input.TypeNames.Any(IsOwn)
            || (input.BaseObject is PSCustomObject
                && !input.TypeNames.Any(name => name.Contains("VpcPS."))
                && ColumnsOf(input).All(_columns.Contains));

        public string? IdOf(PSObject input) => _idColumns
            .Select(column => PipedThing.IdOf(input, column))
            .FirstOrDefault(id => id is not null && (Prefix is null || IdSyntax.IsId(id, Prefix)));

        // The engine changes type names to Deserialized.VpcPS..., Selected.VpcPS... and CSV:VpcPS..., so only the end is compared.
        private bool IsOwn(string typeName) => typeName.EndsWith(_model.FullName!, StringComparison.Ordinal)
            && (typeName.Length == _model.FullName!.Length || typeName[typeName.Length - _model.FullName.Length - 1] is '.' or ':');
    }
}
