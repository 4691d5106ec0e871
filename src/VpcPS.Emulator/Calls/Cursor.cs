using System;
using System.Text;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// The tokens of lists whose answers name the page that follows. A token holds the last entry of its page, so that no entry
/// occurs twice when something is added or removed between two pages.
/// </summary>
internal static class Cursor
{
    // What a token begins with: not every text in Base64 is one.
    private const string Mark = "after ";

    /// <summary>The token of the page; empty for the first one.</summary>
    public static readonly TextParameter Parameter = new("NextToken")
    {
        Form = ("a token from the answer before", token => Read(token) is not null),
    };

    /// <summary>The token of the page behind an entry.</summary>
    /// <param name="last">What the entry is known by.</param>
    public static string Write(string last) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Mark + last));

    /// <summary>The entry in a token; null where the text is no token.</summary>
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
