using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads ids from a CSV row or an array. Blanks around ids are removed, capital letters become small ones, and blank ids are left out. A
/// row with a blank cell gives an empty list, which is different from null: a blank cell must not select everything.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdListAttribute : ArgumentTransformationAttribute
{
    /// <summary>
    /// Whether each id is treated as a row of its own. Then a blank id is kept as null, so that it causes an error instead of being
    /// ignored.
    /// </summary>
    public bool IsOfRows { get; set; }

    /// <summary>
    /// Whether the user may pass a bandwidth at the position of the ids, as in <c>$address | New-VpcIpv6InternetBandwidth 5</c>. The result
    /// is then a number. It does not fit the parameter, and the engine tries the next parameter with this position.
    /// </summary>
    public bool MayBeBandwidth { get; set; }

    /// <inheritdoc cref="BlankToNullAttribute.MayBeBlock"/>
    public bool MayBeBlock { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (MayBeBandwidth
            && BandwidthAttribute.TextOf(value) is { Length: > 0 } text
            && char.IsDigit(text[0])
            && BandwidthAttribute.TryRead(text, out int mbps))
        {
            return mbps;
        }

        if (MayBeBlock && OtherArgument.BlockIn(value) is { } block)
        {
            return block;
        }

        // Nearly every row has one id.
        return value is IEnumerable several and not string
            ? several.Cast<object?>().Select(Read).Where(id => id is not null || IsOfRows).ToArray()
            : ListOf(Read(value));
    }

    private string?[] ListOf(string? id) => id is null && !IsOfRows ? [] : [id];

    private static string? Read(object? id) => WrittenText.TrimToNull(id?.ToString()) is { } text ? IdSyntax.Read(text) : null;
}
