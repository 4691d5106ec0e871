using System.Collections.Generic;

namespace VpcPS.Lists;

/// <summary>A page as it is asked for.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Size">The most objects on it.</param>
/// <param name="Token">The cursor that the page before gave, or null; the number counts for nothing then.</param>
internal sealed record ListPart(int Number, int Size, string? Token = null)
{
    /// <summary>How many objects of the list come before it.</summary>
    public long Start => (Number - 1L) * Size;

    /// <summary>Whether it begins with objects that the page before has too, as long as nothing is removed.</summary>
    public bool Overlaps { get; init; }
}

/// <summary>A page as it came.</summary>
/// <typeparam name="TItem">What is listed.</typeparam>
/// <param name="Items">The objects; may be none.</param>
/// <param name="TotalCount">How many the list has, as counted for this page; null where the service does not count.</param>
internal sealed record ListPage<TItem>(IReadOnlyList<TItem> Items, int? TotalCount)
{
    /// <summary>The cursor of the next page, or null.</summary>
    public string? NextToken { get; init; }

    /// <summary>The number that the answer says it has, or null where it says none.</summary>
    public int? Number { get; init; }
}
