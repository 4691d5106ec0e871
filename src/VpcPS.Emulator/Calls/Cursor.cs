using System;
using System.Text;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// The tokens of lists whose answers contain a token for the next page. A token contains the last entry of its page. So no entry occurs
/// twice when something is added or removed between two requests.
/// </summary>
internal static class Cursor
{
    // The beginning of every token, by which a token differs from other texts in Base64.
    private const string Mark = "after ";

    /// <summary>The token of the requested page. Empty for the first page.</summary>
    public static readonly TextParameter Parameter = new("NextToken")
    {
        Form = ("a token from the answer before", token => Read(token) is not null),
    };

    /// <summary>Makes the token for the page that follows an entry.</summary>
    /// <param name="last">The key of the entry.</param>
    public static string Write(string last) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Mark + last));

    /// <summary>Reads the entry from a token. Null when the text is not a token.</summary>
    public static string? Read(string token)
    {
        try
        {
            string text = Encoding.UTF8.GetString(Convert.FromBase64String(token));
            return text.StartsWith(Mark, StringComparison.Ordinal) ? text.Substring(Mark.Length) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
