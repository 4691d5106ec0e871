using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using VpcPS.HelpGen;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>
/// The help agrees with the doc comments, its examples run, and its topics name only things that exist. Whether Get-Help shows it well is
/// tested in PowerShell itself, by tests/Pester/Help.Tests.ps1.
/// </summary>
public sealed class HelpTests
{
    // Each says in the help why it can't run. The list is here so that it does not grow unnoticed.
    private static readonly string[] NotRun = ["Connect-VpcSession 1", "Connect-VpcSession 2"];

    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly string Root = Path.GetDirectoryName(EmbeddedEngine.FindManifest())!;

    // The headings that every topic has, in each language.
    private static readonly Dictionary<string, string[]> Headings = new(StringComparer.Ordinal)
    {
        ["en-US"] = ["TOPIC", "SHORT DESCRIPTION", "LONG DESCRIPTION", "SEE ALSO"],
        ["zh-CN"] = ["主题", "简短说明", "详细说明", "另请参阅"],
    };

    public static TheoryData<string, string> Topics()
    {
        var topics = new TheoryData<string, string>();
        foreach (string path in Headings.Keys.SelectMany(language => Directory.EnumerateFiles(Path.Combine(Root, language), "about_*.help.txt")).Order(StringComparer.Ordinal))
        {
            topics.Add(Path.GetFileName(Path.GetDirectoryName(path)!), Path.GetFileName(path));
        }

        return topics;
    }

    public static TheoryData<string> Examples() => [.. ReadExamples().Select(example => example.Name)];

    [Fact]
    public void The_build_made_the_help_of_the_doc_comments() => Assert.All(Generate().Made, file => Assert.True(file.IsBelow(Root), $"{file.Path} is not what the doc comments say."));

    [Fact]
    public void The_tables_of_codes_and_the_lists_of_commands_are_those_of_the_module() =>
        Assert.All(Generate().Pages, file => Assert.True(file.IsBelow(Root), $"{file.Path} is not up to date: dotnet run --project tools/HelpGen"));

    [Fact]
    public void The_lists_of_commands_are_where_a_reader_looks()
    {
        HelpFile[] lists = [.. Generate().Pages.Where(file => !file.Path.Contains("Errors", StringComparison.Ordinal))];

        Assert.Equal(["README.md", "README.zh-CN.md", "en-US/about_VpcPS.help.txt", "zh-CN/about_VpcPS.help.txt"], lists.Select(file => file.Path).Order(StringComparer.Ordinal));
        foreach (string cmdlet in ReadExamples().Select(example => example.Cmdlet).Distinct())
        {
            string[] words = cmdlet.Split('-');
            Assert.All(lists, list => Assert.Matches(list.Path.EndsWith(".md", StringComparison.Ordinal) ? $@"\| `{cmdlet}` \| \S" : $@"{words[1]} +(\w+ )*{words[0]}\b", list.Text));
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Examples_run_on_the_emulator(string name)
    {
        Example example = ReadExamples().Single(example => example.Name == name);
        Parser.ParseInput(example.Code, out _, out ParseError[] mistakes);
        Assert.Empty(mistakes.Select(mistake => mistake.Message));
        if (example.IsNotRun)
        {
            Assert.Contains(name, NotRun);
            return;
        }

        using var directory = new ExampleDirectory();
        using ModuleSession session = ModuleSession.Rehearsing();
        session.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($Directory)", ("Directory", directory.Path)).ShouldHaveNoErrors();

        ScriptResult result = session.Run(example.Code);

        Assert.Null(result.Ending?.ToString());
        // An example that shows how to keep errors must have errors.
        if (!example.Code.Contains("-ErrorVariable", StringComparison.Ordinal) && !example.Code.Contains("-ErrorAction", StringComparison.Ordinal))
        {
            result.ShouldHaveNoErrors();
        }
    }

    [Fact]
    public void The_list_of_examples_that_do_not_run_is_true() =>
        Assert.Equal(NotRun, ReadExamples().Where(example => example.IsNotRun).Select(example => example.Name));

    [Theory]
    [MemberData(nameof(Topics))]
    public void Topics_have_the_usual_form(string language, string topic)
    {
        string[] lines = File.ReadAllText(Path.Combine(Root, language, topic)).Split('\n');

        Assert.Equal(Headings[language][0], lines[0]);
        Assert.Equal("    " + topic.Replace(".help.txt", "", StringComparison.Ordinal), lines[1]);
        Assert.Equal(Headings[language], lines.Where(Headings[language].Contains));
        // Every place that advice is filled in has a name.
        Assert.DoesNotContain(lines, line => Regex.IsMatch(line, @"\{\d+\}"));
        // A command to be copied is never wrapped.
        Assert.DoesNotContain(lines, line => line.Any(char.IsControl) || (Columns.Of(line) > 80 && !line.TrimStart().StartsWith("> ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Windows_PowerShell_can_read_the_topics(string language, string topic)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Root, language, topic));
        bool isMarked = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);

        // Windows PowerShell reads a text without a byte order mark in the system's code page, in which only ASCII is always the same.
        Assert.Equal(!Ascii.IsValid(bytes), isMarked);
        Assert.Equal(bytes[(isMarked ? 3 : 0)..], Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(Root, language, topic))));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Topics_name_only_commands_parameters_and_topics_that_exist(string language, string topic)
    {
        string text = File.ReadAllText(Path.Combine(Root, language, topic));
        using var session = new ModuleSession();
        Dictionary<string, CommandInfo> commands = session.Run("Get-Command -Module VpcPS").Output
            .Select(command => (CommandInfo)command.BaseObject)
            .ToDictionary(command => command.Name, StringComparer.Ordinal);

        Assert.Empty(Regex.Matches(text, "[A-Z][a-z]+-Vpc[A-Za-z0-9]+").Select(match => match.Value).Except(commands.Keys));
        Assert.Empty(Regex.Matches(text, @"about_VpcPS(_[A-Za-z]+)?").Select(match => match.Value + ".help.txt").Except(Directory.EnumerateFiles(Path.Combine(Root, language)).Select(path => Path.GetFileName(path)!)));

        // What follows a command of the module in its line, up to a pipe, are its parameters.
        foreach (Match use in Regex.Matches(text, @"(?<!Get-Help )(?<command>[A-Z][a-z]+-Vpc[A-Za-z0-9]+)(?<rest>[^|\n]*)"))
        {
            CommandInfo command = commands[use.Groups["command"].Value];
            IEnumerable<string> named = Regex.Matches(Regex.Replace(use.Groups["rest"].Value, @"\(.*?\)", ""), @"(?<= )-([A-Z]\w+)").Select(match => match.Groups[1].Value);
            // Those of Invoke-VpcApi depend on its action.
            string action = use.Groups["rest"].Value.Trim().Split(' ')[0];
            IEnumerable<string> known = command.Name == "Invoke-VpcApi" && action.Length > 0 && char.IsAsciiLetterUpper(action[0])
                ? session.Run($"(Get-Command Invoke-VpcApi -ArgumentList {action}).Parameters.Keys").Output.Select(name => name.ToString())
                : command.Parameters.Keys;
            Assert.All(named, parameter => Assert.True(known.Contains(parameter), $"{command.Name} has no -{parameter}"));
        }
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public void The_topic_about_errors_has_every_id_of_the_module(string language)
    {
        string topic = File.ReadAllText(Path.Combine(Root, language, "about_VpcPS_Errors.help.txt"));
        IEnumerable<string> ids = Directory.EnumerateFiles(Path.Combine(Root, "src", "VpcPS"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => Regex.Matches(File.ReadAllText(path), @"(?:BadInput|Make)\(\s*(?:error,\s*|new \w+\([^)]*\),\s*)?""(?<id>[A-Z]\w+)""(?!\s*\+)"))
            .Select(match => match.Groups["id"].Value)
            .Distinct()
            .ToList();

        Assert.Contains("NoCredentials", ids);
        Assert.Contains("MissingIpv6AddressId", ids);
        Assert.DoesNotContain(ids, id => !topic.Contains("\n    " + id + "\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public void The_topic_about_credentials_has_every_variable_and_no_other(string language)
    {
        string topic = File.ReadAllText(Path.Combine(Root, language, "about_VpcPS_Credentials.help.txt"));
        Assembly core = Assembly.LoadFrom(Path.Combine(Root, "bin", "VpcPS.Core.dll"));
        string[] read =
        [
            .. new[] { "VpcPS.Core.Credentials.CredentialVariables", "VpcPS.Core.Credentials.EnvironmentCredentialsProvider" }
                .SelectMany(type => core.GetType(type, throwOnError: true)!.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
                .SelectMany(field => field.GetValue(null) is string one ? [one] : field.GetValue(null) as string[] ?? [])
                .Distinct(),
        ];
        string[] named = [.. Regex.Matches(topic, @"(?<![A-Z0-9_])(?:ALIBABA_?CLOUD|ALICLOUD)_[A-Z0-9_]+").Select(match => match.Value).Distinct()];

        Assert.NotEmpty(read);
        Assert.DoesNotContain(read, variable => !Regex.IsMatch(topic, $@"(?<![A-Z0-9_]){variable}(?![A-Z0-9_])"));
        Assert.Empty(named.Except(read));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public void The_engine_finds_the_help_of_every_cmdlet(string language)
    {
        using var session = new ModuleSession(language);

        ScriptResult found = session.Run("Get-Command -Module VpcPS | ForEach-Object { Get-Help $_.Name -Full } | Where-Object { $_.examples.example.Count -ge 2 -and $_.description } | ForEach-Object { $_.details.name }");

        Assert.Equal(ReadExamples().Select(example => example.Cmdlet).Distinct(), found.Output.Select(name => name.ToString()!.Trim()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("en-US", "en-US")]
    [InlineData("de-DE", "en-US")]
    [InlineData("zh-TW", "en-US")]
    [InlineData("zh-CN", "zh-CN")]
    public void The_engine_shows_the_help_in_the_users_language_and_else_in_English(string uiCulture, string shown)
    {
        using var session = new ModuleSession(uiCulture);

        Assert.Equal(
            ReadPages(shown).Select(page => page.Descendants(Maml + "para").First().Value),
            session.Run("Get-Command -Module VpcPS | Sort-Object Name | ForEach-Object { (Get-Help $_.Name).Synopsis }").Output.Select(synopsis => synopsis.ToString()));
        Assert.Contains("\n" + Headings[shown][1] + "\n", session.Run("Get-Help about_VpcPS").Output.Single().ToString()!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_languages_have_the_same_pages()
    {
        // Everything except the texts: names, syntax, types, the code of the examples, what is optional, and the number of paragraphs.
        static IEnumerable<string> Structure(string language) => ReadPages(language).DescendantsAndSelf().Select(element =>
            $"{element.Name.LocalName} {string.Join(" ", element.Attributes())} {(element.HasElements || IsTranslated(element) ? "" : element.Value)}");

        Assert.Equal(Structure("en-US"), Structure("zh-CN"));
    }

    [Fact]
    public void What_is_translated_is_Chinese_and_has_the_code_of_its_text()
    {
        IEnumerable<(string English, string Chinese)> texts = ReadPages("en-US").Descendants().Zip(ReadPages("zh-CN").Descendants())
            .Where(pair => IsTranslated(pair.First) && pair.First.Value.Length > 0)
            .Select(pair => (pair.First.Value, pair.Second.Value));

        // A default that is a value is the same, and what is not translated yet is English.
        Assert.Empty(texts.Where(text => !text.Chinese.Any(IsChinese) && text.Chinese != text.English));
        Assert.Contains(texts, text => text.Chinese.Any(IsChinese));
        // Names of commands and parameters, ids and numbers are the same in every language.
        Assert.Empty(texts.Where(text => Regex.Matches(text.English, @"\$\w+|\b[A-Z][a-z]+-Vpc\w+|(?<![\w-])-[A-Z]\w+|\b\d+\b").Any(code => !text.Chinese.Contains(code.Value, StringComparison.Ordinal))));
    }

    private static GeneratedHelp Generate() => HelpFiles.Generate(Root, Root, Path.Combine(Root, "artifacts", "docs"));

    private static IEnumerable<XElement> ReadPages(string language) =>
        XDocument.Load(Path.Combine(Root, language, "VpcPS.dll-Help.xml")).Root!.Elements(Command + "command");

    // Get-Help itself has a word for a parameter without a default.
    private static bool IsTranslated(XElement element) =>
        element.Name == Maml + "para" || element.Name == Maml + "title" || (element.Name == Dev + "defaultValue" && element.Value is not ("None" or "False"));

    private static bool IsChinese(char c) => c is >= '\u3000' and <= '\u9FFF' or >= '\uFF00' and <= '\uFFEF';

    private static IEnumerable<Example> ReadExamples() => XDocument.Load(Path.Combine(Root, "en-US", "VpcPS.dll-Help.xml"))
        .Descendants(Command + "command")
        .SelectMany(command => command.Descendants(Command + "example").Select((example, i) => new Example(
            (string)command.Element(Command + "details")!.Element(Command + "name")!,
            i + 1,
            example.Element(Dev + "code")!.Value,
            IsNotRun: example.Nodes().OfType<XComment>().Any())));

    private sealed record Example(string Cmdlet, int Number, string Code, bool IsNotRun)
    {
        public string Name => $"{Cmdlet} {Number}";
    }

    /// <summary>A directory with the files that examples read. It is deleted with the files that they write.</summary>
    private sealed class ExampleDirectory : IDisposable
    {
        public ExampleDirectory()
        {
            Directory.CreateDirectory(Path);
            File.Copy(System.IO.Path.Combine(Root, "examples", "plan.csv"), System.IO.Path.Combine(Path, "plan.csv"));
        }

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"vpcps-example-{Guid.NewGuid():N}");

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
