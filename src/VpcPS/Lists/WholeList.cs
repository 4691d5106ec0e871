using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Signing;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Lists;

/// <summary>
/// Reads a list of the service completely. Every object that is in the list from the first request to the last is returned exactly once,
/// even if the list changes meanwhile.
/// </summary>
/// <remarks>
/// The service counts pages from the beginning of the list. When an object is removed, the objects after it move forward, perhaps to a page
/// that was read already. For this reason pages are requested in sizes that make neighbouring pages overlap. A page that has an object of
/// the previous page continues it without a gap. If all pages do so, the list was read completely in spite of all changes. Otherwise it is
/// read again, and only the objects that were not returned before are returned. This relies on an order that changes do not alter; no
/// document says how the service sorts. If the service has its own page size, the list is read again until the count stays the same and
/// that many objects were read.
/// </remarks>
/// <typeparam name="TItem">The type of the list's objects.</typeparam>
internal sealed class WholeList<TItem>
{
    private const int MostWalks = 20;
    private const int MostWalksWithoutNews = 5;

    // How many pages are read in advance at most. This limits the memory.
    private const int MostPagesAhead = 256;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Func<ListPart, Task<ListPage<TItem>>> _ask;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private Task<ListPage<TItem>>? _begun;
    private bool _isFirstWalk = true;
    private bool _isWhole;

    /// <summary>Makes a list that is not read yet.</summary>
    /// <param name="ask">Requests a page from the service. It is called on any thread.</param>
    public WholeList(Func<ListPart, Task<ListPage<TItem>>> ask) => _ask = ask;

    /// <summary>The key that identifies an object, such as its id.</summary>
    public required Func<TItem, string> KeyOf { get; init; }

    /// <summary>
    /// Whether keys are ids. If not, two objects can have the same key, and they count as two objects until something shows that the list
    /// changes.
    /// </summary>
    public bool KeysAreIds { get; set; } = true;

    /// <summary>Whether pages may be requested in other sizes than that of the first page.</summary>
    public bool TakesSizes { get; set; } = true;

    /// <summary>The maximum number of objects on a page.</summary>
    public required int PageSize { get; init; }

    /// <summary>How many pages are requested at a time, 1 or more.</summary>
    public required int AtATime { get; init; }

    /// <summary>Waits for a page that was requested.</summary>
    public required Func<Task<ListPage<TItem>>, ListPage<TItem>> Await { get; init; }

    /// <summary>Waits a while before the list is read again.</summary>
    public required Action<TimeSpan> Wait { get; init; }

    /// <summary>Whether the command's own session has created the object with this key after the reading began.</summary>
    public required Func<string, bool> IsOwnCreation { get; init; }

    /// <summary>Makes the exception for a list whose next page is the same page again.</summary>
    public required Func<Exception> NoEnd { get; init; }

    /// <summary>Makes the exception for a list that changes too much to be read.</summary>
    public required Func<Exception> KeepsChanging { get; init; }

    /// <summary>The number of objects that were returned so far.</summary>
    public int Count { get; private set; }

    /// <summary>Reads the list and hands out its objects.</summary>
    /// <param name="write">Emits one object.</param>
    /// <param name="explain">Makes the error of a call that failed.</param>
    /// <returns>The error that ended the list and says what came before it; null when the list came to its end.</returns>
    public ErrorRecord? HandOut(Action<TItem> write, Func<VpcException, ErrorRecord> explain)
    {
        try
        {
            foreach (TItem item in Read())
            {
                write(item);
            }

            return null;
        }
        catch (Exception e) when (ErrorOf(e, explain) is { } error)
        {
            return error;
        }
    }

    /// <summary>The error for a failure, which says how many objects came before it. Null for failures of other kinds.</summary>
    /// <param name="failure">The exception that reading the list has thrown.</param>
    /// <param name="explain">Makes the error of a call that failed.</param>
    public ErrorRecord? ErrorOf(Exception failure, Func<VpcException, ErrorRecord> explain) => failure switch
    {
        VpcException e => ListErrors.WithCount(explain(e), Count),
        CredentialsUnavailableException e => ListErrors.WithCount(SessionErrors.NoCredentials(e), Count),
        JobErrorException e => e.ErrorRecord,
        _ => null,
    };

    /// <summary>Requests the first page now, so that it may already be there when the list is read.</summary>
    public void Begin() => _begun = _ask(new ListPart(1, PageSize));

    /// <summary>Reads the list. If a page fails, its exception is thrown when that page is reached.</summary>
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

                // The limit is a little more than twice the first count. Beyond it, objects are created faster than the list can be read.
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
        Task<ListPage<TItem>> asking = _begun ?? _ask(new ListPart(1, PageSize));
        _begun = null;
        ListPage<TItem> first = Await(asking);
        yield return first;
        foreach (ListPage<TItem> page in first.NextToken is null ? Numbered(first) : Chained(first))
        {
            yield return page;
        }
    }

    // The service itself says where the next page begins, so no object moves between two pages.
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

    // Null when the service no longer knows the token. No document names the error code, so every code that contains NextToken counts.
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
        // The service may send smaller pages than requested.
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
                if ((page.Number is { } number && number != part.Number)
                    || (page.Number is null && keys.Length > 0 && keys.SequenceEqual(firstKeys)))
                {
                    throw NoEnd();
                }

                if (plan.IsInOneSize(part, keys.Length, page.TotalCount ?? total))
                {
                    TakesSizes = false;
                    // A page has the same objects whatever size is requested, so the pages that were already requested can be used.
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
