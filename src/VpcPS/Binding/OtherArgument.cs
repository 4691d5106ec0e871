using System.Net;
using VpcPS.Core.Models;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// An argument at a position where another kind of value is expected, because the id comes through the pipeline: <c>$vpc | Add-VpcCidrBlock
/// 10.64.0.0/16</c>. This type is not a text, so it does not fit the first parameter with that position. The engine then tries the
/// parameter that has this position together with a piped object.
/// </summary>
/// <param name="Text">The argument.</param>
internal sealed record OtherArgument(string Text)
{
    private const string PrefixList = "pl-";

    private static readonly char[] OfBlocks = ['/', '.', ':'];

    /// <summary>Recognises an address block or another destination of a route. Null for other values. No id looks like one.</summary>
    public static OtherArgument? BlockIn(object? value) => value is string text && IsBlock(text.Trim()) ? new OtherArgument(text) : null;

    /// <summary>Recognises the id of a next hop. Null for other values. No destination looks like one.</summary>
    public static OtherArgument? NextHopIn(object? value) =>
        value is string text && NextHopTypes.OfId(IdSyntax.Read(text.Trim())) is not null ? new OtherArgument(text) : null;

    /// <summary>
    /// The argument as it was written. The engine calls this when no other parameter accepts the argument, and passes the text to the first
    /// one.
    /// </summary>
    public override string ToString() => Text;

    private static bool IsBlock(string text) => IdSyntax.IsId(text, PrefixList)
        || (text.IndexOfAny(OfBlocks) >= 0 && IPAddress.TryParse(text.Split('/')[0], out _));
}
