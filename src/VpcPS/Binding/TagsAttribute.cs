using System;
using System.Collections;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>Checks that the keys and values of a tag table are texts, or have one obvious text form.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagsAttribute : ValidateArgumentsAttribute
{
    // The documented maximum length of keys and values, for all actions.
    private const int MaxLength = 128;

    /// <summary>Whether the tags are a filter. In a filter, <c>*</c> matches every value.</summary>
    public bool IsFilter { get; set; }

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not Hashtable tags)
        {
            return;
        }

        foreach (DictionaryEntry tag in tags)
        {
            if (TagTable.TextOf(tag.Key) is not { Length: > 0 } key || string.IsNullOrWhiteSpace(key))
            {
                throw new ValidationMetadataException(UserText.Of($"'{tag.Key}' is not a tag key. A key is a text that is not empty."));
            }

            Check(key, key);
            if (TagTable.TextOf(tag.Value) is not { } value)
            {
                string what = tag.Value is null ? "$null" : (tag.Value is PSObject wrapped ? wrapped.BaseObject : tag.Value).GetType().Name;
                throw new ValidationMetadataException(IsFilter
                    ? UserText.Of(
                        $"The value of the tag '{key}' is {what}. Give a text, a number, a date or a boolean; '*' stands for every value.")
                    : UserText.Of(
                        $"The value of the tag '{key}' is {what}. Give a text, a number, a date or a boolean; '' is an empty value."));
            }

            Check(key, value);
            if (IsFilter
                && value != TagTable.EveryValue
                && WildcardPattern.ContainsWildcardCharacters(value)
                && value.IndexOfAny(['*', '?']) >= 0)
            {
                throw new ValidationMetadataException(UserText.Of(
                    $"The value '{value}' of the tag '{key}' has a wildcard, which isn't supported in tags; only '*' stands for every value. Filter the list with Where-Object."));
            }
        }
    }

    private static void Check(string key, string text)
    {
        if (text.Length > MaxLength)
        {
            throw new ValidationMetadataException(UserText.Of(
                $"The tag '{key}' has {text.Length} characters in its key or value; the service takes at most {MaxLength}."));
        }

        if (WrittenText.Problem(text) is { } problem)
        {
            throw new ValidationMetadataException(UserText.Of($"The tag '{key}' is refused: {problem}."));
        }
    }
}
