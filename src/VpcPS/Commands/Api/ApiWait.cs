using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
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
    // The names that such a state has in this API, such as CreateFailed.
    private static readonly string[] FailedEndings = ["Failed", "Failure", "Error"];

    // What a code and a parameter have around the name of a kind of things.
    private static readonly Regex WordsAround = new(
        @"Invalid|Incorrect|Resource|Instance|Not_?Found|Not_?Exists?|Attribute|Ids?(?=\.|$|Not)|[._0-9]", RegexOptions.CultureInvariant);

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
        _wanted =
        [
            .. (until ?? new Hashtable()).Cast<DictionaryEntry>()
                .Select(entry => (entry.Key.ToString()!, ApiUntil.ValuesOf(entry.Value))),
        ];
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
            throw Failure(done, $"{done}: it was done, but {_by.Name} has no parameter for an id of it, so nothing was waited for");
        }

        if (_by.Parameters.FirstOrDefault(parameter => parameter.IsRequired && ApiUntil.TakesId(parameter)
            && !filter.Exists(pair => pair.Key == WireName(parameter))) is { } missing)
        {
            throw Failure(done, $"{done}: it was done, but {_by.Name} needs {missing.Name}, so nothing was waited for");
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

        bool hasIds = false;
        foreach (KeyValuePair<string, string> id in done.Ids)
        {
            hasIds = true;
            Add(id.Key, id.Value);
        }

        bool isNamed = filter.Count > 0;
        if (hasIds && !isNamed)
        {
            // What the request names is another thing than what was made, such as the gateway of a connection.
            return filter;
        }

        foreach (CatalogParameter parameter in _by.Parameters)
        {
            if (ApiParameters.IsId(parameter.Name)
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
        catch (VpcApiException e) when (SaysThatNothingIsThere(e, filter))
        {
            return null;
        }
        catch (VpcException e)
        {
            throw Failure(
                done, $"{done}: it was done, but {_by.Name} does not show what became of it: {e.Message.TrimEnd('.')} ({e.Code})");
        }

        (string Name, IReadOnlyList<object?> Items)? list = AnswerShape.FindList(answer, _by.ListPath);
        if (_by.ListPath.Count == 0 && (list is null || _wanted.Exists(wanted => Has(answer, wanted.Member))))
        {
            return Checked(answer, done);
        }

        IReadOnlyList<KeyValuePair<string, object?>>[] found =
        [
            .. (list?.Items ?? [])
                .OfType<IReadOnlyList<KeyValuePair<string, object?>>>()
                .Where(item => filter.TrueForAll(pair => TextOf(item, pair.Key) is not { Length: > 0 } text
                    || text.Equals(pair.Value, StringComparison.OrdinalIgnoreCase))),
        ];
        // Where there are several, all of them have to be as wanted.
        return Array.Find(found, item => !IsAsWanted(Checked(item, done))) ?? found.FirstOrDefault();
    }

    // Codes are such as InvalidNatGatewayId.NotFound, ResourceNotFound.VpnConnection and InvalidInstanceId.NotFound. That
    // something else is not there, such as a user, does not say that the thing is gone.
    private bool SaysThatNothingIsThere(VpcApiException error, IEnumerable<KeyValuePair<string, string>> filter)
    {
        string code = error.Code;
        if (code.IndexOf("NotFound", StringComparison.OrdinalIgnoreCase) < 0
            && code.IndexOf("NotExist", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return false;
        }

        string subject = WordsAround.Replace(code, "");
        return subject.Length == 0
            || filter.Select(pair => pair.Key).Append(_by.Name.Substring(VerbOf(_by.Name)))
                .Select(name => WordsAround.Replace(name, ""))
                .Any(noun => noun.Equals(subject, StringComparison.OrdinalIgnoreCase)
                    || noun.Equals(subject + "s", StringComparison.OrdinalIgnoreCase)
                    || noun.Equals(subject + "es", StringComparison.OrdinalIgnoreCase));
    }

    private static int VerbOf(string action) => Math.Min(action.Length, 1 + action.Skip(1).TakeWhile(c => !char.IsUpper(c)).Count());

    private static JobErrorException Failure(ApiAnswer done, FormattableString message) =>
        new(ErrorRecords.Own(ErrorRecords.WaitFailed, message, done.Action, done.Region));

    // A misspelt member would be waited for until the time is over.
    private IReadOnlyList<KeyValuePair<string, object?>> Checked(IReadOnlyList<KeyValuePair<string, object?>> item, ApiAnswer done)
    {
        if (_wanted.Find(wanted => !Has(item, wanted.Member)).Member is { } missing)
        {
            string members = string.Join(", ", item.Select(member => member.Key));
            throw Failure(done, $"{done}: it was done, but what {_by.Name} shows has no {missing}. It has: {members}");
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
}
