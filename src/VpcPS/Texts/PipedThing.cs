using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;

namespace VpcPS.Texts;

/// <summary>
/// What came through the pipeline: a text with an id, one of the module's objects, also out of a file or another process, a
/// region, or a row whose columns are those of one of them. A row with any other column is its user's own: what it means is
/// not guessed.
/// </summary>
/// <param name="Id">The id of the thing, or null for a region.</param>
internal sealed record PipedThing(string? Id)
{

    // What tells of which kind a row is comes first: a gateway has a VPC, too.
    private static readonly Kind[] Kinds =
    [
        new(typeof(VpcTag), null, ["ResourceId"], []),
        new(typeof(Ipv6EgressOnlyRule), IdPrefixes.Ipv6Address, ["InstanceId", "Ipv6AddressId"], ["Ipv6EgressRuleId"]),
        new(
            typeof(Ipv6Address),
            IdPrefixes.Ipv6Address,
            ["Ipv6AddressId", "AddressId"],
            ["Ipv6Address", "Ipv6AddressName", "Ipv6AddressDescription", "Ipv6InternetBandwidthId"]),
        new(
            typeof(Ipv6InternetBandwidth),
            IdPrefixes.Ipv6Address,
            ["Ipv6AddressId", "AddressId"],
            ["Ipv6Address", "Ipv6InternetBandwidthId"]),
        new(
            typeof(Ipv6InternetBandwidth),
            IdPrefixes.InternetBandwidth,
            ["InternetBandwidthId", "Ipv6InternetBandwidthId"],
            ["Ipv6Address"]),
        new(typeof(Ipv6Gateway), IdPrefixes.Ipv6Gateway, ["Ipv6GatewayId", "GatewayId"], []),
        new(typeof(VpcVSwitch), IdPrefixes.VSwitch, ["VSwitchId"], ["VSwitchName"]),
        new(typeof(VpcNetwork), IdPrefixes.Vpc, ["VpcId"], ["VpcName"]),
    ];

    // What remoting and jobs put on objects.
    private static readonly string[] OfTheEngine = ["PSComputerName", "PSShowComputerName", "PSSourceJobInstanceId", "RunspaceId"];

    private static readonly Kind RegionKind = new(typeof(VpcRegion), null, ["RegionId"], []);

    /// <summary>The VPC that it is in, or is; null where that is not known.</summary>
    public string? VpcId { get; private init; }

    /// <summary>The region that it is in, or is; null where it says none.</summary>
    public string? RegionId { get; private init; }

    /// <summary>Whether the id has a prefix.</summary>
    public bool Is(string prefix) => Id is not null && IdSyntax.IsId(Id, prefix);

    /// <summary>What an input is, or null when that can't be told.</summary>
    public static PipedThing? Of(PSObject input)
    {
        if (TextOf(input) is { } text)
        {
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
            .Select(id => new PipedThing(id) { VpcId = ValueOf(input, "VpcId"), RegionId = region })
            .FirstOrDefault();
    }

    /// <summary>The region that an input is in, or is: what it says, or a text; null without one.</summary>
    public static string? RegionOf(PSObject input) =>
        WrittenText.TrimToNull(TextOf(input)) ?? ValueOf(input, "RegionId") ?? ValueOf(input, "Region");

    /// <summary>The text that an input is, without blanks around it, empty for a blank line; null where it is no text.</summary>
    public static string? TextOf(PSObject? input) => (input?.BaseObject as string)?.Trim();

    /// <summary>The names of the columns of an input.</summary>
    public static IEnumerable<string> ColumnsOf(PSObject input) =>
        input.Properties.Select(property => property.Name).Except(OfTheEngine, StringComparer.OrdinalIgnoreCase);

    private static string? ValueOf(PSObject input, string column) => WrittenText.TrimToNull(input.Properties[column]?.Value?.ToString());

    private sealed class Kind
    {
        private readonly Type _model;
        private readonly string[] _idColumns;
        private readonly HashSet<string> _columns;

        // The aliases are names of the API; Export-Csv writes them too.
        public Kind(Type model, string? prefix, string[] idColumns, string[] aliases)
        {
            _model = model;
            Prefix = prefix;
            _idColumns = idColumns;
            _columns = new HashSet<string>(model.GetProperties().Select(property => property.Name).Concat([.. idColumns, .. aliases, "Region"]), StringComparer.OrdinalIgnoreCase);
        }

        /// <summary>What its ids begin with; null where they are those of others.</summary>
        public string? Prefix { get; }

        /// <summary>Whether an input is such an object, was one, or has no columns but those of one.</summary>
        public bool Fits(PSObject input) => input.TypeNames.Any(IsOwn)
            || (input.BaseObject is PSCustomObject && !input.TypeNames.Any(name => name.Contains("VpcPS.")) && ColumnsOf(input).All(_columns.Contains));

        public string? IdOf(PSObject input) => _idColumns
            .Select(column => ValueOf(input, column))
            .FirstOrDefault(id => id is not null && (Prefix is null || IdSyntax.IsId(id, Prefix)));

        // Deserialized.VpcPS..., Selected.VpcPS..., CSV:VpcPS...
        private bool IsOwn(string typeName) => typeName.EndsWith(_model.FullName!, StringComparison.Ordinal)
            && (typeName.Length == _model.FullName!.Length || typeName[typeName.Length - _model.FullName.Length - 1] is '.' or ':');
    }
}
