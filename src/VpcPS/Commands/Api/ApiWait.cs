using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Catalog;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Waits for what an action has begun, for any action: looks by an action that reads, with the ids of the answer or of the request,
/// until members of what is found have the values that were asked for, or until it is gone.
/// </summary>
internal sealed class ApiWait
{
    /// <summary>What -Until says to wait until nothing is there any more.</summary>
    public const string Gone = "Gone";

    // The names that such a state has in this API, such as CreateFailed.
    private static readonly string[] FailedEndings = ["Failed", "Failure", "Error"];

    // What is being removed does not become anything else.
    private static readonly string[] Ending = ["Deleting", "Deleted", "Releasing", "Released"];

    private readonly CatalogAction _by;
    private readonly AnyActionKind _kind;
    private readonly List<(string Member, string[] Values)> _wanted;
    private readonly TimeSpan _limit;

    /// <summary>Makes a wait.</summary>
    /// <param name="by">The action that shows the state.</param>
    /// <param name="until">Members and the values that they are to have, or several values of which one is enough; null for gone.</param>
    /// <param name="limit">How long it waits.</param>
    public ApiWait(CatalogAction by, IDictionary? until, TimeSpan limit)
    {
        _by = by;
        _kind = new AnyActionKind(by.Name, by);
        _wanted = [.. (until ?? new Hashtable()).Cast<DictionaryEntry>().Select(entry => (entry.Key.ToString()!, ValuesOf(entry.Value)))];
        _limit = limit;
    }

    /// <summary>Waits after a change.</summary>
    /// <param name="calls">The way to make calls.</param>
    /// <param name="done">What the change has answered.</param>
    /// <param name="request">What was asked for.</param>
    /// <exception cref="JobErrorException">It failed, the time is over, or there is nothing by which to look.</exception>
    public async Task RunAsync(JobCalls calls, ApiAnswer done, ApiArguments request)
    {
        // It was done, whatever comes of the waiting.
        calls.Done = done;
        List<KeyValuePair<string, string>> filter = FilterOf(done, request);
        if (filter.Count == 0)
        {
            throw new JobErrorException(ErrorRecords.Own(
                ErrorRecords.WaitFailed,
                $"{done}: it was done, but {_by.Name} has no parameter for an id of it, so nothing was waited for",
                done.Action, done.Region));
        }

        var action = new AnyAction(_kind, done.Region, [.. filter]);
        string subject = string.Join(", ", filter.Select(pair => pair.Value));
        await new StatusWait<IReadOnlyList<KeyValuePair<string, object?>>>
        {
            Subject = subject,
            Region = done.Region,
            Wish = _wanted.Count == 0
                ? UserText.Translate("gone")
                : string.Join(", ", _wanted.Select(wanted => string.Join("/", wanted.Values))),
            ReadAsync = () => LookAsync(calls, action, filter, done),
            IsReached = item => _wanted.Count == 0 ? item is null : item is not null && IsAsWanted(item),
            State = StateOf,
            HasFailed = item => HasFailed(StateOf(item)),
            Done = done,
            Target = done.Action,
        }.RunAsync(calls, _limit).ConfigureAwait(false);
    }

    // The ids of the answer name what was made; those of the request what was changed.
    private List<KeyValuePair<string, string>> FilterOf(ApiAnswer done, ApiArguments request)
    {
        var filter = new List<KeyValuePair<string, string>>();
        void Add(string name, string value)
        {
            if ((_by.Find(name) ?? _by.Find(name + "s")) is { } taken && !filter.Exists(pair => pair.Key == WireName(taken)))
            {
                filter.Add(new(WireName(taken), value));
            }
        }

        foreach (KeyValuePair<string, string> id in done.Ids)
        {
            Add(id.Key, id.Value);
        }

        bool isNamed = filter.Count > 0;
        foreach (CatalogParameter parameter in _by.Parameters)
        {
            if (ApiAnswer.IsId(parameter.Name)
                && (parameter.IsRequired || !isNamed)
                && request.TextOf(parameter.Name) is { Length: > 0 } id)
            {
                Add(parameter.Name, id);
            }
        }

        return filter;
    }

    private static string WireName(CatalogParameter parameter) =>
        parameter is { Type: CatalogType.List, Form: CatalogForm.Flat } ? parameter.Name + ".1" : parameter.Name;

    private async Task<IReadOnlyList<KeyValuePair<string, object?>>?> LookAsync(
        JobCalls calls, AnyAction action, List<KeyValuePair<string, string>> filter, ApiAnswer done)
    {
        IReadOnlyList<KeyValuePair<string, object?>> answer;
        try
        {
            answer = await calls.CallAsync(action).ConfigureAwait(false);
        }
        catch (VpcApiException e) when (SaysThatNothingIsThere(e))
        {
            return null;
        }

        if (AnswerShape.FindList(answer, _by.ListPath) is not { } list
            || (_by.ListPath.Count == 0 && _wanted.Exists(wanted => Has(answer, wanted.Member))))
        {
            return Checked(answer, done);
        }

        IReadOnlyList<KeyValuePair<string, object?>>[] found =
        [
            .. list.Items
                .OfType<IReadOnlyList<KeyValuePair<string, object?>>>()
                .Where(item => filter.TrueForAll(pair => TextOf(item, pair.Key) is not { Length: > 0 } text
                    || text.Equals(pair.Value, StringComparison.OrdinalIgnoreCase))),
        ];
        // Where there are several, all of them have to be as wanted.
        return Array.Find(found, item => !IsAsWanted(Checked(item, done))) ?? found.FirstOrDefault();
    }

    private static bool SaysThatNothingIsThere(VpcApiException error) =>
        (error.HttpStatus == 404 || error.Code.IndexOf("NotFound", StringComparison.OrdinalIgnoreCase) >= 0
            || error.Code.IndexOf("NotExist", StringComparison.OrdinalIgnoreCase) >= 0)
        && !error.Code.StartsWith("InvalidAction", StringComparison.Ordinal)
        && !error.Code.StartsWith("InvalidRegion", StringComparison.Ordinal)
        && !error.Code.StartsWith("InvalidAccessKey", StringComparison.Ordinal);

    // A misspelt member would be waited for until the time is over.
    private IReadOnlyList<KeyValuePair<string, object?>> Checked(IReadOnlyList<KeyValuePair<string, object?>> item, ApiAnswer done)
    {
        if (_wanted.Find(wanted => !Has(item, wanted.Member)).Member is { } missing)
        {
            string members = string.Join(", ", item.Select(member => member.Key));
            throw new JobErrorException(ErrorRecords.Own(
                ErrorRecords.WaitFailed,
                $"{done}: it was done, but what {_by.Name} shows has no {missing}. It has: {members}",
                done.Action, done.Region));
        }

        return item;
    }

    private bool IsAsWanted(IReadOnlyList<KeyValuePair<string, object?>> item) => _wanted.TrueForAll(
        wanted => wanted.Values.Contains(TextOf(item, wanted.Member) ?? "", StringComparer.OrdinalIgnoreCase));

    private string? StateOf(IReadOnlyList<KeyValuePair<string, object?>> item) => _wanted.Count == 0
        ? TextOf(item, "Status") ?? UserText.Translate("there")
        : string.Join(", ", _wanted.Select(wanted => TextOf(item, wanted.Member)));

    private bool HasFailed(string? state) => state is not null
        && !_wanted.Exists(wanted => wanted.Values.Contains(state, StringComparer.OrdinalIgnoreCase))
        && (FailedEndings.Any(ending => state.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            || (_wanted.Count > 0 && Ending.Contains(state, StringComparer.OrdinalIgnoreCase)));

    private static bool Has(IReadOnlyList<KeyValuePair<string, object?>> item, string name) =>
        item.Any(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string? TextOf(IReadOnlyList<KeyValuePair<string, object?>> item, string name) => ApiValue.TextOf(
        item.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value);

    private static string[] ValuesOf(object? value) => ApiValue.TextOf(value) is { } one
        ? [one]
        : value is IEnumerable several ? [.. several.Cast<object?>().Select(ApiValue.TextOf).OfType<string>()] : [""];
}
