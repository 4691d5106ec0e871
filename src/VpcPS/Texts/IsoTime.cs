using System;
using System.Globalization;
using System.Management.Automation;

namespace VpcPS.Texts;

/// <summary>
/// A ToString method that writes a time in ISO 8601, such as 2026-03-02T02:00:00+00:00. Export-Csv writes a value by its ToString. The one
/// of <see cref="DateTimeOffset"/> depends on the user's language, so another machine could read another day. The value itself stays a
/// DateTimeOffset, which scripts can compare, sort and add to. If a script passes a format, it works as before.
/// </summary>
internal sealed class IsoTime : PSMethodInfo
{
    private const string Format = "yyyy-MM-ddTHH:mm:sszzz";

    private readonly DateTimeOffset _time;

    private IsoTime(DateTimeOffset time)
    {
        _time = time;
        SetMemberName(nameof(ToString));
    }

    /// <inheritdoc/>
    public override System.Collections.ObjectModel.Collection<string> OverloadDefinitions =>
    [
        "string ToString()",
        "string ToString(string format)",
        "string ToString(System.IFormatProvider formatProvider)",
        "string ToString(string format, System.IFormatProvider formatProvider)",
    ];

    /// <inheritdoc/>
    public override PSMemberTypes MemberType => PSMemberTypes.CodeMethod;

    /// <inheritdoc/>
    public override string TypeNameOfValue => typeof(PSMethodInfo).FullName!;

    /// <summary>A time with this method. Null for null.</summary>
    public static PSObject? Of(DateTimeOffset? time)
    {
        if (time is not { } value)
        {
            return null;
        }

        var shown = new PSObject(value);
        shown.Methods.Add(new IsoTime(value));
        return shown;
    }

    /// <inheritdoc/>
    public override PSMemberInfo Copy() => new IsoTime(_time);

    /// <summary>The time as text.</summary>
    /// <param name="arguments">Empty for ISO 8601. Otherwise a format, a culture or both, as for DateTimeOffset.</param>
    public override object Invoke(params object?[] arguments)
    {
        string? format = null;
        IFormatProvider? language = null;
        foreach (object? argument in arguments)
        {
            switch (argument is PSObject wrapped ? wrapped.BaseObject : argument)
            {
                case IFormatProvider provider:
                    language = provider;
                    break;
                case { } text:
                    format = text.ToString();
                    break;
            }
        }

        return string.IsNullOrEmpty(format) && language is null
            ? _time.ToString(Format, CultureInfo.InvariantCulture)
            : _time.ToString(format, language ?? CultureInfo.CurrentCulture);
    }
}
