using System;
using System.Globalization;
using System.Text.Json;
using VpcPS.Core.Api;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>One profile of the CLI's configuration file.</summary>
internal sealed class CliProfile
{
    // The fields for the role to assume. When a profile's program prints a key, these fields of the profile still apply.
    private static readonly string[] RoleFields =
        ["ram_role_arn", "ram_session_name", "expired_seconds", "external_id", "policy", "sts_region", "sts_endpoint", "enable_vpc"];

    private readonly string _path;
    private readonly AnswerObject _fields;
    private readonly CliProfile? _asker;

    public CliProfile(string path, JsonElement fields)
    {
        _path = path;
        _fields = new AnswerObject(fields);
        Name = Text("name") ?? "";
        Mode = Text("mode") ?? "";
    }

    /// <summary>
    /// The profile that a process_command printed. It replaces the profile that has the command, and need not repeat the role.
    /// </summary>
    public CliProfile(CliProfile asker, JsonElement printed)
    {
        _path = asker._path;
        _fields = new AnswerObject(printed);
        _asker = asker;
        Name = asker.Name;
        Mode = Text("mode") ?? "";
    }

    public string Name { get; }

    /// <summary>How the profile gets credentials. Empty when it does not say.</summary>
    public string Mode { get; }

    /// <summary>The profile and its file, for messages.</summary>
    public string Description => UserText.Of($"profile '{Name}' in {_path}");

    /// <summary>
    /// Whether the profile is unchanged since the CLI created it: its mode needs a key, and every part of the key is empty.
    /// </summary>
    public bool IsBlank => (Mode.Length == 0 || CliModes.Are(Mode, CliModes.AccessKey) || CliModes.Are(Mode, CliModes.StsToken))
        && Text("access_key_id") is null && Text("access_key_secret") is null && Text("sts_token") is null;

    /// <summary>A field without surrounding blanks. Null when it is absent or blank.</summary>
    public string? Text(string field)
    {
        try
        {
            return _fields.Text(field)?.Trim() is { Length: > 0 } value ? value
                : _asker is not null && Array.IndexOf(RoleFields, field) >= 0 ? _asker.Text(field) : null;
        }
        catch (AnswerFormatException)
        {
            throw Problem($"{field} is not a text");
        }
        catch (InvalidOperationException)
        {
            throw Problem($"{field} is not a valid text");
        }
    }

    /// <summary>A field that the mode needs.</summary>
    public string Required(string field) => Text(field) ?? throw Missing(field);

    /// <summary>A time in Unix seconds. Null when absent, 0 or out of range.</summary>
    public DateTimeOffset? UnixTime(string field)
    {
        // DateTimeOffset has no years after 9999.
        return long.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && seconds is > 0 and <= 253402300799
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
    }

    /// <summary>The error for a missing field. It says what to do.</summary>
    public CredentialsUnavailableException Missing(string field) => Problem(
        $"{field} is empty; fill it in, or run 'aliyun configure --profile {Name}'");

    /// <summary>The error for a problem with the profile.</summary>
    public CredentialsUnavailableException Problem(FormattableString what) => new($"{Description}: {UserText.Of(what)}");
}
