using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace VpcPS.Core.Models;

/// <summary>Several texts, such as ids.</summary>
public sealed class TextList : ReadOnlyCollection<string>
{
    /// <summary>Wraps the texts.</summary>
    /// <param name="texts">The texts, in the service's order.</param>
    public TextList(IList<string> texts)
        : base(texts)
    {
    }

    /// <summary>
    /// <c>one; two</c>, the text for a cell of a CSV. Without it Export-Csv would write the name of the type.
    /// </summary>
    public override string ToString() => string.Join("; ", this);
}
