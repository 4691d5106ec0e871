using System.Net;
using VpcPS.Core.Models;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// An argument that stands where another kind is expected, because the id comes through the pipeline:
/// <c>$vpc | Add-VpcCidrBlock 10.64.0.0/16</c>. As it is no text, it does not fit the parameter that has the position, and the engine
/// tries the one that has this position beside a piped object.
/// </summary>
/// <param name="Text">The argument.</param>
internal sealed record OtherArgument(string Text)
{
    private const string PrefixList = "pl-";

    private static readonly char[] OfBlocks = ['/', '.', ':'];

    /// <summary>The address block or other destination of a route that a value is, or null. No id looks like one.</summary>
    public static OtherArgument? BlockIn(object? value) => value is string text && IsBlock(text.Trim()) ? new OtherArgument(text) : null;

    /// <summary>The id of a next hop that a value is, or null. No destination looks like one.</summary>
    public static OtherArgument? NextHopIn(object? value) =>
        value is string text && NextHopTypes.OfId(IdSyntax.Read(text.Trim())) is not null ? new OtherArgument(text) : null;

    /// <summary>The argument as it was written: the engine makes a text of it again where no other parameter takes it.</summary>
    public override string ToString() => Text;

    private static bool IsBlock(string text) => IdSyntax.IsId(text, PrefixList)
        || (text.IndexOfAny(OfBlocks) >= 0 && IPAddress.TryParse(text.Split('/')[0], out _));
}
