using System;

namespace VpcPS.Core;

/// <summary>The texts of this assembly in the language of the user's interface. The translations are in UserText.*.resx.</summary>
internal static class UserText
{
    private static readonly TranslatedTexts Texts = new(typeof(UserText));

    /// <inheritdoc cref="TranslatedTexts.Of"/>
    public static string Of(FormattableString english) => Texts.Of(english);

    /// <inheritdoc cref="TranslatedTexts.Translate"/>
    public static string Translate(string english) => Texts.Translate(english);

    /// <summary>Removes the full stop at the end of a text, so that the sentence can continue.</summary>
    public static string WithoutStop(string text) => text.TrimEnd('.', '。', ' ', '\r', '\n');
}
