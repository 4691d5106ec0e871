using System;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Holds a name or a description to what every version of the documents forbids: more characters than the limit, and
/// http:// or https:// at the beginning. The pages of 2019 to 2021 forbid more (one character, a digit first); the
/// current ones allow it. A text that a wrong encoding has spoilt and control characters are refused as well, which no
/// document speaks of: nobody means them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ResourceTextAttribute : ValidateArgumentsAttribute
{
    private const int MaxLengthOfNames = 128;

    public ResourceTextAttribute(int maxLength) => MaxLength = maxLength;

    /// <summary>The most characters: 128 for names, 256 for descriptions.</summary>
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
            throw new ValidationMetadataException(UserText.Of($"The text has {text.Length} characters; the service takes at most {MaxLength}."));
        }

        if (WrittenText.Problem(text, mayHaveLines: MaxLength > MaxLengthOfNames) is { } problem)
        {
            throw new ValidationMetadataException(problem + ".");
        }

        if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            throw new ValidationMetadataException(UserText.Of($"'{text}' begins with http:// or https://, which the service does not take."));
        }
    }
}
