using System;
using System.Globalization;
using System.Text.Json;
using VpcPS.Core.Http;

namespace VpcPS.Core.Credentials;

/// <summary>One profile of the CLI's configuration file.</summary>
internal sealed class CliProfile
{
    private readonly string _path;
    private readonly AnswerObject _fields;

    public CliProfile(string path, JsonElement fields)
    {
        _path = path;
        _fields = new AnswerObject(fields);
        Name = Text("name") ?? "";
        Mode = Text("mode") ?? "";
    }

    public string Name { get; }

    /// <summary>How the profile gets credentials; empty when it does not say.</summary>
    public string Mode { get; }

    /// <summary>The profile and its file, for messages.</summary>
    public string Description => UserText.Of($"profile '{Name}' in {_path}");

    /// <summary>A field without surrounding blanks; null when it is absent or blank.</summary>
    public string? Text(string field)
    {
        try
        {
            return _fields.Text(field)?.Trim() is { Length: > 0 } value ? value : null;
        }
        catch (AnswerFormatException)
        {
            throw Problem($"{field} is no text");
        }
        catch (InvalidOperationException)
        {
            throw Problem($"{field} is no valid text");
        }
    }

    /// <summary>A field that the mode needs.</summary>
    public string Required(string field) => Text(field) ?? throw Missing(field);

    /// <summary>A time in Unix seconds; null when absent, 0 or out of range.</summary>
    public DateTimeOffset? UnixTime(string field)
    {
        // The largest that DateTimeOffset holds is the end of the year 9999.
        return long.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && seconds is > 0 and <= 253402300799
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
    }

    /// <summary>Says that a field is missing, and what to do.</summary>
    public CredentialsUnavailableException Missing(string field) => Problem(
        $"{field} is empty; fill it in, or run 'aliyun configure --profile {Name}'");

    /// <summary>Says what is wrong with the profile.</summary>
    public CredentialsUnavailableException Problem(FormattableString what) => new($"{Description}: {UserText.Of(what)}");
}
