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
    // The properties that remoting and jobs add to objects.
    private static readonly string[] OfTheEngine = ["PSComputerName", "PSShowComputerName", "PSSourceJobInstanceId", "RunspaceId"];

    private static readonly ModelKind RegionKind = new(typeof(VpcRegion), null, ["RegionId"]);

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
            return ModelKind.All.Any(kind => kind.Prefix is not null && IdSyntax.IsId(text, kind.Prefix))
                ? new PipedThing(text)
                : null;
        }

        string? region = ValueOf(input, "RegionId") ?? ValueOf(input, "Region");
        if (RegionKind.Fits(input))
        {
            return region is null ? null : new PipedThing((string?)null) { RegionId = region };
        }

        return ModelKind.All
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
    // ResourceId of an object can be the id of something else, so the object's own id comes first.
    public static string? IdFor(PSObject input, string name) =>
        (name == "ResourceId" ? Of(input)?.Id : null)
        ?? ValueOf(input, name)
        ?? (name is "ResourceId" or "InstanceId" or "IpInstanceId" ? Of(input)?.Id : null);

    /// <summary>
    /// The text of an input, without blanks around it. It is empty for a blank line, and null where the input is not
    /// text.
    /// </summary>
    public static string? TextOf(PSObject? input) => (input?.BaseObject as string)?.Trim();

    /// <summary>The names of an input's columns, without those that the engine adds.</summary>
    public static IEnumerable<string> ColumnsOf(PSObject input) =>
        input.Properties.Select(property => property.Name).Except(OfTheEngine, StringComparer.OrdinalIgnoreCase);

    /// <summary>The id in a column of an input. Null where the input has none.</summary>
    public static string? IdOf(PSObject input, string column) => ValueOf(input, column) is { } id ? IdSyntax.Read(id) : null;

    private static string? ValueOf(PSObject input, string column) => WrittenText.TrimToNull(input.Properties[column]?.Value?.ToString());
}
