using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads one of a few words from a row. A blank cell means the default. The case and the width of letters do not matter, and invisible
/// characters are ignored. The result has the service's exact spelling. An unknown word is passed on, and ValidateSet refuses it. The
/// parameter is not an enum: if the text does not fit an optional enum parameter, the engine leaves it unset without an error, and the row
/// would run with the default charge type.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ChoiceAttribute : ArgumentTransformationAttribute
{
    private readonly string[] _choices;

    /// <summary>Makes the attribute for a set of words.</summary>
    /// <param name="choices">The service's exact spellings.</param>
    public ChoiceAttribute(params string[] choices) => _choices = choices;

    /// <summary>The word that is used for a blank cell.</summary>
    public string? Default { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        string? word = WrittenText.TrimToNull(inputData?.ToString());
        if (word is null)
        {
            return Default;
        }

        string looks = FoldedText.Of(word);
        // ValidateSet quotes an unknown word as it is, so it gets the word in a form that is safe to show.
        return _choices.FirstOrDefault(choice => choice.Equals(looks, StringComparison.OrdinalIgnoreCase)) ?? ShownText.Naming(word);
    }
}
