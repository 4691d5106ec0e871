using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Jobs;

namespace VpcPS.Lists;

/// <summary>
/// Reads a list of the service to its end: every object that is in the list from the first request to the last comes out,
/// each once, whatever is done to the list meanwhile.
/// </summary>
/// <remarks>
/// Pages are counted from the list's beginning: what is removed moves the objects behind it up, to pages that were read
/// already. Neighbouring pages are therefore asked for in sizes with which they overlap. A page that has an object of the
/// page before it continues that page without a gap, so that a list all of whose pages do so has been read whole, in spite of
/// all changes. Otherwise it is read again, and what has not come out yet comes out. This relies on changes leaving the
/// order as it is; no document says how the service sorts. A service that has a page size of its own is read again until
/// the count stays and as many objects came.
/// </remarks>
/// <typeparam name="TItem">What is listed.</typeparam>
internal sealed class WholeList<TItem>
{
    private const int MostWalks = 20;
    private const int MostWalksWithoutNews = 5;

    // Pages that are read and not yet handed out; it bounds the memory.
    private const int MostPagesAhead = 256;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Func<ListPart, Task<ListPage<TItem>>> _ask;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private bool _isFirstWalk = true;
    private bool _isWhole;

    /// <summary>Describes a list.</summary>
    /// <param name="ask">Asks for a page; called on any thread.</param>
    public WholeList(Func<ListPart, Task<ListPage<TItem>>> ask) => _ask = ask;

    /// <summary>What tells an object from all others, such as its id.</summary>
    public required Func<TItem, string> KeyOf { get; init; }

    /// <summary>
    /// Whether the keys are ids. Else two objects with the same key are two, as long as nothing shows that the list changes.
    /// </summary>
    public bool KeysAreIds { get; set; } = true;

    /// <summary>Whether pages of other sizes than that of the first may be asked for.</summary>
    public bool TakesSizes { get; set; } = true;

    /// <summary>The most objects on a page.</summary>
    public required int PageSize { get; init; }

    /// <summary>How many pages are asked for at a time, 1 or more.</summary>
    public required int AtATime { get; init; }

    /// <summary>Waits for a page that was asked for.</summary>
    public required Func<Task<ListPage<TItem>>, ListPage<TItem>> Await { get; init; }

    /// <summary>Waits a while before the list is read again.</summary>
    public required Action<TimeSpan> Wait { get; init; }

    /// <summary>Whether an object with this key was made by the command's own session after the list was begun.</summary>
    public required Func<string, bool> IsOwnCreation { get; init; }

    /// <summary>The failure of a list whose next page is the same again.</summary>
    public required Func<Exception> NoEnd { get; init; }

    /// <summary>The failure of a list that changes too much to be read.</summary>
    public required Func<Exception> KeepsChanging { get; init; }

    /// <summary>How many objects have come out.</summary>
    public int Count { get; private set; }

    /// <summary>Reads the list. A page that fails throws when its turn comes.</summary>
    public IEnumerable<TItem> Read()
    {
        int most = int.MaxValue;
        int withoutNews = 0;
        for (int walk = 1; ; walk++)
        {
            int before = Count;
            foreach (ListPage<TItem> page in Walk())
            {
                foreach (TItem item in page.Items.Where(IsDue))
                {
                    Count++;
                    yield return item;
                }

                // More than twice as many as there were: what is listed is being made faster than it is read.
                most = most == int.MaxValue && page.TotalCount is { } total ? 100 + (int)Math.Min(int.MaxValue / 2, 2L * total) : most;
            }

            if (_isWhole)
            {
                yield break;
            }

            _isFirstWalk = false;
            withoutNews = Count == before ? withoutNews + 1 : 0;
            if (walk == MostWalks || withoutNews == MostWalksWithoutNews || Count > most)
            {
                throw KeepsChanging();
            }

            Wait(TimeSpan.FromTicks(Pause.Ticks * withoutNews));
        }
    }

    private bool IsDue(TItem item)
    {
        string key = KeyOf(item);
        return !IsOwnCreation(key) && (_seen.Add(key) || (!KeysAreIds && _isFirstWalk && _isWhole));
    }

    private IEnumerable<ListPage<TItem>> Walk()
    {
        _isWhole = true;
        ListPage<TItem> first = Await(_ask(new ListPart(1, PageSize)));
        yield return first;
        foreach (ListPage<TItem> page in first.NextToken is null ? Numbered(first) : Chained(first))
        {
            yield return page;
        }
    }

    // The service says itself where the next page begins, so that nothing moves between two pages.
    private IEnumerable<ListPage<TItem>> Chained(ListPage<TItem> page)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        while (page.NextToken is { } token)
        {
            if (!tokens.Add(token))
            {
                throw NoEnd();
            }

            if (Continue(token) is not { } next)
            {
                _isWhole = false;
                yield break;
            }

            yield return page = next;
        }
    }

    // Null when the service does not know the token any more. What it says then is not documented.
    private ListPage<TItem>? Continue(string token)
    {
        try
        {
            return Await(_ask(new ListPart(0, PageSize, token)));
        }
        catch (VpcApiException e) when (e.Code.IndexOf("NextToken", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return null;
        }
    }

    private IEnumerable<ListPage<TItem>> Numbered(ListPage<TItem> first)
    {
        int total = first.TotalCount ?? 0;
        if (first.Items.Count == 0 || first.Items.Count >= total)
        {
            yield break;
        }

        string[] firstKeys = [.. first.Items.Select(KeyOf)];
        var previous = new HashSet<string>(firstKeys, StringComparer.Ordinal);
        // The service may give smaller pages than it is asked for.
        var plan = new PagePlan(firstKeys.Length, total, TakesSizes && KeysAreIds);
        int received = firstKeys.Length;
        OrderedWindow<PageRead<TItem>> ahead = NewWindow();
        try
        {
            while (true)
            {
                while (!ahead.IsFull && !plan.IsDone)
                {
                    ahead.Add(new PageRead<TItem>(plan.Next(), _ask));
                }

                if (ahead.Count == 0)
                {
                    yield break;
                }

                PageRead<TItem> read = ahead.TakeFirst();
                ListPart part = read.Part;
                ListPage<TItem> page = Await(read.Page);
                string[] keys = [.. page.Items.Select(KeyOf)];
                if ((page.Number is { } number && number != part.Number) || (page.Number is null && keys.Length > 0 && keys.SequenceEqual(firstKeys)))
                {
                    throw NoEnd();
                }

                if (plan.IsInOneSize(part, keys.Length, page.TotalCount ?? total))
                {
                    TakesSizes = false;
                    // A page has the same objects then in whatever size it is asked for.
                    if (!ahead.Works.Select(other => other.Part.Number).SequenceEqual(Enumerable.Range(part.Number + 1, ahead.Count)))
                    {
                        ahead.StopBeginning();
                        ahead = NewWindow();
                    }

                    plan.GoOnInOneSizeAfter(part.Number + ahead.Count);
                }

                received += keys.Length;
                plan.Grow(page.TotalCount ?? total);
                bool isLast = plan.IsDone && ahead.Count == 0;
                if (plan.Overlaps && part.Overlaps)
                {
                    _isWhole &= keys.Any(previous.Contains) && (!isLast || part.Start + keys.Length >= page.TotalCount);
                }
                else
                {
                    _isWhole &= page.TotalCount == total && (!isLast || plan.Overlaps || received == total);
                    _isWhole &= !KeysAreIds || !keys.Any(previous.Contains);
                }

                yield return page;
                previous = new HashSet<string>(keys, StringComparer.Ordinal);
                if (keys.Length == 0)
                {
                    yield break;
                }
            }
        }
        finally
        {
            ahead.StopBeginning();
        }
    }

    private OrderedWindow<PageRead<TItem>> NewWindow() => new(AtATime, MostPagesAhead);
}
