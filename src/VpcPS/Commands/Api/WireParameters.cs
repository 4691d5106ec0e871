using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace VpcPS.Commands;

/// <summary>Converts a script's table to the parameters of a request, sorted by name.</summary>
internal static class WireParameters
{
    /// <summary>
    /// Flattens a table. Items of lists are numbered from 1, names of inner tables are joined with dots, and null is
    /// left out.
    /// </summary>
    public static List<KeyValuePair<string, string>> Of(IDictionary table)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (DictionaryEntry entry in table.Cast<DictionaryEntry>().OrderBy(entry => entry.Key.ToString(), StringComparer.Ordinal))
        {
            Add(parameters, entry.Key.ToString()!, entry.Value);
        }

        return parameters;
    }

    private static void Add(List<KeyValuePair<string, string>> parameters, string name, object? value)
    {
        value = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        switch (value)
        {
            case null:
                break;
            case bool or SwitchParameter:
                parameters.Add(new(name, LanguagePrimitives.IsTrue(value) ? "true" : "false"));
                break;
            case string text:
                parameters.Add(new(name, text));
                break;
            case DateTimeOffset time:
                parameters.Add(new(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
                break;
            case DateTime time:
                parameters.Add(new(name, time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
                break;
            case IDictionary table:
                foreach (KeyValuePair<string, string> inner in Of(table))
                {
                    parameters.Add(new(name + "." + inner.Key, inner.Value));
                }

                break;
            case PSObject custom:
                foreach (PSPropertyInfo property in custom.Properties)
                {
                    Add(parameters, name + "." + property.Name, property.Value);
                }

                break;
            case IEnumerable list:
                int number = 0;
                foreach (object? item in list)
                {
                    number++;
                    Add(parameters, name + "." + number.ToString(CultureInfo.InvariantCulture), item);
                }

                break;
            default:
                parameters.Add(new(name, Convert.ToString(value, CultureInfo.InvariantCulture)!));
                break;
        }
    }
}
