using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Actions;
using VpcPS.Core.Endpoints;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Lists;

namespace VpcPS.Commands;

/// <summary>Reads lists of a region, several at a time. What the credentials may not read is a gap and no error.</summary>
internal sealed class RegionReader
{
    private const int PageSize = 50;
    private const int ChainedPageSize = 100;

    private readonly Func<ListReader> _lists;
    private readonly string _region;
    private readonly int _atATime;
    private readonly Action<string, string> _lacks;

    /// <summary>Makes a reader.</summary>
    /// <param name="lists">Makes a reader of lists.</param>
    /// <param name="region">The region.</param>
    /// <param name="atATime">How many lists are asked for at a time.</param>
    /// <param name="lacks">Is told the action that the credentials may not call, and the id of the error.</param>
    public RegionReader(Func<ListReader> lists, string region, int atATime, Action<string, string> lacks)
    {
        _lists = lists;
        _region = region;
        _atATime = atATime;
        _lacks = lacks;
    }

    /// <summary>Begins a list whose pages have numbers.</summary>
    /// <param name="action">The action.</param>
    /// <param name="plural">The outer name of the list in the answer.</param>
    /// <param name="singular">The inner name.</param>
    /// <param name="idName">The member by which an item is known again.</param>
    /// <param name="filter">Parameters of the action.</param>
    public WholeList<AnswerTree> List(
        string action, string plural, string singular, string idName, params (string Name, string Value)[] filter) =>
        List(action, plural, singular, item => item, item => item.Text(idName), filter);

    /// <summary>
    /// Begins a list whose pages have numbers. It begins at once, so that lists are asked for concurrently. Items are read where
    /// their page comes, on any thread.
    /// </summary>
    public WholeList<TItem> List<TItem>(
        string action,
        string plural,
        string singular,
        Func<AnswerTree, TItem> read,
        Func<TItem, string> idOf,
        params (string Name, string Value)[] filter)
    {
        KeyValuePair<string, string>[] own = [.. filter.Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value))];
        WholeList<TItem> list = _lists().ListOf(
            part => new AnyAction(AnyActionKind.Of(action), _region, [.. own, .. PageOf(part)]),
            answer =>
            {
                var tree = new AnswerTree(answer);
                return new ListPage<TItem>([.. tree.Items(plural, singular).Select(read)], (int?)tree.Number("TotalCount"));
            },
            idOf,
            PageSize);
        list.Begin();
        return list;
    }

    /// <summary>Begins a list whose pages name the next one. The parameters are those of the other list.</summary>
    public WholeList<AnswerTree> Chained(
        string action, string plural, string singular, string idName, ApiProduct product, (string Name, string Value) filter)
    {
        string size = ChainedPageSize.ToString(CultureInfo.InvariantCulture);
        WholeList<AnswerTree> list = _lists().ListOf(
            part => new AnyAction(
                AnyActionKind.Of(action),
                _region,
                [
                    new(filter.Name, filter.Value),
                    new(action == "DescribeRouteEntryList" ? "MaxResult" : "MaxResults", size),
                    .. part.Token is { } token
                        ? [new KeyValuePair<string, string>("NextToken", token)]
                        : Array.Empty<KeyValuePair<string, string>>(),
                ],
                product),
            answer =>
            {
                var tree = new AnswerTree(answer);
                return new ListPage<AnswerTree>([.. tree.Items(plural, singular)], (int?)tree.Number("TotalCount"))
                {
                    NextToken = tree.Text("NextToken") is { Length: > 0 } next ? next : null,
                };
            },
            item => item.Text(idName),
            ChainedPageSize);
        list.Begin();
        return list;
    }

    /// <summary>Reads the list of each place: so many at a time as lists may be asked for.</summary>
    /// <param name="places">The places.</param>
    /// <param name="listOf">Begins the list of a place.</param>
    /// <param name="action">The action of the lists.</param>
    /// <param name="add">Takes an item.</param>
    public void InTurns<TPlace>(
        IReadOnlyList<TPlace> places, Func<TPlace, WholeList<AnswerTree>> listOf, string action, Action<TPlace, AnswerTree> add)
    {
        for (int start = 0; start < places.Count; start += _atATime)
        {
            var lists = places.Skip(start).Take(_atATime).Select(place => (place, listOf(place))).ToList();
            foreach ((TPlace place, WholeList<AnswerTree> list) in lists)
            {
                Each(list, action, answer => add(place, answer));
            }
        }
    }

    /// <summary>Reads a list to its end.</summary>
    /// <exception cref="JobErrorException">It could not be read for another reason than missing rights.</exception>
    public void Each<TItem>(WholeList<TItem> list, string action, Action<TItem> add)
    {
        try
        {
            foreach (TItem item in list.Read())
            {
                add(item);
            }
        }
        catch (Exception e) when (list.ErrorOf(e, error => ErrorRecords.FromCall(error, _region)) is { } error)
        {
            if (error.CategoryInfo.Category != ErrorCategory.PermissionDenied)
            {
                throw new JobErrorException(error);
            }

            _lacks(action, error.FullyQualifiedErrorId);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> PageOf(ListPart part) =>
    [
        new("PageNumber", part.Number.ToString(CultureInfo.InvariantCulture)),
        new("PageSize", part.Size.ToString(CultureInfo.InvariantCulture)),
    ];
}
