using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Actions;
using VpcPS.Core.Catalog;
using VpcPS.Errors;
using VpcPS.Lists;

namespace VpcPS.Commands;

/// <summary>
/// Reads the whole list of an action, with either kind of paging: by page number if the action has page numbers, else by the token for the
/// next page.
/// </summary>
internal sealed class ApiList
{
    /// <summary>The parameter with the number of a page.</summary>
    public const string PageNumber = "PageNumber";

    private const string PageSize = "PageSize";
    private const string NextToken = "NextToken";

    // According to the documents and Terraform's provider, every list of this product that is paged by number accepts this page size.
    private const int UsualPageSize = 50;

    private readonly AnyActionKind _kind;
    private readonly ApiObjects _objects;
    private readonly string _region;
    private readonly ApiArguments _request;
    private readonly int? _sizeOfCaller;
    private readonly int _firstNumber;
    private readonly bool _hasList;
    private readonly bool _isPagedByNumber;
    private readonly bool _takesUsualSize;
    private WholeList<ApiItem> _list = null!;

    /// <summary>Makes the reader of a list.</summary>
    /// <param name="kind">The action.</param>
    /// <param name="known">What the catalog says of it; null when it is not in the catalog.</param>
    /// <param name="objects">Finds the list in an answer.</param>
    /// <param name="region">The region.</param>
    /// <param name="request">The parameters of the caller, perhaps with a first page and a page size.</param>
    public ApiList(AnyActionKind kind, CatalogAction? known, ApiObjects objects, string region, ApiArguments request)
    {
        _kind = kind;
        _objects = objects;
        _region = region;
        _request = request;
        _sizeOfCaller = NumberOf(request, PageSize);
        _firstNumber = NumberOf(request, PageNumber) ?? 1;
        _hasList = known?.ListPath.Count > 0;
        _isPagedByNumber = known?.IsPagedByNumber != false;
        _takesUsualSize = known?.IsPagedByNumber == true && _sizeOfCaller is null && _firstNumber == 1;
    }

    /// <summary>What is wrong with -All for an action, or null.</summary>
    /// <param name="known">What the catalog says of the action.</param>
    /// <param name="isPageGiven">Whether the caller names a page.</param>
    public static ErrorRecord? ProblemOf(CatalogAction known, bool isPageGiven)
    {
        if (known.ListPath.Count == 0)
        {
            return ApiErrors.NoListForAll(known.Name, takesAll: known.Find("All") is not null);
        }

        return isPageGiven ? ApiErrors.PageForAll(known.Name, PageNumber) : null;
    }

    /// <summary>Makes the list. No request is sent yet.</summary>
    /// <param name="lists">Reads lists.</param>
    public WholeList<ApiItem> Of(ListReader lists)
    {
        _list = lists.ListOf<IReadOnlyList<KeyValuePair<string, object?>>, ApiItem>(
            ActionOf, PageOf, item => item.Id ?? AnswerShape.ToText(item.Value), _sizeOfCaller ?? (_takesUsualSize ? UsualPageSize : 0));
        // A user who starts at a later page counts pages of one size, so all pages must have this size.
        _list.TakesSizes = _firstNumber == 1;
        return _list;
    }

    private AnyAction ActionOf(ListPart part) => part switch
    {
        { Token: { } token } => _request.ToAction(_kind, _region, new KeyValuePair<string, string>(NextToken, token)),
        { Number: 1 } when _takesUsualSize => _request.ToAction(
            _kind, _region, new KeyValuePair<string, string>(PageSize, Text(part.Size > 0 ? part.Size : UsualPageSize))),
        { Number: 1 } => _request.ToAction(_kind, _region),
        _ => _request.ToAction(
            _kind,
            _region,
            new KeyValuePair<string, string>(PageNumber, Text(_firstNumber + part.Number - 1)),
            new KeyValuePair<string, string>(PageSize, Text(part.Size))),
    };

    // Makes a page, in which each item has its id. The id is null when the item has no id with a known name.
    private ListPage<ApiItem> PageOf(IReadOnlyList<KeyValuePair<string, object?>> answer)
    {
        (string name, IReadOnlyList<object?> items) = _objects.ListOf(answer) ?? ("", _hasList ? [] : [answer]);
        _list.KeysAreIds &= items.All(item => AnswerShape.IdOf(name, item) is not null);
        string? requestId = AnswerShape.RequestId(answer);
        return new(
            [.. items.Select(item => new ApiItem(AnswerShape.IdOf(name, item), item, name, requestId))],
            _isPagedByNumber ? AnswerShape.TotalCount(answer) - ((_firstNumber - 1) * (_sizeOfCaller ?? items.Count)) : null)
        {
            NextToken = AnswerShape.NextToken(answer),
            Number = AnswerShape.PageNumber(answer) - _firstNumber + 1,
        };
    }

    private static int? NumberOf(ApiArguments request, string name) => int.TryParse(request.TextOf(name), out int number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
