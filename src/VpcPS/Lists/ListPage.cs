using System.Collections.Generic;

namespace VpcPS.Lists;

/// <summary>A request for a page of a list.</summary>
/// <param name="Number">The number of the page, from 1.</param>
/// <param name="Size">The maximum number of objects on the page.</param>
/// <param name="Token">The cursor that came with the previous page, or null. With a cursor the number has no effect.</param>
internal sealed record ListPart(int Number, int Size, string? Token = null)
{
    /// <summary>The number of objects of the list that come before this page.</summary>
    public long Start => (Number - 1L) * Size;

    /// <summary>
    /// Whether this page begins with objects that are also on the previous page. That is no longer so when objects were removed from the
    /// list meanwhile.
    /// </summary>
    public bool Overlaps { get; init; }
}

/// <summary>A page of a list, as the service sent it.</summary>
/// <typeparam name="TItem">The type of the list's objects.</typeparam>
/// <param name="Items">The objects; may be empty.</param>
/// <param name="TotalCount">
/// The number of objects in the list, counted for this page; null where the service does not count.
/// </param>
internal sealed record ListPage<TItem>(IReadOnlyList<TItem> Items, int? TotalCount)
{
    /// <summary>The cursor of the next page, or null.</summary>
    public string? NextToken { get; init; }

    /// <summary>The page number in the answer, or null where the answer has none.</summary>
    public int? Number { get; init; }
}
