using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Text;

namespace VpcPS.Tests.Soak;

/// <summary>
/// Every text that a formatter, a converter or an exporter could make from an object: its text, the output of Export-Clixml, and the texts
/// of its properties, recursively.
/// </summary>
internal static class ObjectText
{
    private const int Depth = 6;
    private const int LongestList = 200;

    // What the user typed and what belongs to the engine do not come from the module.
    private static readonly HashSet<string> NotOfTheModule = ["InvocationInfo", "MyCommand", "SyncRoot", "TargetSite"];

    /// <summary>The texts of an object.</summary>
    public static string Of(object item)
    {
        var text = new StringBuilder();
        text.AppendLine(PSSerializer.Serialize(item, 3));
        Append(text, item, Depth, []);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value, int depth, HashSet<object> seen)
    {
        object? plain = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        if (plain is null || (plain.GetType().IsClass && !seen.Add(plain)))
        {
            return;
        }

        text.AppendLine(plain.ToString());
        if (depth == 0 || plain is string or Type || plain.GetType().IsPrimitive)
        {
            return;
        }

        if (plain is IEnumerable list)
        {
            int count = 0;
            foreach (object? item in list)
            {
                if (++count > LongestList)
                {
                    break;
                }

                Append(text, item, depth - 1, seen);
            }
        }

        foreach (PSPropertyInfo property in PSObject.AsPSObject(value!).Properties)
        {
            if (!NotOfTheModule.Contains(property.Name) && Read(property) is { } inner)
            {
                Append(text, inner, depth - 1, seen);
            }
        }
    }

    private static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
