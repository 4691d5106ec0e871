using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads ids from a CSV row or an array. Blanks around ids are cut off, capital letters become small ones, and blank ids
/// are dropped. A row with a blank cell gives an empty list, which differs from null: a blank cell must not select
/// everything.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdListAttribute : ArgumentTransformationAttribute
{
    /// <summary>
    /// Whether each id is a row of its own, for which something is done. Then a blank id stays, as null: its row is an error,
    /// and is not passed over in silence.
    /// </summary>
    public bool IsOfRows { get; set; }

    /// <summary>
    /// Whether a bandwidth may stand in the place of the ids, as in <c>$address | New-VpcIpv6InternetBandwidth 5</c>. The
    /// result is then a number, which does not fit the parameter, and the engine tries the next one with this position.
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
