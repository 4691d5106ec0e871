using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace VpcPS.Core.Catalog;

/// <summary>Tells which values of a call are secrets and must never be shown.</summary>
internal static class ApiSecrets
{
    private static readonly char[] Joints = ['_', '-'];

    // Name endings of secrets. They cover parameters that a newer version of the API may add.
    private static readonly string[] Endings =
    [
        "Password", "Secret", "Psk", "PrivateKey", "SharedKey", "SecretKey", "AuthKey", "AuthenticationKey", "CipherKey", "EncryptionKey",
    ];

    /// <summary>Whether a name is that of a secret: the catalog says so, or the name has such an ending.</summary>
    public static bool IsSecretName(string name) =>
        ActionCatalog.IsSecret(name) || IsNamedSoInAnyForm(name.IndexOfAny(Joints) < 0 ? name : string.Concat(name.Split(Joints)));

    private static bool IsNamedSoInAnyForm(string name) =>
        Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether a value is a secret or contains one. Decided by its name in the request, such as Tunnel.1.Psk, or by the members of its
    /// JSON.
    /// </summary>
    public static bool IsIn(string name, string? value) =>
        Array.Exists(name.Split('.'), IsSecretName) || (value is { Length: > 0 } && In(value).Any());

    /// <summary>
    /// The secrets in a text that is JSON. Each one is returned separately, because the service can repeat it without the rest of the text.
    /// </summary>
    public static IEnumerable<string> In(string text)
    {
        if (text.TrimStart() is not ['{' or '[', ..])
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
            && (member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            && member.Value.ToString() is { Length: > 0 } secret
                ? [secret]
                : In(member.Value)),
        _ => [],
    };
}
