using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using VpcPS.Core.Catalog;

namespace VpcPS.Commands;

/// <summary>Tells which values of a call are never shown.</summary>
internal static class ApiSecrets
{
    // Parameters that a newer API may have.
    private static readonly string[] Endings = ["Password", "Secret", "Psk", "PrivateKey"];

    /// <summary>Whether a name is that of a secret, in the catalog or by its ending.</summary>
    public static bool IsSecretName(string name) =>
        ActionCatalog.IsSecret(name) || Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The secrets in a text that is JSON: the service can repeat one of them without the rest.</summary>
    public static IEnumerable<string> In(string text)
    {
        if (text[0] is not ('{' or '['))
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. In(document.RootElement)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> In(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(In),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            IsSecretName(member.Name)
            && member.Value.ValueKind == JsonValueKind.String
            && member.Value.GetString() is { Length: > 0 } secret
                ? [secret]
                : In(member.Value)),
        _ => [],
    };
}
