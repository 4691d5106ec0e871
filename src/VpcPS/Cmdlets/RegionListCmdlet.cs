using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Lists;
using VpcPS.Texts;

namespace VpcPS.Cmdlets;

/// <summary>
/// A cmdlet that lists what is in one or several regions: its -Region accepts ids and patterns as an argument. The regions are queried
/// concurrently, and the output is one region after the other.
/// </summary>
public abstract class RegionListCmdlet : RowCmdlet
{
    // The endpoint of any region can list the regions. This is the product's central one.
    private const string CentralRegion = "cn-hangzhou";

    private string? _several;
    private HashSet<string> _arguments = [];
    private IReadOnlyList<string>? _regions;

    /// <summary>
    /// How many calls are made at a time, 1 to 512: pages of a long list, batches of ids, or regions. Output stays in order. With
    /// 1, the ids of a row are queried before the next row is read, so a -PipelineVariable before this command holds the row of
    /// each object. With more, it holds a later row. Default: 10.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 512)]
    public override int ThrottleLimit { get; set; } = 10;

    /// <summary>
    /// Remembers which parameters are arguments, and whether the region among them names several. In a row, such a text is refused.
    /// </summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _arguments = [.. MyInvocation.BoundParameters.Keys];
        // Only arguments are bound at this time. Columns of rows are bound later.
        _several = Region is { } region && RegionPattern.IsSeveral(region) ? region : null;
    }

    /// <summary>The value of a filter switch: true when it was given, false for -IsDefault:$false, null when it was not given.</summary>
    private protected bool? Given(string name, SwitchParameter filter) =>
        MyInvocation.BoundParameters.ContainsKey(name) ? filter.IsPresent : null;

    /// <summary>Those of the parameters that were given as arguments, as the user types them.</summary>
    private protected IEnumerable<string> GivenAmong(params string[] parameters) =>
        parameters.Where(_arguments.Contains).Select(parameter => "-" + parameter);

    /// <summary>The parameters declared below a base class that were given as arguments, as the user types them.</summary>
    private protected string[] GivenFilters(Type baseClass, params string?[] except) => [.. GivenAmong(
        [.. GetType().GetProperties()
            .Where(property => property.DeclaringType!.IsSubclassOf(baseClass) && !except.Contains(property.Name))
            .Select(property => property.Name)])];

    /// <summary>The regions of the current row. Empty after an error was written.</summary>
    /// <param name="target">The input, for errors.</param>
    /// <param name="ofInput">The region that the input names, or null. When -Region names several regions, it must be one of them.</param>
    private protected IReadOnlyList<string> ResolveRegions(object? target, string? ofInput = null)
    {
        if (_several is null)
        {
            return ResolveRegion(target, ofInput) is { } region ? [region] : [];
        }

        if (IsUnreadable(target))
        {
            return [];
        }

        IReadOnlyList<string> regions = RegionsOfArgument();
        return ofInput is not null && regions.Contains(ofInput) ? [ofInput] : regions;
    }

    /// <summary>The regions that a text stands for. The text comes from <see cref="TextOf"/>, or is the id of one region.</summary>
    private protected IReadOnlyList<string> RegionsOf(string text) => text == _several ? RegionsOfArgument() : [text];

    /// <summary>One text that stands for the regions: the argument of -Region when there are several.</summary>
    private protected string TextOf(IReadOnlyList<string> regions) => regions.Count == 1 ? regions[0] : _several!;

    /// <summary>
    /// Makes the lists of several places, such as regions. Each list requests its first page before its turn, so that the places are
    /// queried concurrently.
    /// </summary>
    /// <param name="places">The places.</param>
    /// <param name="listOf">Makes the list of a place.</param>
    private protected IEnumerable<(TPlace Place, WholeList<TItem> List)> ListsOf<TPlace, TItem>(
        IEnumerable<TPlace> places, Func<TPlace, WholeList<TItem>> listOf)
    {
        var begun = new Queue<(TPlace, WholeList<TItem>)>();
        foreach (TPlace place in places)
        {
            WholeList<TItem> list = listOf(place);
            list.Begin();
            begun.Enqueue((place, list));
            if (begun.Count == ThrottleLimit)
            {
                yield return begun.Dequeue();
            }
        }

        while (begun.Count > 0)
        {
            yield return begun.Dequeue();
        }
    }

    /// <summary>
    /// Sends a query to each region. The results are in the order of the regions. When there are several regions, the result of one that
    /// failed is its error. May be used on any thread.
    /// </summary>
    /// <param name="calls">Makes the calls.</param>
    /// <param name="queries">The query to each region.</param>
    /// <param name="atATime">How many regions are queried at a time.</param>
    private protected static async Task<object[]> AskAsync<TAnswer>(JobCalls calls, ApiAction<TAnswer>[] queries, int atATime)
        where TAnswer : class
    {
        async Task<object> AskRegionAsync(ApiAction<TAnswer> query)
        {
            try
            {
                return await calls.CallAsync(query).ConfigureAwait(false);
            }
            catch (VpcException e) when (queries.Length > 1)
            {
                return ErrorRecords.FromCall(e, query.Region);
            }
        }

        var answers = new List<object>();
        while (answers.Count < queries.Length)
        {
            answers.AddRange(await Task.WhenAll(queries.Skip(answers.Count).Take(atATime).Select(AskRegionAsync)).ConfigureAwait(false));
        }

        return [.. answers];
    }

    private IReadOnlyList<string> RegionsOfArgument()
    {
        if (_regions is not null)
        {
            return _regions;
        }

        string[] known = [];
        try
        {
            if (RegionPattern.HasWildcard(_several!))
            {
                known = [.. Read(new DescribeRegions(CentralRegion)).Select(region => region.RegionId!)];
            }
        }
        catch (VpcException e)
        {
            // Without the list of regions, no row can succeed.
            ThrowTerminatingError(ErrorRecords.FromCall(e, _several));
        }

        _regions = RegionPattern.Choose(_several!, known);
        if (_regions.Count == 0)
        {
            ThrowTerminatingError(ErrorRecords.BadInput(
                "InvalidRegion", $"No region matches '{_several}'", $"Get-VpcRegion lists the regions.", _several));
        }

        return _regions;
    }
}
