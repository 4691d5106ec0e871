using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads ids as a CSV row or an array gives them, without blanks around them and without blank ones. A row whose cell
/// is blank gives an empty list, which is not the same as no list: "nothing" must not turn into "everything".
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdListAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        IEnumerable ids = value is IEnumerable several and not string ? several : new[] { value };
        return ids.Cast<object?>()
            .Select(id => WrittenText.TrimToNull(id?.ToString()))
            .Where(id => id is not null)
            .ToArray();
    }
}
