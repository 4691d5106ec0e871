using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace VpcPS.Core.Models;

/// <summary>Several values of an object, such as ids or tags.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
public sealed class ValueList<T> : ReadOnlyCollection<T>
{
    /// <summary>Wraps the values.</summary>
    /// <param name="values">The values, in the order in which they are shown.</param>
    public ValueList(IList<T> values)
        : base(values)
    {
    }

    /// <summary>
    /// Joins the values as <c>one; two</c>, the text for a cell of a CSV. A tag is written as <c>Key=Value</c>. Without this method
    /// Export-Csv would write the name of the type.
    /// </summary>
    public override string ToString() => string.Join("; ", this);
}
