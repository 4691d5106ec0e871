using System;

namespace VpcPS.Core;

/// <summary>
/// This assembly's texts in the language of the user's interface. UserText.*.resx has the translations.
/// </summary>
internal static class UserText
{
    private static readonly TranslatedTexts Texts = new(typeof(UserText));

    /// <inheritdoc cref="TranslatedTexts.Of"/>
    public static string Of(FormattableString english) => Texts.Of(english);

    /// <inheritdoc cref="TranslatedTexts.Translate"/>
    public static string Translate(string english) => Texts.Translate(english);

    /// <summary>A text without the full stop at its end, so that a sentence can go on after it.</summary>
    public static string WithoutStop(string text) => text.TrimEnd('.', '。', ' ', '\r', '\n');
}
