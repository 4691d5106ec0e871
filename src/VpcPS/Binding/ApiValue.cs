using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Text.Json;
using VpcPS.Core;
using VpcPS.Core.Catalog;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads a value for a parameter of an action, according to the catalog's description of the parameter. Values come from scripts, from
/// cells of files and from JSON. The result contains only texts, whole numbers, booleans, arrays and tables.
/// </summary>
internal static class ApiValue
{
    private const int MostOfValue = 60;

    // The deepest nesting that is read. Values of this API are not deeper. The limit is needed because the reading is recursive, and a text
    // can be nested without limit.
    private const int MostDepth = 16;

    /// <summary>Reads a value. The result is null when there is no value.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">What was given.</param>
    /// <param name="path">The name of the value for messages, such as Tag[1].Key.</param>
    /// <param name="reading">The settings for reading.</param>
    /// <exception cref="FormatException">The value does not fit. The message says so, without a secret.</exception>
    public static object? Read(CatalogParameter parameter, object? value, string path, ApiReading reading)
    {
        object? bare = Unwrap(value);
        if (bare is null || bare == System.Management.Automation.Internal.AutomationNull.Value)
        {
            return null;
        }

        try
        {
            return parameter.Type switch
            {
                CatalogType.Number => ReadNumber(parameter, bare, path),
                CatalogType.Boolean => ReadBoolean(parameter, bare, path),
                CatalogType.List => ReadList(parameter, bare, path, reading),
                CatalogType.Object => ReadObject(parameter, bare, path, reading),
                _ => ReadText(bare, path, reading),
            };
        }
        catch (FormatException) when (!reading.IsChecked)
        {
            return bare;
        }
    }

    /// <summary>Whether a parameter accepts an empty text as a value. In a change, it clears the old value, except for an id.</summary>
    public static bool MayBeCleared(CatalogParameter parameter, bool isOfRead) =>
        !isOfRead && parameter.Type == CatalogType.Text && !IdSyntax.IsNameOfId(parameter.Name);

    /// <summary>Whether a value that was read counts as no value.</summary>
    /// <param name="read">The value.</param>
    /// <param name="mayBeCleared">Whether an empty text is a value.</param>
    public static bool IsEmpty(object? read, bool mayBeCleared) =>
        read is null || (!mayBeCleared && read is string text && WrittenText.TrimToNull(text) is null);

    /// <summary>Removes what PowerShell wraps around a value. An object that has properties of its own stays wrapped.</summary>
    public static object? Unwrap(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>Converts a single value to the text that is sent. Null for a list and for an object.</summary>
    public static string? TextOf(object? value) => Unwrap(value) switch
    {
        string text => text,
        bool yes => yes ? "true" : "false",
        SwitchParameter given => given.IsPresent ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        SecureString secret => new NetworkCredential("", secret).Password,
        IDictionary or PSObject or null => null,
        IEnumerable => null,
        IConvertible or IFormattable or Uri or Version or IPAddress => Convert.ToString(Unwrap(value), CultureInfo.InvariantCulture),
        // The text of any other object is the name of its type, and not its value.
        _ => null,
    };

    /// <summary>The members of an object, with their names as given. Null for anything else.</summary>
    public static IEnumerable<KeyValuePair<string, object?>>? MembersOf(object? value) => Unwrap(value) switch
    {
        IDictionary table => table.Cast<DictionaryEntry>()
            .Select(entry => new KeyValuePair<string, object?>(entry.Key.ToString()!, entry.Value))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal),
        PSObject custom => custom.Properties.Select(property => new KeyValuePair<string, object?>(property.Name, property.Value)),
        _ => null,
    };

    private static string? ReadText(object value, string path, ApiReading reading)
    {
        bool isId = IdSyntax.IsNameOfId(path);
        if (value is SecureString)
        {
            reading.AddSecure(TextOf(value)!);
        }

        if (TextOf(value) is { } text)
        {
            return isId && !reading.IsOfRow && text.IndexOf(',') >= 0
                ? throw new FormatException(UserText.Of(
                    $"{path} takes one id, not '{ShownText.Cut(ShownText.Naming(text), MostOfValue)}'. Put the commas between ids outside the quotes."))
                : text;
        }

        var whole = PSObject.AsPSObject(value);
        if (PipedThing.IsObjectOfModule(whole))
        {
            return (isId ? PipedThing.IdFor(whole, NameIn(path)) : null) ?? throw new FormatException(isId
                ? UserText.Of($"{path} takes an id, and the object that was given has none for it.")
                : UserText.Of($"{path} takes one text, not an object."));
        }

        if (!isId && MembersOf(value) is not null)
        {
            // Parameters of this API that are texts and contain several values need them as JSON.
            NoteSecure(value, reading);
            return ApiJson.Of(value);
        }

        throw new FormatException(value is PSCredential
            ? UserText.Of($"{path} takes one text or a SecureString, not a PSCredential. Give its Password.")
            : value is IEnumerable and not IDictionary
                ? UserText.Of($"{path} takes one text, not a list.")
                : UserText.Of($"{path} takes one text, not an object."));
    }

    /// <summary>Remembers all secure strings in a value.</summary>
    public static void NoteSecure(object? value, ApiReading reading)
    {
        object? bare = Unwrap(value);
        if (bare is SecureString)
        {
            reading.AddSecure(TextOf(bare)!);
        }
        else if (MembersOf(bare) is { } members)
        {
            foreach (KeyValuePair<string, object?> member in members)
            {
                NoteSecure(member.Value, reading);
            }
        }
        else if (bare is IEnumerable several and not string)
        {
            foreach (object? item in several)
            {
                NoteSecure(item, reading);
            }
        }
    }

    // For the path IpInstanceIds[2] the result is IpInstanceId.
    private static string NameIn(string path)
    {
        string name = path.Substring(path.LastIndexOf('.') + 1);
        int item = name.IndexOf('[');
        name = item < 0 ? name : name.Substring(0, item);
        return name.EndsWith("Ids", StringComparison.Ordinal) ? name.Substring(0, name.Length - 1) : name;
    }

    private static long? ReadNumber(CatalogParameter parameter, object value, string path)
    {
        if (WrittenText.TrimToNull(TextOf(value) ?? " ") is { } text)
        {
            return long.TryParse(FoldedText.Of(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
                ? number
                : throw new FormatException(UserText.Of($"{path} takes a whole number, not {Shown(parameter, text)}."));
        }

        return value is string ? null : throw new FormatException(UserText.Of($"{path} takes a whole number, not a list or an object."));
    }

    private static bool? ReadBoolean(CatalogParameter parameter, object value, string path)
    {
        if (WrittenText.TrimToNull(TextOf(value) ?? " ") is not { } text)
        {
            return value is string ? null : throw new FormatException(UserText.Of($"{path} takes true or false, not a list or an object."));
        }

        return bool.TryParse(FoldedText.Of(text), out bool yes)
            ? yes
            : throw new FormatException(UserText.Of($"{path} takes true or false, not {Shown(parameter, text)}."));
    }

    private static object[]? ReadList(CatalogParameter parameter, object value, string path, ApiReading reading)
    {
        // A text with several ids is clear, so it is split. Any other argument may contain a comma that belongs to the text.
        bool isSplit = value is string && (reading.IsOfRow || IdSyntax.IsNameOfId(parameter.Name.TrimEnd('s')));
        IEnumerable<object?> items = value switch
        {
            string text when FromJson(text, '[') is object?[] parsed => parsed,
            string text when string.IsNullOrWhiteSpace(text) => [],
            string text when parameter.Item!.Type == CatalogType.Object => [text],
            // One cell of a file contains the whole list. Ids, addresses and names of this API contain neither comma nor semicolon.
            string text when isSplit => text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Trim()).Where(part => part.Length > 0),
            string => [value],
            IDictionary table when IsTagTable(parameter, table) => table.Cast<DictionaryEntry>()
                .OrderBy(tag => tag.Key.ToString(), StringComparer.Ordinal)
                .Select(tag => new Hashtable { ["Key"] = tag.Key, ["Value"] = tag.Value }),
            IDictionary => [value],
            // Answers wrap lists in an object: { "SnatTableIds": { "SnatTableId": [ ... ] } }.
            PSObject { BaseObject: PSCustomObject } custom when custom.Properties.ToArray() is [{ Value: object[] wrapped }] => wrapped,
            PSObject => [value],
            IEnumerable several => several.Cast<object?>(),
            _ => [value],
        };
        object[] read =
        [
            .. items.Select((item, i) => ReadItem(
                parameter.Item!, item, path + "[" + (i + 1).ToString(CultureInfo.InvariantCulture) + "]", reading)),
        ];
        return read.Length == 0 ? null : read;
    }

    // An empty item is an error. If it were left out, a list of two things would become a list of one thing.
    private static object ReadItem(CatalogParameter item, object? value, string path, ApiReading reading) =>
        Unwrap(value) is not null and not "" && Read(item, value, path, reading) is { } read
            ? read
            : throw new FormatException(UserText.Of($"{path} is empty."));

    // Everywhere else in the module, tags are a table like @{ env = 'prod' }.
    private static bool IsTagTable(CatalogParameter parameter, IDictionary table) =>
        parameter.Item!.Members.Select(member => member.Name).SequenceEqual(["Key", "Value"])
        && !table.Keys.Cast<object>().Any(key => parameter.Item.Find(key.ToString()!) is not null);

    private static Hashtable? ReadObject(CatalogParameter parameter, object value, string path, ApiReading reading)
    {
        object? whole = value is string text && text.Trim().Length > 0 ? FromJson(text, '{') : value is string ? null : value;
        if (whole is null && value is string blank && blank.Trim().Length == 0)
        {
            return null;
        }

        if (whole is null || MembersOf(whole) is not { } members)
        {
            string example = string.Join("; ", parameter.Members.Select(member => member.Name + " = ..."));
            throw new FormatException(UserText.Of($"{path} takes an object, such as @{{ {example} }}."));
        }

        var read = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, object?> member in members)
        {
            if (parameter.Find(member.Key) is not { } known)
            {
                read[member.Key] = reading.IsChecked
                    ? throw new FormatException(NoMember(parameter, member.Key, path))
                    : member.Value;
            }
            else
            {
                string inner = path + "." + known.Name;
                read[known.Name] = Read(known, member.Value, inner, reading)
                    ?? throw new FormatException(UserText.Of($"{inner} is empty."));
            }
        }

        return reading.IsChecked
            && parameter.Members.FirstOrDefault(member => member.IsRequired && !read.ContainsKey(member.Name)) is { } missing
            ? throw new FormatException(UserText.Of($"{path} lacks its member {missing.Name}."))
            : read;
    }

    private static string NoMember(CatalogParameter parameter, string name, string path)
    {
        string members = string.Join(", ", parameter.Members.Select(member => member.Name));
        return UserText.Of($"{path} has no member '{ShownText.Naming(name)}'. Its members: {members}.");
    }

    private static string Shown(CatalogParameter parameter, string text) => parameter.IsSecret
        ? UserText.Translate("this text")
        : "'" + ShownText.Cut(ShownText.Naming(text), MostOfValue) + "'";

    // The value of a text that begins like JSON. Null for any other text.
    private static object? FromJson(string text, char first)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0 || trimmed[0] != first)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(trimmed, new JsonDocumentOptions { MaxDepth = MostDepth });
            return ApiJson.ValueOf(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
