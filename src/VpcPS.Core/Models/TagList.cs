using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace VpcPS.Core.Models;

/// <summary>The tags of a resource.</summary>
public sealed class TagList : ReadOnlyCollection<Tag>
{
    /// <summary>Wraps the tags.</summary>
    /// <param name="tags">The tags, in the service's order.</param>
    public TagList(IList<Tag> tags)
        : base(tags)
    {
    }

    /// <summary>
    /// <c>Key=Value; Key=Value</c>, the text for a cell of a CSV. Without it Export-Csv would write the name of the
    /// type.
    /// </summary>
    public override string ToString() => string.Join("; ", this);
}
