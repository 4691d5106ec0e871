using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using VpcPS.Host;
using VpcPS.Picture;

namespace VpcPS.Tests.Support;

/// <summary>
/// A real browser without a window, controlled by the scripts of tests/Pages. When there is none, the reason is returned and the tests are
/// skipped. On Debian the package is chromium.
/// </summary>
internal static class PageBrowser
{
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "chrome"];

    private static readonly NodeFolder Scripts = new(
        Path.Combine(Path.GetDirectoryName(EmbeddedEngine.FindManifest())!, "tests", "Pages"), oldestNode: 20);

    private static readonly string? Program = Find();

    /// <summary>Prepares the browser.</summary>
    /// <returns>Why no page can be opened; empty when it can.</returns>
    public static async Task<string> PrepareAsync() =>
        Program is null ? "No Chromium is installed (on Debian: apt-get install chromium)." : await Scripts.PrepareAsync();

    /// <summary>Runs a script of tests/Pages.</summary>
    /// <param name="script">Its name.</param>
    /// <param name="task">What it is to do; the browser is added.</param>
    public static async Task<JsonElement> RunAsync(string script, IReadOnlyDictionary<string, string> task)
    {
        var whole = new Dictionary<string, string>(task) { ["browser"] = Program! };
        return JsonDocument.Parse(await Scripts.RunAsync(script, JsonSerializer.Serialize(whole))).RootElement;
    }

    private static string? Find()
    {
        string[] names = OperatingSystem.IsWindows() ? [.. Programs.Select(name => name + ".exe")] : Programs;
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application"))
            .Append("/Applications/Google Chrome.app/Contents/MacOS");
        return folders.SelectMany(folder => names.Append("Google Chrome").Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
