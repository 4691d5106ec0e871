using System.Collections.Generic;

namespace VpcPS.Core.Models;

/// <summary>One page of a list.</summary>
/// <typeparam name="TItem">What is listed.</typeparam>
/// <param name="Items">The page's items; may be empty.</param>
/// <param name="TotalCount">How many items all pages have together, as the service counted for this page.</param>
internal sealed record Page<TItem>(IReadOnlyList<TItem> Items, int TotalCount);
