using System;
using System.Management.Automation;
using System.Text.RegularExpressions;
using VpcPS.Core;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads how much may be removed: a number, or a share of what there is in percent. Full-width characters and a blank before the percent
/// sign are read. The result is in plain digits. ValidatePattern is not used, because its message shows the pattern.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PruneLimitAttribute : ArgumentTransformationAttribute
{
    private static readonly Regex Limit = new(@"^(?<count>[0-9]{1,9})$|^(?<share>[0-9]{1,2}|100) ?%$", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (WrittenText.TrimToNull(inputData?.ToString()) is not { } text)
        {
            return null;
        }

        Match match = Limit.Match(FoldedText.Of(text));
        return !match.Success
            ? throw new ArgumentTransformationMetadataException(UserText.Of(
                $"'{ShownText.Naming(text)}' is neither a number such as 10 nor a share from 0% to 100% such as 20%."))
            : match.Groups["count"].Success ? match.Value : match.Groups["share"].Value + "%";
    }
}
