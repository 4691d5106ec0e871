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
/// Waits for the result of any action. It calls an action that reads, with the ids of the answer or of the request, until members of the
/// found object have the wanted values, or until the object is gone.
/// </summary>
internal sealed class ApiWait
{
    // The endings of states that mean a failure in this API, such as CreateFailed.
    private static readonly string[] FailedEndings = ["Failed", "Failure", "Error"];

    // Words around the name of a kind of object in error codes and parameters. They are removed to compare the names.
    private static readonly Regex WordsAround = new(
        @"Invalid|Incorrect|Resource|Instance|Not_?Found|Not_?Exists?|Attribute|Ids?(?=\.|$|Not)|[._0-9]", RegexOptions.CultureInvariant);

    // An object in such a state is being removed, so it can't reach another state.
    private static readonly string[] Ending = ["Deleting", "Deleted", "Releasing", "Released"];

    private readonly CatalogAction _by;
    private readonly AnyActionKind _kind;
    private readonly List<(string Member, string[] Values)> _wanted;
    private readonly TimeSpan _limit;

    /// <summary>Makes a wait.</summary>
    /// <param name="by">The action that shows the state.</param>
    /// <param name="until">
    /// The members and the value that each must have. Of several values, one is enough. Null to wait until the object is gone.
    /// </param>
    /// <param name="limit">The longest time to wait.</param>
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
    /// <param name="calls">Makes the calls.</param>
    /// <param name="done">The answer to the change.</param>
    /// <param name="request">The request of the change.</param>
    /// <exception cref="JobErrorException">The object failed, the time is over, or there is no id to look it up by.</exception>
    public async Task RunAsync(JobCalls calls, ApiAnswer done, ApiArguments request)
    {
        // The change was made, so its result must be reported even when the wait fails.
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

    // The ids in the answer belong to a created object. The ids in the request belong to a changed object.
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
            // The ids in the request belong to another object than the created one, such as the gateway of a connection. So they are not
            // used.
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
        // When several objects are found, all of them must have the wanted values.
        return Array.Find(found, item => !IsAsWanted(Checked(item, done))) ?? found.FirstOrDefault();
    }

    // Such codes are InvalidNatGatewayId.NotFound, ResourceNotFound.VpnConnection and InvalidInstanceId.NotFound. If the code is about
    // something else, such as a user, it does not mean that the object is gone.
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
        new(ErrorRecords.Own(ErrorIds.WaitFailed, message, done.Action, done.Region));

    // Without this check, the command would wait for a misspelt member until the time is over.
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
