using System;
using System.Linq;

namespace VpcPS.Lists;

/// <summary>
/// Plans the pages to request after the first page, so that the pages cover the list. Their sizes differ a little, so that each page begins
/// with objects from the end of the previous page. When the service uses its own page size, all pages have that size.
/// </summary>
internal sealed class PagePlan
{
    // With page sizes smaller than this, most objects would be read twice.
    private const int SmallestOverlapping = 4;

    private readonly int _size;
    private readonly long _mostTotal;
    private long _total;
    private long _covered;

    /// <summary>Makes the plan for the pages after the first one.</summary>
    /// <param name="size">The number of objects on the first page. No page has more.</param>
    /// <param name="total">The number of objects in the list.</param>
    /// <param name="overlaps">Whether the service accepts different page sizes.</param>
    public PagePlan(int size, int total, bool overlaps)
    {
        _size = size;
        _total = total;
        _mostTotal = 100 + (2L * total);
        _covered = size;
        Overlaps = overlaps && size >= SmallestOverlapping;
    }

    /// <summary>Whether pages overlap.</summary>
    public bool Overlaps { get; private set; }

    /// <summary>Whether the pages cover the list.</summary>
    public bool IsDone => _covered >= _total;

    /// <summary>The next page. Only valid while the list is not covered.</summary>
    public ListPart Next()
    {
        // The page of this size that contains the first object that is not covered yet.
        ListPart PageOf(int size) => new((int)(_covered / size) + 1, size) { Overlaps = Overlaps && _covered % size > 0 };

        ListPart next = Overlaps
            ? Enumerable.Range(2, _size - 1).Select(PageOf).OrderBy(page => page.Overlaps).ThenBy(page => page.Start + page.Size).Last()
            : PageOf(_size);
        _covered = next.Start + next.Size;
        return next;
    }

    /// <summary>Extends the plan when the list has become longer. There is a limit, because the list might grow without end.</summary>
    public void Grow(int total) => _total = Math.Max(_total, Math.Min(total, _mostTotal));

    /// <summary>Continues with pages of one size, after a page that had the service's own size.</summary>
    /// <param name="number">The number of that page.</param>
    public void GoOnInOneSizeAfter(int number)
    {
        Overlaps = false;
        _covered = (long)number * _size;
    }

    /// <summary>Whether a page shows that the service ignores the requested size and uses its own.</summary>
    public bool IsInOneSize(ListPart part, int items, int total)
    {
        long Rest(int size) => Math.Max(0, Math.Min(size, total - ((part.Number - 1L) * size)));
        return Overlaps && items != Rest(part.Size) && items == Rest(_size);
    }
}
