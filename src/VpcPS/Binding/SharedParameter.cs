using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>The columns of a row that set one parameter, where the engine would not find the right one by itself.</summary>
internal sealed class SharedParameter
{
    // The other names of this parameter are columns for ids of different kinds. The row of an address also has the id of its VPC, so the
    // values differ. And when the first cell is blank, the row is not about the things in the others. The order of the aliases decides.
    private const string OfSeveralKinds = "ResourceId";

    private readonly string[] _columns;

    private SharedParameter(string parameter, string[] named, string[] looksSame)
    {
        Parameter = parameter;
        Compared = named.Length > 0 ? named : looksSame;
        _columns = [.. named, .. looksSame];
    }

    /// <summary>The name of the parameter.</summary>
    public string Parameter { get; }

    /// <summary>The columns whose values must not differ. A proper name takes precedence over names that only look the same.</summary>
    public string[] Compared { get; }

    /// <summary>
    /// Describes the columns of a parameter. Null when the engine finds the right one by itself: there is only one, with a proper name.
    /// </summary>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="named">The columns with the name or an alias of the parameter.</param>
    /// <param name="looksSame">The columns whose names only look the same.</param>
    public static SharedParameter? Of(string parameter, string[] named, string[] looksSame) =>
        named.Length > 0 && (parameter == OfSeveralKinds || named.Length + looksSame.Length == 1)
            ? null
            : new SharedParameter(parameter, named, looksSame);

    /// <summary>Whether the columns have different values, so that it is not clear which one was meant.</summary>
    public bool Disagree(PSObject row)
    {
        string? first = null;
        if (Compared.Length > 1)
        {
            foreach (string? text in Compared.Select(column => TextOf(row.Properties[column].Value)))
            {
                if (first is not null && text is not null && !AreSame(text, first))
                {
                    return true;
                }

                first ??= text;
            }
        }

        return false;
    }

    /// <summary>The first value that is not blank. When all are blank, the first one.</summary>
    public object? FirstValue(PSObject row)
    {
        object?[] cells = [.. _columns.Select(column => row.Properties[column].Value)];
        return Array.Find(cells, cell => TextOf(cell) is not null) ?? cells[0];
    }

    /// <summary>The text of a cell, with all values of a list. Null for a blank cell.</summary>
    public static string? TextOf(object? cell) =>
        cell is null ? null : WrittenText.TrimToNull(cell as string ?? PSObject.AsPSObject(cell).ToString());

    // Ids of different kinds don't contradict each other: beside the id of an address, for example, InstanceId may be that of a server.
    private bool AreSame(string one, string other) => one == other
        || (IdSyntax.IsNameOfId(Parameter)
            && (one.Equals(other, StringComparison.OrdinalIgnoreCase)
                || (KindOf(one) is { } kind && KindOf(other) is { } otherKind && kind != otherKind)));

    private static string? KindOf(string id) => id.IndexOf('-') is > 0 and var end && IdSyntax.IsId(id, id.Substring(0, end + 1))
        ? id.Substring(0, end)
        : null;
}
