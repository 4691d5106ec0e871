using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;

namespace VpcPS.Commands;

/// <summary>What can be said about an answer without knowing its action.</summary>
internal static class AnswerShape
{
    private const string PageNumber = "PageNumber";
    private const string TotalCount = "TotalCount";
    private const string NextToken = "NextToken";

    /// <summary>
    /// An answer, or a part of one, as scripts read it. No view stands between these objects and the terminal, so that their
    /// texts are without what acts on one; tabs and line ends stay.
    /// </summary>
    public static object? ToObject(object? value)
    {
        switch (value)
        {
            case IReadOnlyList<KeyValuePair<string, object?>> members:
                var item = new PSObject();
                foreach (KeyValuePair<string, object?> member in members)
                {
                    item.Properties.Add(new PSNoteProperty(ShownText.OfLines(member.Key), ToObject(member.Value)));
                }

                return item;
            case object?[] list:
                return list.Select(ToObject).ToArray();
            case string text:
                return ShownText.OfLines(text);
            default:
                return value;
        }
    }

    /// <summary>The answer's list, which the API wraps twice, {"Vpcs":{"Vpc":[...]}}, and rarely once; null without one.</summary>
    public static IReadOnlyList<object?>? FindList(IReadOnlyList<KeyValuePair<string, object?>> answer) => answer
        .Select(member => member.Value switch
        {
            object?[] list => list,
            IReadOnlyList<KeyValuePair<string, object?>> { Count: 1 } wrapper => wrapper[0].Value as object?[],
            _ => null,
        })
        .FirstOrDefault(list => list is not null);

    /// <summary>The parameter that asks for the next page, or null after the last.</summary>
    /// <param name="answer">The page that was received last.</param>
    /// <param name="parameters">What it was asked for with.</param>
    /// <param name="received">How many items all pages had so far.</param>
    /// <param name="onThisPage">How many this one had.</param>
    public static KeyValuePair<string, string>? NextPage(
        IReadOnlyList<KeyValuePair<string, object?>> answer, List<KeyValuePair<string, string>> parameters, int received, int onThisPage)
    {
        if (Value(answer, NextToken) is { Length: > 0 } token)
        {
            return new(NextToken, token);
        }

        bool hasCount = int.TryParse(Value(answer, TotalCount), NumberStyles.None, CultureInfo.InvariantCulture, out int total);
        string asked = Value(answer, PageNumber) ?? parameters.Where(parameter => parameter.Key == PageNumber).Select(parameter => parameter.Value).FirstOrDefault() ?? "1";
        return hasCount && onThisPage > 0 && received < total && int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int page)
            ? new(PageNumber, (page + 1).ToString(CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>
    /// Whether an answer has a number or a token that tells its page from the one before; else only its items could.
    /// </summary>
    public static bool SaysWhichPageItIs(IReadOnlyList<KeyValuePair<string, object?>> answer) =>
        Value(answer, PageNumber) is { Length: > 0 } || Value(answer, NextToken) is { Length: > 0 };

    /// <summary>Whether two parts of answers are the same, value for value.</summary>
    public static bool AreSame(object? one, object? other) => (one, other) switch
    {
        (KeyValuePair<string, object?> a, KeyValuePair<string, object?> b) => a.Key == b.Key && AreSame(a.Value, b.Value),
        (IReadOnlyList<KeyValuePair<string, object?>> a, IReadOnlyList<KeyValuePair<string, object?>> b) =>
            a.Count == b.Count && a.Zip(b, (x, y) => AreSame(x, y)).All(same => same),
        (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => a.Count == b.Count && a.Zip(b, AreSame).All(same => same),
        _ => Equals(one, other),
    };

    private static string? Value(IReadOnlyList<KeyValuePair<string, object?>> answer, string name) => answer
        .Where(member => member.Key == name)
        .Select(member => System.Convert.ToString(member.Value, CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
