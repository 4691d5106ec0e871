using System;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads the destination of a route from a row, by the rules of <see cref="DestinationSyntax"/>. A blank cell becomes null.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DestinationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (WrittenText.TrimToNull(inputData?.ToString()) is not { } written)
        {
            return null;
        }

        string? destination = DestinationSyntax.Read(FoldedText.Of(written).ToLowerInvariant(), out string? problem);
        return problem is null
            ? destination
            : throw CellRefusal.OfTransformation(problem.EndsWith("?", StringComparison.Ordinal) ? problem : problem + ".", written);
    }
}
