using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace VpcPS.HelpGen;

/// <summary>The help of all cmdlets in the format that Get-Help reads, MAML.</summary>
internal static class MamlFile
{
    private static readonly XNamespace Help = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Makes the text of the file. The same pages give the same bytes on every system.</summary>
    public static string Write(IEnumerable<CmdletPage> pages, HelpLanguage language)
    {
        var document = new XDocument(
            new XComment(" Made by the build, of the doc comments in src/VpcPS and their translations in tools/HelpGen. "),
            new XElement(Help + "helpItems", new XAttribute("schema", "maml"), pages.Select(page => Write(page, language))));

        using var text = new Utf8Text();
        using (XmlWriter writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            document.Save(writer);
        }

        return text + "\n";
    }

    private static XElement Write(CmdletPage page, HelpLanguage language) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", page.Name),
            new XElement(Command + "verb", page.Verb),
            new XElement(Command + "noun", page.Noun),
            Description([page.Synopsis])),
        Description(page.Description),
        new XElement(Command + "syntax", page.ParameterSets.Select(set => WriteSyntax(page, set))),
        new XElement(Command + "parameters", page.Parameters.Select(WriteParameter)),
        new XElement(Command + "inputTypes", page.Inputs.Select(type => WriteType("inputType", type))),
        new XElement(Command + "returnValues", page.Outputs.Select(type => WriteType("returnValue", type))),
        new XElement(Command + "examples", page.Examples.Select((example, i) => WriteExample(example, ExampleTitle(page, i, language)))),
        new XElement(Command + "relatedLinks", page.Links.Select(link => new XElement(
            Maml + "navigationLink", new XElement(Maml + "linkText", link), new XElement(Maml + "uri")))));

    private static XElement WriteSyntax(CmdletPage page, ParameterSet set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", page.Name),
        set.Parameters.Select(use => new XElement(
            Command + "parameter",
            Attributes(use, use.IsMandatory, use.Position, [use], isWildcard: false),
            new XElement(Maml + "name", use.Name),
            use.AcceptedValues.Count == 0 ? null : new XElement(
                Command + "parameterValueGroup",
                use.AcceptedValues.Select(value => new XElement(
                    Command + "parameterValue", new XAttribute("required", "false"), new XAttribute("variableLength", "false"), value))),
            use.IsSwitch ? null : ParameterValue(use))));

    private static XElement WriteParameter(ParameterPage parameter) => new(
        Command + "parameter",
        Attributes(parameter.Any, parameter.IsMandatory, parameter.Position, parameter.Uses, parameter.IsWildcard),
        new XElement(Maml + "name", parameter.Name),
        Description(parameter.Description),
        ParameterValue(parameter.Any),
        new XElement(Dev + "type", new XElement(Maml + "name", parameter.Any.Type.Name), new XElement(Maml + "uri")),
        new XElement(Dev + "defaultValue", parameter.Default));

    private static IEnumerable<XAttribute> Attributes(
        ParameterUse use, bool isMandatory, int? position, IReadOnlyList<ParameterUse> uses, bool isWildcard)
    {
        string[] ways =
        [
            .. uses.Any(any => any.IsFromPipeline) ? ["ByValue"] : (string[])[],
            .. uses.Any(any => any.IsFromPipelineByName) ? ["ByPropertyName"] : (string[])[],
        ];
        yield return new XAttribute("required", Text(isMandatory));
        yield return new XAttribute("variableLength", Text(use.Type.IsArray));
        yield return new XAttribute("globbing", Text(isWildcard));
        yield return new XAttribute("pipelineInput", ways.Length == 0 ? "False" : $"True ({string.Join(", ", ways)})");
        yield return new XAttribute("position", position?.ToString(CultureInfo.InvariantCulture) ?? "named");
        yield return new XAttribute("aliases", use.Aliases.Count == 0 ? "none" : string.Join(", ", use.Aliases));
    }

    private static XElement ParameterValue(ParameterUse use) => new(
        Command + "parameterValue",
        new XAttribute("required", Text(!use.IsSwitch)),
        new XAttribute("variableLength", Text(use.Type.IsArray)),
        use.Type.Name);

    private static XElement WriteType(string element, TypePage type) => new(
        Command + element,
        new XElement(Dev + "type", new XElement(Maml + "name", type.Name), new XElement(Maml + "uri")),
        Description(type.Description));

    private static XElement WriteExample(ExamplePage example, string title) => new(
        Command + "example",
        new XElement(Maml + "title", $"---------- {title} ----------"),
        example.NotRunBecause is null ? null : new XComment($" not run by the tests: {example.NotRunBecause} "),
        new XElement(Dev + "code", example.Code),
        // The empty paragraph adds an empty line before the next example.
        new XElement(Dev + "remarks", example.Explanation.Append("").Select(Paragraph)));

    private static string ExampleTitle(CmdletPage page, int index, HelpLanguage language) => string.Format(
        CultureInfo.InvariantCulture,
        language.Text("Example {0}: {1}", new TextUse(page.Noun, "tools/HelpGen/MamlFile.cs")),
        index + 1,
        page.Examples[index].Title);

    private static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", paragraphs.Select(Paragraph));

    private static XElement Paragraph(string text) => new(Maml + "para", text);

    private static string Text(bool value) => value ? "true" : "false";

    /// <summary>A writer whose encoding is UTF-8, so that the XML declaration names UTF-8.</summary>
    private sealed class Utf8Text : StringWriter
    {
        public Utf8Text()
            : base(CultureInfo.InvariantCulture)
        {
        }

        public override Encoding Encoding => Encoding.UTF8;
    }
}
