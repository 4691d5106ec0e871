using System;

namespace VpcPS.Core;

/// <summary>This assembly's texts in the language of the user's interface; UserText.*.resx has their translations.</summary>
internal static class UserText
{
    private static readonly TranslatedTexts Texts = new(typeof(UserText));

    /// <inheritdoc cref="TranslatedTexts.Of"/>
    public static string Of(FormattableString english) => Texts.Of(english);

    /// <inheritdoc cref="TranslatedTexts.Translate"/>
    public static string Translate(string english) => Texts.Translate(english);

    /// <summary>A text of ours or another's without its full stop, to go on with.</summary>
    public static string WithoutStop(string text) => text.TrimEnd('.', '。', ' ', '\r', '\n');
}
