using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads ids from a CSV row or an array. Blanks around ids are cut off, and blank ids are dropped. A row with a blank
/// cell gives an empty list, which differs from null: a blank cell must not select everything.
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
