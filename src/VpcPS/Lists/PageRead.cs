using System;
using System.Globalization;
using System.Threading.Tasks;
using VpcPS.Jobs;

namespace VpcPS.Lists;

/// <summary>A page of a list that is asked for before its turn.</summary>
/// <typeparam name="TItem">The type of the list's objects.</typeparam>
internal sealed class PageRead<TItem> : WindowWork
{
    private readonly Func<ListPart, Task<ListPage<TItem>>> _ask;
    private readonly TaskCompletionSource<ListPage<TItem>> _page = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<ListPage<TItem>>? _asking;

    /// <summary>Describes the read.</summary>
    /// <param name="part">The page to ask for.</param>
    /// <param name="ask">Asks the service for the page.</param>
    public PageRead(ListPart part, Func<ListPart, Task<ListPage<TItem>>> ask)
        : base(part.Number.ToString(CultureInfo.InvariantCulture) + "/" + part.Size.ToString(CultureInfo.InvariantCulture))
    {
        Part = part;
        _ask = ask;
    }

    /// <summary>The page to ask for.</summary>
    public ListPart Part { get; }

    /// <summary>The answer, or the exception that asking has thrown.</summary>
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
