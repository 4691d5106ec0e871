using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace VpcPS.Host.StandIns;

/// <summary>One element of a -Property argument: a name, a script block, or <c>@{ Name = ...; Expression = ... }</c>.</summary>
internal sealed class NamedExpression
{
    private NamedExpression(string? name, PSPropertyExpression expression, bool? descending)
    {
        Name = name;
        Expression = expression;
        Descending = descending;
    }

    /// <summary>The name the user gives to the value; null when there is none but the expression's own.</summary>
    internal string? Name { get; }

    /// <summary>How to get the value from an object.</summary>
    internal PSPropertyExpression Expression { get; }

    /// <summary>The direction of Sort-Object for this property alone, when it was given.</summary>
    internal bool? Descending { get; }

    /// <exception cref="PSArgumentException">The element is none of the three.</exception>
    internal static NamedExpression Parse(object element) => PSObject.AsPSObject(element).BaseObject switch
    {
        ScriptBlock script => new NamedExpression(null, new PSPropertyExpression(script), null),
        IDictionary table => Parse(table),
        object name => new NamedExpression(null, new PSPropertyExpression(LanguagePrimitives.ConvertTo<string>(name)), null),
    };

    /// <summary>The value for an object; null when it has no such property or the script block failed.</summary>
    internal object? ValueFrom(PSObject input) => Expression.GetValues(input).FirstOrDefault()?.Result;

    private static NamedExpression Parse(IDictionary table)
    {
        string? name = null;
        object? expression = null;
        bool? descending = null;
        foreach (DictionaryEntry entry in table)
        {
            string key = entry.Key.ToString() ?? string.Empty;
            if (Abbreviates(key, "Name") || Abbreviates(key, "Label"))
            {
                name = LanguagePrimitives.ConvertTo<string>(entry.Value);
            }
            else if (Abbreviates(key, "Expression"))
            {
                expression = entry.Value;
            }
            else if (Abbreviates(key, "Descending"))
            {
                descending = LanguagePrimitives.IsTrue(entry.Value);
            }
            else if (Abbreviates(key, "Ascending"))
            {
                descending = !LanguagePrimitives.IsTrue(entry.Value);
            }
            else
            {
                throw new PSArgumentException($"The {key} key is not valid.");
            }
        }

        return expression is null
            ? throw new PSArgumentException("The property has no Expression key.")
            : new NamedExpression(name, Parse(expression).Expression, descending);
    }

    private static bool Abbreviates(string key, string word) => key.Length > 0 && word.StartsWith(key, StringComparison.OrdinalIgnoreCase);
}
