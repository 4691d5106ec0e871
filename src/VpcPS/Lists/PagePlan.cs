using System;
using System.Linq;

namespace VpcPS.Lists;

/// <summary>
/// Which pages to ask for after the first so that a list is covered: with sizes that differ a little, so that each page
/// begins with objects that the page before ends with; or with one size, where the service has its own.
/// </summary>
internal sealed class PagePlan
{
    // Below it most pages would be overlap.
    private const int SmallestOverlapping = 4;

    private readonly int _size;
    private readonly long _mostTotal;
    private long _total;
    private long _covered;

    /// <summary>Begins behind the first page.</summary>
    /// <param name="size">How many objects the first page has, which is the most of any.</param>
    /// <param name="total">How many the list has.</param>
    /// <param name="overlaps">Whether the service takes sizes.</param>
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

    /// <summary>Whether the list is covered.</summary>
    public bool IsDone => _covered >= _total;

    /// <summary>The next page; the list is not yet covered.</summary>
    public ListPart Next()
    {
        // The page of this size in which the first object lies that is not covered yet.
        ListPart PageOf(int size) => new((int)(_covered / size) + 1, size) { Overlaps = Overlaps && _covered % size > 0 };

        ListPart next = Overlaps
            ? Enumerable.Range(2, _size - 1).Select(PageOf).OrderBy(page => page.Overlaps).ThenBy(page => page.Start + page.Size).Last()
            : PageOf(_size);
        _covered = next.Start + next.Size;
        return next;
    }

    /// <summary>Takes note that the list has become longer, if it has; one that grows without end is not followed.</summary>
    public void Grow(int total) => _total = Math.Max(_total, Math.Min(total, _mostTotal));

    /// <summary>Goes on in one size behind a page that came in the service's own size.</summary>
    /// <param name="number">The number of that page.</param>
    public void GoOnInOneSizeAfter(int number)
    {
        Overlaps = false;
        _covered = (long)number * _size;
    }

    /// <summary>Whether a page shows that the service gives pages in its own size, whatever size is asked for.</summary>
    public bool IsInOneSize(ListPart part, int items, int total)
    {
        long Rest(int size) => Math.Max(0, Math.Min(size, total - ((part.Number - 1L) * size)));
        return Overlaps && items != Rest(part.Size) && items == Rest(_size);
    }
}
