using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>The commands in the READMEs work, and their links lead to existing targets.</summary>
public sealed class ReadmeTests
{
    private static readonly string Root = Path.GetDirectoryName(EmbeddedEngine.FindManifest())!;

    // One after the other in an empty directory, as a reader would.
    [Fact]
    public async Task Every_block_of_PowerShell_runs_as_printed()
    {
        (string Reason, string Code)[] blocks = Blocks("README.md");
        DirectoryInfo directory = Directory.CreateTempSubdirectory("vpcps-");
        using var installed = new ModuleCopy();
        try
        {
            string script = "Set-Location $env:EMPTY\n" + string.Concat(blocks
                .Where(block => block.Reason.Length == 0)
                .Select((block, i) => $"$Error.Clear()\n. {{\n{block.Code}\n}} | Out-Default\n"
                    + $"'block {i}: ' + (@($Error.FullyQualifiedErrorId | Where-Object {{ $_ -notlike '*,VpcPS.Commands.NewVpcIpv6InternetBandwidthCommand' }}) -join ' ') + '.'\n"));

            script += "'refused: ' + $refused.Count\n";
            (int exitCode, string output, string error) = await HostProcess.RunAsync(
                script, ("EMPTY", directory.FullName), ("PSModulePath", installed.Path));

            string[] said = [.. output.Split('\n').Select(line => line.TrimEnd())];
            Assert.All(
                Enumerable.Range(0, blocks.Count(block => block.Reason.Length == 0)),
                i => Assert.True(said.Contains($"block {i}: ."), output + error));
            Assert.Equal(0, exitCode);
            // The addresses of the estate that are made to be refused.
            Assert.Contains("refused: 3", said);
            Assert.True(File.ReadLines(Path.Combine(directory.FullName, "bought.csv")).Count() > 10);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_blocks_are_the_same_in_both_languages_but_for_their_comments()
    {
        static IEnumerable<string> Code(string file) => Blocks(file)
            .SelectMany(block => block.Code.Split('\n'))
            .Select(line => Regex.Replace(line, @"(^|\s+)#.*$", ""));

        Assert.Equal(Code("README.md"), Code("README.zh-CN.md"));
    }

    // .ci/run takes the two set-up commands from there.
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void There_are_two_set_up_commands(string file)
    {
        string text = File.ReadAllText(Path.Combine(Root, file));

        string setUp = Regex.Match(text, "<!-- set-up -->\n```\n(.*?)```\n<!-- /set-up -->", RegexOptions.Singleline).Groups[1].Value;

        Assert.Equal("dotnet run --project src/VpcPS.Host -- examples/allocate-from-csv.ps1\ndotnet test\n", setUp);
    }

    [Fact]
    public void Links_lead_to_files_and_headings_that_are_there()
    {
        string[] pages = [.. Directory.EnumerateFiles(Root, "*.md"), .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md"), .. Directory.EnumerateFiles(Path.Combine(Root, "bench"), "*.md")];
        var broken = new List<string>();
        foreach (string page in pages)
        {
            foreach (Match link in Regex.Matches(File.ReadAllText(page), @"\]\((?!https?:)([^)#\s]*)(#[^)\s]*)?\)"))
            {
                string target = link.Groups[1].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, link.Groups[1].Value);
                if (!File.Exists(target) && !Directory.Exists(target))
                {
                    broken.Add($"{Path.GetFileName(page)}: {link.Value}");
                }
                else if (link.Groups[2].Length > 0 && !Anchors(target).Contains(link.Groups[2].Value, StringComparer.Ordinal))
                {
                    broken.Add($"{Path.GetFileName(page)}: {link.Value}");
                }
            }
        }

        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("docs/estate.md")]
    [InlineData("docs/estate.zh-CN.md")]
    public void The_page_about_the_estate_has_all_that_is_in_it_and_what_is_refused(string file)
    {
        string page = File.ReadAllText(Path.Combine(Root, file));
        using ModuleSession session = ModuleSession.Rehearsing();
        string[] there = Texts(session.Run(
            "foreach ($region in 'cn-huhehaote', 'cn-hangzhou') { (Get-VpcNetwork -Region $region).VpcId; "
            + "(Get-VpcIpv6Gateway -Region $region).Ipv6GatewayId; ($addresses = Get-VpcIpv6Address -Region $region).Ipv6AddressId; "
            + "$addresses | New-VpcIpv6InternetBandwidth -Bandwidth 5 -ErrorAction SilentlyContinue -ErrorVariable +refused | Out-Null }"));
        string[] refused = Texts(session.Run("$refused | ForEach-Object { \"$($_.TargetObject.Ipv6AddressId) $($_.FullyQualifiedErrorId -replace ',.*')\" }"));

        Assert.Equal(there.Order(), Regex.Matches(page, @"\b(vpc|ipv6gw|ipv6)-[a-z0-9]{21}\b").Select(id => id.Value).Order());
        Assert.Equal(3, refused.Length);
        Assert.All(refused, line => Assert.Matches($@"(?m)^\| `{line.Split(' ')[0]}`.*`{line.Split(' ')[1]}`", page));
    }

    // As GitHub makes them: lower case, without punctuation, blanks to hyphens.
    private static IEnumerable<string> Anchors(string page) => File.ReadLines(page)
        .Where(line => line.StartsWith('#'))
        .Select(line => "#" + Regex.Replace(line.TrimStart('#').Trim().ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-'));

    // A block that can't run says why, in the comment above it.
    private static (string Reason, string Code)[] Blocks(string file) =>
        [.. Regex.Matches(File.ReadAllText(Path.Combine(Root, file)).ReplaceLineEndings("\n"), @"(?:<!-- not run: (.+?) -->\n)?```powershell\n(.*?)```", RegexOptions.Singleline)
            .Select(block => (block.Groups[1].Value, block.Groups[2].Value))];

    private static string[] Texts(ScriptResult result) => [.. result.Output.Select(value => value.ToString())];
}
