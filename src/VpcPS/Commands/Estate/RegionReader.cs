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

/// <summary>Reads lists of a region, several at a time. A list that the credentials may not read is a gap and not an error.</summary>
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
    /// <param name="atATime">How many lists are read at a time.</param>
    /// <param name="lacks">Called with the action that the credentials may not call, and the id of the error.</param>
    public RegionReader(Func<ListReader> lists, string region, int atATime, Action<string, string> lacks)
    {
        _lists = lists;
        _region = region;
        _atATime = atATime;
        _lacks = lacks;
    }

    /// <summary>Starts reading a list that is paged by number.</summary>
    /// <param name="action">The action.</param>
    /// <param name="plural">The outer name of the list in the answer.</param>
    /// <param name="singular">The inner name.</param>
    /// <param name="idName">The member that identifies an item.</param>
    /// <param name="filter">Parameters of the action.</param>
    public WholeList<AnswerTree> List(
        string action, string plural, string singular, string idName, params (string Name, string Value)[] filter) =>
        List(action, plural, singular, item => item, item => item.Text(idName), filter);

    /// <summary>
    /// Starts reading a list that is paged by number. The first page is requested at once, so that lists are read concurrently. Items are
    /// read on the thread on which their page arrives.
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

    /// <summary>Starts reading a list that is paged by token. The parameters are those of the other method.</summary>
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

    /// <summary>Reads the list of each place, several at a time, within the limit.</summary>
    /// <param name="places">The places.</param>
    /// <param name="listOf">Starts reading the list of a place.</param>
    /// <param name="action">The action of the lists.</param>
    /// <param name="add">Adds an item.</param>
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

    /// <summary>Reads a list completely.</summary>
    /// <exception cref="JobErrorException">The list could not be read, and missing permissions are not the reason.</exception>
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
