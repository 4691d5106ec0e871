using System;
using VpcPS.Core;

namespace VpcPS;

/// <summary>The cmdlets' texts in the language of the user's interface; UserText.*.resx has their translations.</summary>
internal static class UserText
{
    private static readonly TranslatedTexts Texts = new(typeof(UserText));

    /// <inheritdoc cref="TranslatedTexts.Of"/>
    public static string Of(FormattableString english) => Texts.Of(english);

    /// <inheritdoc cref="TranslatedTexts.Translate"/>
    public static string Translate(string english) => Texts.Translate(english);
}
