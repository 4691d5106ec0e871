using System;
using System.Globalization;
using System.Threading.Tasks;
using VpcPS.Jobs;

namespace VpcPS.Lists;

/// <summary>The read of a page that is requested in advance.</summary>
/// <typeparam name="TItem">The type of the list's objects.</typeparam>
internal sealed class PageRead<TItem> : WindowWork
{
    private readonly Func<ListPart, Task<ListPage<TItem>>> _ask;
    private readonly TaskCompletionSource<ListPage<TItem>> _page = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<ListPage<TItem>>? _asking;

    /// <summary>Makes the read of a page.</summary>
    /// <param name="part">The page to request.</param>
    /// <param name="ask">Requests the page from the service.</param>
    public PageRead(ListPart part, Func<ListPart, Task<ListPage<TItem>>> ask)
        : base(part.Number.ToString(CultureInfo.InvariantCulture) + "/" + part.Size.ToString(CultureInfo.InvariantCulture))
    {
        Part = part;
        _ask = ask;
    }

    /// <summary>The page to request.</summary>
    public ListPart Part { get; }

    /// <summary>The answer, or the exception of the request.</summary>
    public Task<ListPage<TItem>> Page => _page.Task;

    /// <inheritdoc/>
    public override Task StartAsync() => _asking = _ask(Part);

    /// <inheritdoc/>
    protected override void Keep(Exception? failure)
    {
        if (failure is null)
        {
            _page.SetResult(_asking!.Result);
        }
        else
        {
            _page.SetException(failure);
        }
    }
}
