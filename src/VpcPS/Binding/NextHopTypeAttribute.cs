using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Core.Models;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads the type of a next hop from a row. A blank cell becomes null. The case does not matter; the result has the service's spelling.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NextHopTypeAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the value filters a list. A list also contains system routes.</summary>
    public bool IsFilter { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        string? word = WrittenText.TrimToNull(inputData?.ToString());
        if (word is null)
        {
            return null;
        }

        string looks = FoldedText.Of(word);
        string[] all = IsFilter ? [.. NextHopTypes.All, NextHopTypes.Local] : NextHopTypes.All;
        return all.FirstOrDefault(type => type.Equals(looks, StringComparison.OrdinalIgnoreCase))
            ?? throw CellRefusal.OfTransformation(
                looks.Equals(NextHopTypes.Local, StringComparison.OrdinalIgnoreCase)
                    ? UserText.Translate("Routes of the system, to 'local', come and go with vSwitches. They can't be made.")
                    : UserText.Of($"'{ShownText.Naming(word)}' is not a kind of next hop. Use one of {string.Join(", ", all)}."),
                word);
    }
}
