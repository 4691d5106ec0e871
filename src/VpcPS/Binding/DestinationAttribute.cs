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
    /// <summary>
    /// Whether the user may pass a next hop at the position of the destination, as in <c>$table | New-VpcRoute ::/0 ipv6gw-...</c>. The
    /// result then does not fit the parameter, and the engine tries the next parameter with this position. If there is none, the command
    /// refuses the value.
    /// </summary>
    public bool MayBeNextHop { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (WrittenText.TrimToNull(inputData?.ToString()) is not { } written)
        {
            return null;
        }

        if (MayBeNextHop && OtherArgument.NextHopIn(written) is { } hop)
        {
            return hop;
        }

        string? destination = DestinationSyntax.Read(FoldedText.Of(written).ToLowerInvariant(), out string? problem);
        return problem is null
            ? destination
            : throw CellRefusal.OfTransformation(WrittenText.Sentence(problem), written);
    }
}
