using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads one of a few words as a row gives it: blank is the default, any case and width become the service's exact
/// spelling, what nobody sees is read over, and an unknown word is left alone for ValidateSet to refuse. An enum would not do: the engine silently leaves an optional
/// by-name enum unbound when its text is wrong, and the row would run with the default billing.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ChoiceAttribute : ArgumentTransformationAttribute
{
    private readonly string[] _choices;

    /// <summary>Lists the words.</summary>
    /// <param name="choices">The service's exact spellings.</param>
    public ChoiceAttribute(params string[] choices) => _choices = choices;

    /// <summary>What a blank value means.</summary>
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
        // The message of ValidateSet quotes the word as it is.
        return _choices.FirstOrDefault(choice => choice.Equals(looks, StringComparison.OrdinalIgnoreCase)) ?? ShownText.Naming(word);
    }
}
