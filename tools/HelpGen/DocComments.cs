using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace VpcPS.HelpGen;

/// <summary>The doc comments of the module's assemblies, as the compiler collects them.</summary>
internal sealed class DocComments
{
    private readonly Dictionary<string, XElement> _members;

    private DocComments(Dictionary<string, XElement> members) => _members = members;

    public static DocComments Load(IEnumerable<string> files) => new(files
        .SelectMany(file => XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member"))
        // Types that the compiler adds to every assembly are in several files.
        .GroupBy(member => (string)member.Attribute("name")!, StringComparer.Ordinal)
        .ToDictionary(members => members.Key, members => members.First(), StringComparer.Ordinal));

    /// <summary>The comment of a type, or null.</summary>
    public XElement? Of(Type type) => Find("T:" + NameOf(type));

    /// <summary>The comment of a property where it is declared, or null.</summary>
    public XElement? Of(PropertyInfo property) => Find($"P:{NameOf(property.DeclaringType!)}.{property.Name}");

    private XElement? Find(string id) => _members.GetValueOrDefault(id);

    // Comments belong to the definition of a generic type.
    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');
}
