using System.Collections.Generic;

namespace VpcPS.Core.Models;

/// <summary>One page of a list that is paged by a cursor.</summary>
/// <typeparam name="TItem">The type of the listed objects.</typeparam>
/// <param name="Items">The page's items. There can be none.</param>
/// <param name="NextToken">The cursor of the next page. Null on the last page.</param>
internal sealed record TokenPage<TItem>(IReadOnlyList<TItem> Items, string? NextToken);
