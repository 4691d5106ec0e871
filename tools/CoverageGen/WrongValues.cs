using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using VpcPS.Emulator.Parameters;

namespace VpcPS.CoverageGen;

/// <summary>Wrong values of a parameter, one for each of its codes.</summary>
internal static class WrongValues
{
    private const int TooManyEntries = 51;

    /// <summary>The codes with their values; empty for a text of which every value is accepted.</summary>
    public static IEnumerable<(string Code, JsonNode Value)> Of(Parameter parameter) => parameter is TagsParameter tags
        ? OfTags(tags)
        : parameter.Codes.Select(code => (code, IsUnknownId(code) ? UnknownId((TextParameter)parameter) : OfOne(parameter)));

    private static bool IsUnknownId(string code) =>
        code.StartsWith("ResourceNotFound.", StringComparison.Ordinal) || code.EndsWith(".NotFound", StringComparison.Ordinal);

    private static JsonValue UnknownId(TextParameter parameter) => JsonValue.Create(parameter.IdPrefix + "nobodys");

    // A text that is too long comes first, so that a limit is tested when there is one.
    private static JsonNode OfOne(Parameter parameter) => parameter switch
    {
        TextParameter { MaximumLength: < int.MaxValue and int maximum } => JsonValue.Create(new string('x', maximum + 1)),
        LabelParameter => JsonValue.Create(new string('x', 257)),
        IntegerParameter integer => JsonValue.Create(integer.Minimum - 1),
        ListParameter { CommaSeparated: false } list =>
            Array(Enumerable.Range(1, list.MaximumEntries + 1).Select(number => JsonValue.Create($"x{number}"))),
        _ => JsonValue.Create("nonsense"),
    };

    private static IEnumerable<(string Code, JsonNode Value)> OfTags(TagsParameter tags)
    {
        yield return ("IllegalParam." + tags.Name, Array(Enumerable.Range(1, TooManyEntries).Select(number => Tag($"k{number}", "v"))));
        yield return ("IllegalParam.TagKey", Array([Tag("aliyun", "v")]));
        yield return ("IllegalParam.TagValue", Array([Tag("k", "http://v")]));
        yield return ("MissingParam.TagKey", Array([new JsonObject { ["Value"] = "v" }]));
        if (tags.ValuesRequired)
        {
            yield return ("MissingParam.TagValue", Array([new JsonObject { ["Key"] = "k" }]));
        }
    }

    private static JsonObject Tag(string key, string value) => new() { ["Key"] = key, ["Value"] = value };

    private static JsonArray Array(IEnumerable<JsonNode> items) => [.. items];
}
