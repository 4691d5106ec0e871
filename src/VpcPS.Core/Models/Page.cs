using System.Collections.Generic;

namespace VpcPS.Core.Models;

/// <summary>One page of a list.</summary>
/// <typeparam name="TItem">The type of the listed objects.</typeparam>
/// <param name="Items">The page's items. There can be none.</param>
/// <param name="TotalCount">The number of items on all pages together. The service counts them again for each page.</param>
internal sealed record Page<TItem>(IReadOnlyList<TItem> Items, int TotalCount)
{
    /// <summary>The cursor of the next page of a list that is paged by cursors. Null on its last page, and with other lists.</summary>
    public string? NextToken { get; init; }
}
