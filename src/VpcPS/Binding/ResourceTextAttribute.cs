using System;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Checks a name or a description against the rules that all versions of the documents share: a limit of characters, and no http:// or
/// https:// at the beginning. The pages of 2019 to 2021 also forbid a name of one character and a digit at the beginning; the current pages
/// allow both. Control characters and text that a wrong encoding has damaged are refused as well. No document mentions them, but they are
/// always mistakes in a name.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ResourceTextAttribute : ValidateArgumentsAttribute
{
    private const int MaxLengthOfNames = 128;

    public ResourceTextAttribute(int maxLength) => MaxLength = maxLength;

    /// <summary>The limit of characters: 128 for names, 256 for descriptions.</summary>
    public int MaxLength { get; }

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not string text)
        {
            return;
        }

        if (text.Length > MaxLength)
        {
            throw CellRefusal.OfCheck(
                UserText.Of($"The text has {text.Length} characters; the service takes at most {MaxLength}."), text);
        }

        if (WrittenText.Problem(text, mayHaveLines: MaxLength > MaxLengthOfNames) is { } problem)
        {
            throw CellRefusal.OfCheck(WrittenText.Sentence(problem), text);
        }

        if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            throw CellRefusal.OfCheck(
                UserText.Of($"'{text}' begins with http:// or https://, which the service doesn't accept."), text);
        }
    }
}
