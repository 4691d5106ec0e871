using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Conventions for the whole module, checked on the built module.</summary>
public sealed class ConventionTests : IDisposable
{
    // They emit nothing by design.
    private static readonly string[] Silent = ["Disconnect-VpcSession", "Reset-VpcEmulator", "Set-VpcEmulator", "Stop-VpcEmulator"];

    private static readonly string[] AsksBeforeChanging = ["New", "Set", "Remove", "Add", "Sync", "Invoke"];

    private static readonly string Root = Path.GetDirectoryName(EmbeddedEngine.FindManifest())!;

    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_that_exist()
    {
        IEnumerable<string> written = CmdletTypes().Select(type => type.GetCustomAttribute<CmdletAttribute>()!).Select(name => $"{name.VerbName}-{name.NounName}");

        Assert.Equal(written.Order(), Commands().Select(command => command.Name).Order());
    }

    [Fact]
    public void What_an_action_changes_can_be_looked_up()
    {
        string[] subjects = [.. Actions()
            .Select(action => (Type?)DeclaredOf(action, "Subject"))
            .OfType<Type>()
            .Select(subject => subject.Name)
            .Distinct()];

        Assert.NotEmpty(subjects);
        string[] commands = [.. Commands().Select(command => command.Name)];
        Assert.All(subjects, subject => Assert.Contains(subject.StartsWith("Vpc", StringComparison.Ordinal) ? "Get-" + subject : "Get-Vpc" + subject, commands));
    }

    [Fact]
    public void Cmdlets_are_sealed_and_say_what_they_emit()
    {
        foreach (CmdletInfo command in Commands())
        {
            Assert.True(command.ImplementingType.IsSealed, command.Name + " is not sealed.");
            Assert.True(Silent.Contains(command.Name) || command.OutputType.Count > 0, command.Name + " does not say what it emits.");
        }
    }

    [Fact]
    public void Cmdlets_that_change_the_cloud_support_WhatIf()
    {
        // Changes of an emulator cost nothing, so these commands ask nothing.
        foreach (CmdletInfo command in Commands().Where(command => AsksBeforeChanging.Contains(command.Verb) && command.Noun != "VpcEmulator"))
        {
            Assert.True(command.Parameters.ContainsKey("WhatIf"), command.Name + " lacks -WhatIf.");
        }
    }

    [Fact]
    public void Parameters_of_a_change_match_what_its_actions_declare()
    {
        Type[] changes = [.. Actions().Where(action => DeclaredOf(action, "ChangesState") is true)];
        Dictionary<string, string> code = Directory.EnumerateFiles(Path.Combine(Root, "src", "VpcPS"), "*.cs", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), CodeOf);
        var wrong = new List<string>();
        bool IsAsynchronous(Type action) => DeclaredOf(action, "AwaitedState") is not null;
        foreach (CmdletInfo command in Commands())
        {
            string own = code[command.ImplementingType.Name];
            HashSet<string> named = NamesReachedFrom(command.ImplementingType.Name, code);
            Type[] sent = [.. changes.Where(change => named.Contains(change.Name))];
            Type[] withoutCheck = [.. sent.Where(action => !Has(action, "IHasDryRun"))];
            bool isChange = sent.Length > 0 && command.Verb is "New" or "Set" or "Remove" or "Add";
            bool hasDryRun = command.Parameters.ContainsKey("DryRun");
            if (hasDryRun && withoutCheck.Length == sent.Length)
            {
                wrong.Add($"{command.Name} -DryRun: none of its actions has a dry run.");
            }

            if (isChange && !hasDryRun && withoutCheck.Length == 0)
            {
                wrong.Add($"{command.Name} lacks -DryRun, which all of its actions have.");
            }

            // The refusal of such a parameter is named after it.
            bool IsRefused(string parameter) => own.Contains($"\"{parameter}CannotBeChecked\"", StringComparison.Ordinal);
            wrong.AddRange(withoutCheck
                .Where(action => hasDryRun && !OwnParametersOf(action, sent).Any(IsRefused))
                .Select(action => $"{command.Name} -DryRun sends {action.Name}, which has no dry run, and does not refuse it."));

            bool hasToken = command.Parameters.ContainsKey("ClientToken");
            if (hasToken && !sent.Any(action => Has(action, "IHasClientToken")))
            {
                wrong.Add($"{command.Name} -ClientToken: none of its actions takes one.");
            }

            if (isChange && !hasToken && sent.Any(action => Has(action, "IHasClientToken") && DeclaredOf(action, "IsIdempotent") is false))
            {
                wrong.Add($"{command.Name} lacks -ClientToken, without which what it makes can't be repeated.");
            }

            bool waits = command.Parameters.ContainsKey("Wait");
            if (waits && !(sent.Any(IsAsynchronous) && own.Contains("new StatusWait<", StringComparison.Ordinal)))
            {
                wrong.Add($"{command.Name} -Wait: there is nothing that it waits for.");
            }

            if (isChange && !waits && sent.Any(IsAsynchronous))
            {
                wrong.Add($"{command.Name} lacks -Wait, although its actions finish after their answers.");
            }
        }

        Assert.Empty(wrong);
    }

    // The parameters that only this one of a command's actions has.
    private static IEnumerable<string> OwnParametersOf(Type action, Type[] sent) => PropertiesOf(action)
        .Except(sent.Where(other => other != action).SelectMany(PropertiesOf));

    private static IEnumerable<string> PropertiesOf(Type action) => action.GetProperties().Select(property => property.Name);

    private static bool Has(Type action, string capability) => action.GetInterface(capability) is not null;

    // The names in the code of a cmdlet, and in the code of the classes of the commands and the purchases that it uses. The folders that
    // all cmdlets use are not searched, because they send no change by themselves.
    private static HashSet<string> NamesReachedFrom(string type, Dictionary<string, string> code)
    {
        string[] helpers = [.. new[] { "Commands", "Purchases" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, "src", "VpcPS", folder), "*.cs", SearchOption.AllDirectories))
            .Select(path => Path.GetFileNameWithoutExtension(path))];
        var names = new HashSet<string>();
        var next = new Queue<string>([type]);
        while (next.TryDequeue(out string? reached))
        {
            IEnumerable<string> found = Regex.Matches(code[reached], @"\b[A-Z]\w+").Select(match => match.Value).Where(names.Add);
            foreach (string name in found.Where(helpers.Contains))
            {
                next.Enqueue(name);
            }
        }

        return names;
    }

    private static string CodeOf(string path) =>
        string.Join("\n", File.ReadLines(path).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [Fact]
    public void Nouns_begin_with_Vpc_and_verbs_are_approved()
    {
        ScriptResult result = _session.Run("Get-Verb | ForEach-Object { $_.Verb }");
        var approved = result.Ending is null && result.Output.Count > 0
            ? result.Output.Select(verb => (string)verb.BaseObject).ToHashSet()
            : typeof(VerbsCommon).Assembly.GetTypes()
                .Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true, IsPublic: true })
                .SelectMany(type => type.GetFields())
                .Select(field => (string)field.GetValue(null)!)
                .ToHashSet();

        foreach (CmdletInfo command in Commands())
        {
            Assert.StartsWith("Vpc", command.Noun, StringComparison.Ordinal);
            Assert.Contains(command.Verb, approved);
        }
    }

    [Theory]
    [InlineData("VpcPS.Core", new string[0])]
    [InlineData("VpcPS.Emulator", new[] { "VpcPS.Core" })]
    [InlineData("VpcPS", new[] { "VpcPS.Core", "VpcPS.Emulator" })]
    public void The_arrows_of_the_architecture_hold(string assembly, string[] mayKnow)
    {
        string[] references = [.. LoadForReading(assembly).GetReferencedAssemblies().Select(name => name.Name!)];

        Assert.Empty(references.Where(name => name.StartsWith("VpcPS", StringComparison.Ordinal)).Except(mayKnow));
        if (assembly != "VpcPS")
        {
            Assert.DoesNotContain("System.Management.Automation", references);
        }
    }

    [Theory]
    [InlineData("VpcPS.Core")]
    [InlineData("VpcPS.Emulator")]
    [InlineData("VpcPS")]
    public void Nothing_that_PowerShell_7_lacks_is_referenced(string assembly)
    {
        string[] references = [.. LoadForReading(assembly).GetReferencedAssemblies().Select(name => name.Name!)];

        Assert.DoesNotContain("Microsoft.Bcl.AsyncInterfaces", references);
        Assert.DoesNotContain("System.Threading.Channels", references);
    }

    [Fact]
    public void Public_signatures_show_no_json_types()
    {
        Assembly core = Commands()[0].ImplementingType.Assembly.GetReferencedAssemblies()
            .Where(name => name.Name == "VpcPS.Core").Select(Assembly.Load).Single();

        IEnumerable<string> shown = core.GetExportedTypes()
            .SelectMany(type => type.GetMembers())
            .Where(member => member.ToString()!.Contains("System.Text.Json", StringComparison.Ordinal))
            .Select(member => $"{member.DeclaringType}.{member.Name}");

        Assert.Empty(shown);
    }

    [Fact]
    public void Every_command_that_an_error_recommends_exists()
    {
        string source = string.Concat(Directory.GetFiles(Path.Combine(Root, "src", "VpcPS", "Errors"), "*.cs").Select(File.ReadAllText));
        string[] known = [.. Commands().Select(command => command.Name)];

        string[] recommended = [.. Regex.Matches(source, "[A-Z][a-z]+-Vpc[A-Za-z0-9]+").Select(match => match.Value).Distinct()];

        Assert.NotEmpty(recommended);
        Assert.Empty(recommended.Except(known));
    }

    [Fact]
    public void Switches_sessions_and_filters_never_bind_from_the_pipeline()
    {
        string[] never = ["Force", "DryRun", "WhatIf", "Confirm", "Session", "PassThru", "Wait", "IfExists", "NetworkType", "VpcId", "VSwitchId", "Name", "Tag"];
        IEnumerable<string> bound = Commands()
            .Where(command => command.Verb == "Get")
            .SelectMany(command => command.Parameters.Values
                // What the cmdlet gets by its id is no filter: -VpcId of Get-VpcNetwork.
                .Where(parameter => never.Contains(parameter.Name) && !IsOwnId(command, parameter.Name) && parameter.ParameterSets.Values.Any(set => set.ValueFromPipelineByPropertyName))
                .Select(parameter => $"{command.Name} -{parameter.Name}"));

        Assert.Empty(bound);
    }

    private static bool IsOwnId(CmdletInfo command, string parameter) =>
        (command.Noun, parameter) is ("VpcNetwork", "VpcId") or ("VpcVSwitch", "VSwitchId");

    [Fact]
    public void Every_model_that_is_emitted_has_a_table()
    {
        string?[] tables = [.. Views().Where(view => view.Element("TableControl") is not null).Select(TypeOf)];

        Assert.NotEmpty(Models());
        Assert.All(Models(), model => Assert.Contains(model.FullName, tables));
    }

    [Fact]
    public void Format_List_shows_each_property_of_a_model_once()
    {
        // An emulator's journal would fill the screen.
        string[] tooLong = ["VpcEmulator.Journal", "VpcEmulator.Clock"];
        XElement[] lists = [.. Views().Where(view => view.Element("ListControl") is not null)];

        foreach (Type model in Models().Where(model => model.Name != "VpcSession"))
        {
            string[] own = [.. model.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)];
            string[] shown = [.. lists.Single(list => TypeOf(list) == model.FullName).Descendants("ListItem").Select(PropertyOf)];

            Assert.Equal(own.Where(property => !tooLong.Contains(model.Name + "." + property)).Order(), shown.Order());
        }
    }

    // A name, a tag, an error text or a cell of a row may paint or retitle the terminal.
    [Fact]
    public void Views_show_no_text_raw()
    {
        foreach (XElement view in Views())
        {
            Type model = Models().Single(model => model.FullName == TypeOf(view));
            IEnumerable<string> raw = view.Descendants("PropertyName").Select(property => property.Value)
                .Where(property => model.GetProperty(property)!.PropertyType == typeof(string) || typeof(IEnumerable<object>).IsAssignableFrom(model.GetProperty(property)!.PropertyType));

            Assert.Empty(raw);
        }
    }

    // [VpcPS.Core.ShownText]::OfValue($_.Name)
    private static string PropertyOf(XElement item) => (string?)item.Element("PropertyName")
        ?? Regex.Match((string)item.Element("ScriptBlock")!, @"\$_\.(\w+)\)$").Groups[1].Value;

    // A prefix and 21 characters, as every unmasked sample has them.
    [Fact]
    public void Tables_fit_a_console_of_120_columns_and_cut_no_id()
    {
        var lengths = new Dictionary<string, int>
        {
            ["Ipv6AddressId"] = 26,
            ["Ipv6GatewayId"] = 28,
            ["InternetBandwidthId"] = 28,
            ["Ipv6EgressOnlyRuleId"] = 28,
            ["ResourceId"] = 28,
            ["VpcId"] = 25,
            ["VSwitchId"] = 25,
        };
        foreach (XElement view in Views().Where(view => view.Element("TableControl") is not null))
        {
            int[] widths = [.. view.Descendants("TableColumnHeader").Select(header => (int?)header.Element("Width") ?? 0)];
            string[] properties = [.. view.Descendants("TableColumnItem").Select(PropertyOf)];

            // A console shows one column less than it has.
            Assert.InRange(widths.Sum() + widths.Length - 1, 1, 119);
            Assert.Equal(widths.Length, properties.Length);
            foreach ((string property, int width) in properties.Zip(widths).Where(column => column.Second > 0 && lengths.ContainsKey(column.First)))
            {
                Assert.True(width >= lengths[property], $"{TypeOf(view)}: {property} is cut to {width}; it has up to {lengths[property]}.");
            }
        }
    }

    [Fact]
    public void No_rule_for_scripts_is_silenced_without_saying_why()
    {
        string[] built = ["artifacts", "bin", "out"];
        string[] scripts = [.. Directory.EnumerateDirectories(Root)
            .Where(folder => !built.Contains(Path.GetFileName(folder)) && !Path.GetFileName(folder).StartsWith('.'))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.ps*1", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Root, "*.ps*1"))];

        IEnumerable<string> silenced = scripts.SelectMany(File.ReadLines).Where(line => Regex.IsMatch(line, @"^\s*\[.*SuppressMessage"));

        Assert.NotEmpty(silenced);
        Assert.Empty(silenced.Where(line => !Regex.IsMatch(line, @"Justification\s*=\s*'[^']{10,}'")));
    }

    // What commands emit, the parameters that an action shows, and the answers that an emulator shows it was taught.
    private Type[] Models()
    {
        Type[] emitted = [.. Commands().SelectMany(command => command.OutputType).Where(output => output.Name.StartsWith("VpcPS.", StringComparison.Ordinal)).Select(output => output.Type).Distinct()];
        (string Model, string Property)[] lists = [("VpcApiAction", "Parameters"), ("VpcEmulator", "Answers")];
        return [.. emitted, .. lists.Select(list => emitted.Single(model => model.Name == list.Model).GetProperty(list.Property)!.PropertyType.GenericTypeArguments[0])];
    }

    private static IEnumerable<XElement> Views() => XDocument.Load(Path.Combine(Root, "VpcPS.format.ps1xml")).Descendants("View");

    private static string? TypeOf(XElement view) => (string?)view.Element("ViewSelectedBy")?.Element("TypeName");

    private List<CmdletInfo> Commands() =>
        [.. _session.Run("Get-Command -Module VpcPS").Output.Select(command => (CmdletInfo)command.BaseObject)];

    private IEnumerable<Type> CmdletTypes() =>
        Commands()[0].ImplementingType.Assembly.GetTypes().Where(type => !type.IsAbstract && type.GetCustomAttribute<CmdletAttribute>() is not null);

    private static IEnumerable<Type> Actions()
    {
        Assembly core = LoadForReading("VpcPS.Core");
        Type action = core.GetType("VpcPS.Core.Api.ApiAction", throwOnError: true)!;
        return core.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(action));
    }

    // A fact from an action's declaration. Null when it is known only after the action was created.
    private static object? DeclaredOf(Type action, string fact)
    {
        object? declaration = action.GetProperty("Declaration")!.GetValue(RuntimeHelpers.GetUninitializedObject(action));
        return declaration?.GetType().GetProperty(fact)!.GetValue(declaration);
    }

    private static Assembly LoadForReading(string assembly) => Assembly.LoadFrom(Path.Combine(Root, "bin", assembly + ".dll"));
}
