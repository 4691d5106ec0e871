using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;

namespace VpcPS.HelpGen;

/// <summary>The help page of one cmdlet, made from its attributes and its doc comments.</summary>
internal sealed class CmdletPage
{
    private const int FewestExamples = 2;

    private readonly Type _cmdlet;
    private readonly DocComments _docs;
    private readonly HelpLanguage _language;
    private readonly ICollection<string> _problems;

    /// <summary>Reads a cmdlet.</summary>
    /// <param name="cmdlet">Its class.</param>
    /// <param name="all">Every cmdlet of the module, for the links.</param>
    /// <param name="docs">The doc comments.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="problems">Collects what is missing, one line for each member.</param>
    public CmdletPage(Type cmdlet, IReadOnlyList<Type> all, DocComments docs, HelpLanguage language, ICollection<string> problems)
    {
        _cmdlet = cmdlet;
        _docs = docs;
        _language = language;
        _problems = problems;
        Name = ModuleFiles.NameOf(cmdlet);
        CmdletAttribute attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        Verb = attribute.VerbName;
        Noun = attribute.NounName;

        XElement? comment = docs.Of(cmdlet);
        Description = [.. Text(comment?.Element("summary"), Name), .. Text(comment?.Element("remarks"), Name)];
        if (comment?.Element("summary") is null || Description.Count == 0)
        {
            problems.Add($"{Name} ({cmdlet.Name}) has no <summary>.");
            Description = [""];
        }

        Synopsis = HelpLanguage.FirstSentence(Description[0]);
        if (Description is [var only] && only == Synopsis)
        {
            problems.Add($"{Name} ({cmdlet.Name}): its <summary> is one sentence, which is the synopsis; say more in it or in <remarks>.");
        }

        Examples = [.. (comment?.Elements("example") ?? []).Select((example, i) => ReadExample(example, i + 1))];
        if (Examples.Count < FewestExamples)
        {
            problems.Add($"{Name} ({cmdlet.Name}) has {Examples.Count} <example>; it needs {FewestExamples}.");
        }

        ParameterSets =
        [
            .. new CmdletInfo(Name, cmdlet).ParameterSets
                .OrderByDescending(set => set.IsDefault)
                .ThenBy(set => set.Name, StringComparer.Ordinal)
                .Select(set => new ParameterSet([.. set.Parameters.Where(IsShown).Select(ParameterUse.From).Order()])),
        ];
        object instance = Activator.CreateInstance(cmdlet)!;
        Parameters =
        [
            .. ParameterSets.SelectMany(set => set.Parameters)
                .GroupBy(use => use.Name, StringComparer.Ordinal)
                .Select(uses => ReadParameter([.. uses], attribute, instance))
                .OrderBy(parameter => parameter.IsEngines)
                .ThenBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase),
        ];
        Inputs = [.. ReadInputs()];
        Outputs = [.. ReadOutputs()];
        Links =
        [
            .. all.Where(other => other != cmdlet && other.GetCustomAttribute<CmdletAttribute>()!.NounName == Noun).Select(ModuleFiles.NameOf),
            "about_VpcPS",
            .. typeof(PSCmdlet).IsAssignableFrom(cmdlet) && attribute.SupportsShouldProcess ? ["about_VpcPS_Errors", "about_VpcPS_Runbooks"] : Array.Empty<string>(),
        ];
    }

    public string Name { get; }

    public string Verb { get; }

    public string Noun { get; }

    public string Synopsis { get; }

    public IReadOnlyList<string> Description { get; }

    /// <summary>Each way to call it, the default one first.</summary>
    public IReadOnlyList<ParameterSet> ParameterSets { get; }

    /// <summary>Every parameter, by name; -WhatIf and -Confirm come last.</summary>
    public IReadOnlyList<ParameterPage> Parameters { get; }

    public IReadOnlyList<TypePage> Inputs { get; }

    public IReadOnlyList<TypePage> Outputs { get; }

    public IReadOnlyList<ExamplePage> Examples { get; }

    public IReadOnlyList<string> Links { get; }

    // A parameter with DontShow is used only by the pipeline, so the help does not show it.
    private bool IsShown(CommandParameterInfo parameter) => !Cmdlet.CommonParameters.Contains(parameter.Name)
        && _cmdlet.GetProperty(parameter.Name)?.GetCustomAttributes<ParameterAttribute>().Any(set => set.DontShow) is not true;

    private ExamplePage ReadExample(XElement example, int number)
    {
        string where = $"{Name} ({_cmdlet.Name}), example {number}";
        XElement? code = example.Element("code");
        XElement[] paragraphs = [.. example.Elements("para")];
        if (code is null || paragraphs.Length < 2 || example.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)))
        {
            _problems.Add($"{where}: it consists of <para>title</para>, <code>, <para>what happens</para>.");
            return new ExamplePage("", "", [], NotRunBecause: null);
        }

        return new ExamplePage(
            HelpLanguage.Join(Text(paragraphs[0], where)),
            DocText.Code(code),
            [.. paragraphs.Skip(1).SelectMany(paragraph => Text(paragraph, where))],
            (string?)code.Attribute("not-run-because"));
    }

    private ParameterPage ReadParameter(IReadOnlyList<ParameterUse> uses, CmdletAttribute attribute, object instance)
    {
        ParameterUse any = uses[0];
        if (Cmdlet.OptionalCommonParameters.Contains(any.Name))
        {
            return new ParameterPage(any, uses, [EnginesOwn(any.Name, attribute)], "None", IsWildcard: false, IsEngines: true);
        }

        PropertyInfo property = Property(any.Name);
        string where = $"{property.DeclaringType!.Name}.{property.Name} (-{any.Name} of {Name})";
        IReadOnlyList<string> description = Text(_docs.Of(property)?.Element("summary"), where);
        if (description.Count == 0)
        {
            _problems.Add($"{where} has no <summary>.");
        }

        string text = HelpLanguage.Join(description);
        foreach (string fact in FactsToMention(property, any).Where(fact => !text.Contains(fact, StringComparison.Ordinal)))
        {
            _problems.Add($"{where}: its text does not mention {fact}.");
        }

        bool isWildcard = property.IsDefined(typeof(SupportsWildcardsAttribute), inherit: true);
        return new ParameterPage(any, uses, description, Default(property, text, where, instance, uses), isWildcard, IsEngines: false);
    }

    // Attributes enforce what a parameter accepts. This method enforces that its text says so.
    private static IEnumerable<string> FactsToMention(PropertyInfo property, ParameterUse use)
    {
        IEnumerable<string> facts = use.AcceptedValues;
        if (property.GetCustomAttribute<ValidateRangeAttribute>() is { } range)
        {
            facts = facts.Append(Invariant(range.MinRange)).Concat(range.MaxRange is int.MaxValue ? [] : [Invariant(range.MaxRange)]);
        }

        if (property.GetCustomAttribute<ValidateCountAttribute>() is { } count)
        {
            facts = facts.Append(Invariant(count.MaxLength));
        }

        return facts;
    }

    // The sentence "Default: ..." of the text; an initial value must agree with it.
    private string Default(PropertyInfo property, string text, string where, object instance, IReadOnlyList<ParameterUse> uses)
    {
        string? said = HelpLanguage.Default(text);
        object? initial = property.GetValue(instance);
        if (initial is SwitchParameter)
        {
            return "False";
        }

        bool isGiven = uses.All(use => use.IsMandatory);
        // Values that mean "all", "none" or "not given" are described in words.
        bool isSaidInWords = initial is null or "*" or int.MaxValue or ICollection { Count: 0 }
            || (property.GetCustomAttribute<ValidateRangeAttribute>() is { } range && Comparer.DefaultInvariant.Compare(initial, range.MinRange) < 0);
        if (!isGiven && !isSaidInWords && said?.StartsWith(Invariant(initial!), StringComparison.Ordinal) != true)
        {
            _problems.Add($"{where}: its text does not say 'Default: {Invariant(initial!)}'.");
        }

        return isGiven ? "None" : said ?? "None";
    }

    private string EnginesOwn(string name, CmdletAttribute attribute)
    {
        if (name == "WhatIf")
        {
            return Phrase("Shows what would be done, one line for each change, and changes nothing.");
        }

        return attribute.ConfirmImpact == ConfirmImpact.High
            ? Phrase("Asks before each change. The command asks even without this parameter, unless $ConfirmPreference is None. In an unattended script give -Confirm:$false.")
            : Phrase("Asks before each change. Without this parameter the command doesn't ask, unless $ConfirmPreference was lowered to {0}.", attribute.ConfirmImpact);
    }

    private IEnumerable<TypePage> ReadInputs()
    {
        foreach (ParameterPage parameter in Parameters.Where(parameter => parameter.Uses.Any(use => use.IsFromPipeline)))
        {
            Type type = Property(parameter.Name).PropertyType;
            yield return new TypePage(DisplayName(type), [Phrase("By value, to -{0}. {1}", parameter.Name, HelpLanguage.Join(parameter.Description))]);
        }

        string[] byName =
        [
            .. Parameters.Where(parameter => parameter.Uses.Any(use => use.IsFromPipelineByName))
                .Select(parameter => parameter.Name + string.Concat(parameter.Aliases.Select(alias => Phrase(" or {0}", alias)))),
        ];
        if (byName.Length > 0)
        {
            yield return new TypePage(
                "System.Management.Automation.PSObject",
                [Phrase("Any object, such as a row of Import-Csv. Properties with these names are read, and others are ignored: {0}.", string.Join(", ", byName))]);
        }

        if (byName.Length == 0 && !Parameters.Any(parameter => parameter.Uses.Any(use => use.IsFromPipeline)))
        {
            yield return new TypePage("None", [Phrase("Nothing can be piped into this cmdlet.")]);
        }
    }

    private IEnumerable<TypePage> ReadOutputs()
    {
        Type[] types = [.. _cmdlet.GetCustomAttributes<OutputTypeAttribute>().SelectMany(output => output.Type).Select(output => output.Type).OfType<Type>().Where(type => type != typeof(void)).Distinct()];
        if (types.Length == 0)
        {
            yield return new TypePage("None", [Phrase("This cmdlet emits nothing.")]);
        }

        foreach (Type type in types)
        {
            XElement? comment = _docs.Of(type);
            if (comment is null)
            {
                // Not one of the module's own types.
                yield return new TypePage(DisplayName(type), []);
                continue;
            }

            yield return new TypePage(
                DisplayName(type),
                [
                    .. Text(comment.Element("summary"), type.Name),
                    .. type.GetProperties()
                        .Where(property => _docs.Of(property) is not null)
                        .Select(property => Phrase("{0}: {1}", property.Name, HelpLanguage.Join(Text(_docs.Of(property)!.Element("summary"), $"{type.Name}.{property.Name}")))),
                ]);
        }
    }

    private PropertyInfo Property(string name) =>
        _cmdlet.GetProperty(name) ?? throw new InvalidOperationException($"{_cmdlet.Name} has no property {name}.");

    private IReadOnlyList<string> Text(XElement? element, string where)
    {
        try
        {
            return [.. DocText.Paragraphs(element).Select(paragraph => _language.Text(paragraph, new TextUse(Noun, where)))];
        }
        catch (FormatException e)
        {
            _problems.Add($"{where}: {e.Message}.");
            return [""];
        }
    }

    // A phrase that all pages have in common.
    private string Phrase(string english, params object[] values) => string.Format(
        CultureInfo.InvariantCulture, _language.Text(english, new TextUse(Noun, "tools/HelpGen/CmdletPage.cs")), values);

    private static string DisplayName(Type type) => (Nullable.GetUnderlyingType(type) ?? type).FullName!;

    private static string Invariant(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
