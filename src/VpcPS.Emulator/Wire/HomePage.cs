using System;
using System.IO;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// The page for people. It contains no data: its script reads <c>/state</c> (<see cref="PageState"/>) every second, and updates only the
/// parts that have changed.
/// </summary>
internal static class HomePage
{
    private static readonly string Style = Resource("home.css");
    private static readonly string Script = Resource("home.js");

    /// <summary>The page, as UTF-8.</summary>
    public static byte[] Content { get; } = Encoding.UTF8.GetBytes(
        Resource("home.html").Replace("{style}", Style).Replace("{script}", Script));

    /// <summary>
    /// The Content-Security-Policy of the page. It allows the page's own style and script, by their hashes, and requests to the emulator.
    /// Everything else is forbidden.
    /// </summary>
    public static string Policy { get; } = "default-src 'none'; connect-src 'self'; style-src '" + HashOf(Style) + "'; script-src '"
        + HashOf(Script) + "'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    // A browser computes the hashes after it has changed all line ends to line feeds, so this does the same.
    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    private static string HashOf(string text)
    {
        using var sha = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
