using System;
using VpcPS.Core;

namespace VpcPS;

/// <summary>The texts of the cmdlets in the language of the user's interface. The translations are in UserText.*.resx.</summary>
internal static class UserText
{
    private static readonly TranslatedTexts Texts = new(typeof(UserText));

    /// <inheritdoc cref="TranslatedTexts.Of"/>
    public static string Of(FormattableString english) => Texts.Of(english);

    /// <inheritdoc cref="TranslatedTexts.Translate"/>
    public static string Translate(string english) => Texts.Translate(english);
}
