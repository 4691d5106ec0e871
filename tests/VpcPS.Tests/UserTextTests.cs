using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcPS.HelpGen;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Errors are in the language of the user's interface, and what lacks its translation is counted.</summary>
public sealed class UserTextTests
{
    private static readonly string Root = Path.GetDirectoryName(EmbeddedEngine.FindManifest())!;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("zh-SG")]
    [InlineData("zh-Hans")]
    public void Advice_is_Chinese_where_the_user_reads_simplified_Chinese(string uiCulture)
    {
        using ModuleSession session = ModuleSession.Rehearsing(uiCulture);

        ErrorRecord error = session.Run($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2; New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2")
            .ShouldHaveOneError("OperationFailed.InternetBandwidthAlreadyExisted");

        Assert.StartsWith($"{Estate.WebAddress}（cn-huhehaote）：", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("（OperationFailed.InternetBandwidthAlreadyExisted，请求ID ", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.EndsWith("）。该地址已有公网带宽，请修改带宽值，不要再次开通。", error.ErrorDetails.Message, StringComparison.Ordinal);
        // Commands are the same in every language, and the service's messages are not translated.
        Assert.Equal($"Set-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId {Estate.WebAddress} -Bandwidth 2", error.ErrorDetails.RecommendedAction);
        Assert.Contains(error.Exception.Message.TrimEnd('.'), error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-TW")]
    [InlineData("ja-JP")]
    [InlineData("")]
    public void Advice_is_English_everywhere_else(string uiCulture)
    {
        using ModuleSession session = ModuleSession.Rehearsing(uiCulture);

        ErrorRecord error = session.Run("Get-VpcIpv6Address ipv6-hp3notthere").ShouldHaveOneError("ResourceNotFound.Ipv6Address");

        Assert.Equal(
            "ipv6-hp3notthere in cn-huhehaote: the address does not exist (ResourceNotFound.Ipv6Address). Check the id and the region against the list of addresses.",
            error.ErrorDetails.Message);
    }

    [Fact]
    public void Rows_that_run_beside_the_pipeline_know_the_users_language()
    {
        using ModuleSession session = ModuleSession.Rehearsing("zh-CN");

        ScriptResult result = session.RunWithRows(
            "Ipv6AddressId,Bandwidth\n" + string.Join("\n", Enumerable.Range(0, 8).Select(i => $"ipv6-hp3notthere{i},2")),
            "New-VpcIpv6InternetBandwidth -ThrottleLimit 2");

        Assert.Equal(8, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith(
            "请对照IPv6地址列表检查ID和地域。", PSObject.AsPSObject(error).Text("Fix"), StringComparison.Ordinal));
        Assert.All(result.Errors, error => Assert.Matches("^第 [1-8] 行，", error.ErrorDetails.Message));
    }

    // The build counts untranslated texts by searching the compiled code. Here the compiler tells which texts there are.
    [Theory]
    [InlineData("VpcPS")]
    [InlineData("VpcPS.Core")]
    public void The_build_knows_every_text_that_has_or_needs_a_translation(string assembly) =>
        Assert.Equal(Needed(assembly).Order(StringComparer.Ordinal), UserTexts.Said(PathOf(assembly)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_text_without_a_translation_and_a_translation_without_a_text_are_counted()
    {
        string[] remedies = [.. Remedies()];
        const string added = "A remedy that nobody has translated yet.";

        UserTexts all = UserTexts.Read(PathOf("VpcPS"), [.. remedies, added]);
        UserTexts none = UserTexts.Read(PathOf("VpcPS"), []);

        Assert.Contains($"src/VpcPS/UserText.zh-Hans.resx: \"{added}\"", all.Missing);
        Assert.NotEmpty(none.Outdated);
        Assert.Equal(
            "2 texts have no Chinese yet; 1 Chinese texts are outdated",
            new GeneratedHelp([], [], [], ["a", "b"], ["c"]).Count);
        Assert.Empty(new GeneratedHelp([], [], [], [], []).Count);
    }

    [Theory]
    [InlineData("VpcPS")]
    [InlineData("VpcPS.Core")]
    public void A_translation_has_the_placeholders_and_the_code_of_its_text(string assembly)
    {
        const string code = @"\{\d[^}]*\}|(?<![\w-])-[A-Z]\w+|\b[A-Z][a-z]+-Vpc\w+|(?<![A-Za-z0-9_])\d+(?![A-Za-z0-9_])";
        Assert.Empty(Translations(assembly).Where(text =>
            !Regex.Matches(text.Key, code).Select(match => match.Value).Order(StringComparer.Ordinal).Distinct()
                .SequenceEqual(Regex.Matches(text.Value, code).Select(match => match.Value).Order(StringComparer.Ordinal).Distinct())));
    }

    private static Dictionary<string, string> Translations(string assembly) =>
        new ResourceManager(assembly + ".UserText", Load(assembly)).GetResourceSet(CultureInfo.GetCultureInfo("zh-Hans"), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    /// <summary>
    /// What UserText.Translate is called with, and every interpolated string that the compiler
    /// keeps as a format: those are made for UserText.Of and for nothing else.
    /// </summary>
    private static HashSet<string> Needed(string assembly)
    {
        HashSet<string> needed = [];
        string[] references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator), .. Directory.EnumerateFiles(Path.Combine(Root, "bin"), "VpcPS*.dll").Where(path => Path.GetFileNameWithoutExtension(path) != assembly)];
        var compilation = CSharpCompilation.Create(assembly, Sources("src/" + assembly), references.Select(path => MetadataReference.CreateFromFile(path)));
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
            {
                if (node is InterpolatedStringExpressionSyntax text && model.GetTypeInfo(text.Parent as CastExpressionSyntax ?? (SyntaxNode)text).ConvertedType?.Name == nameof(FormattableString))
                {
                    needed.Add(FormatOf(text));
                }
                else if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } call && IsGivenText(called)
                    && model.GetConstantValue(call.ArgumentList.Arguments[0].Expression).Value is string constant)
                {
                    needed.Add(constant);
                }
            }
        }

        Assert.NotEmpty(needed);
        return needed;
    }

    // A text in several lines is a sum of constants. With values in it, it is written as what the compiler makes of an interpolated string.
    private static bool IsGivenText(MemberAccessExpressionSyntax called) => called.Name.Identifier.Text == "Translate"
        || called.ToString() == nameof(FormattableStringFactory) + "." + nameof(FormattableStringFactory.Create);

    private static IEnumerable<string> Remedies()
    {
        FieldInfo table = Load("VpcPS").GetType("VpcPS.Errors.AdviceTable", throwOnError: true)!.GetField("Table", BindingFlags.NonPublic | BindingFlags.Static)!;
        return ((IEnumerable)table.GetValue(null)!).Cast<object>().Select(advice => (string)advice.GetType().GetProperty("Remedy")!.GetValue(advice)!);
    }

    private static Assembly Load(string assembly) => Assembly.LoadFrom(PathOf(assembly));

    private static string PathOf(string assembly) => Path.Combine(Root, "bin", assembly + ".dll");

    private static string FormatOf(InterpolatedStringExpressionSyntax text)
    {
        int values = 0;
        return string.Concat(text.Contents.Select(part => part is InterpolationSyntax value
            ? $"{{{values++}{value.FormatClause}}}"
            : ((InterpolatedStringTextSyntax)part).TextToken.ValueText));
    }

    private static IEnumerable<SyntaxTree> Sources(string directory) =>
        Directory.EnumerateFiles(Path.Combine(Root, directory), "*.cs", SearchOption.AllDirectories)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview), path));
}
