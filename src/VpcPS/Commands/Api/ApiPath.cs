using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VpcPS.Core.Catalog;

namespace VpcPS.Commands;

/// <summary>
/// Reads the names that values have in a request, such as Tag.1.Key: a parameter, the number of an item from 1, and the name of a member.
/// </summary>
internal static class ApiPath
{
    /// <summary>Finds the value that a name with dots means in an action. Null when the action has no such value.</summary>
    /// <param name="action">The action.</param>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The name in the action's spelling, and the catalog's entry for the value.</returns>
    public static (string Path, CatalogParameter Parameter)? Of(CatalogAction action, string name)
    {
        string[] parts = name.Split('.');
        // Only parameters whose parts have names of their own in the request can have names with dots.
        if (parts.Length < 2 || action.Find(parts[0]) is not { Form: CatalogForm.Flat or CatalogForm.Body } root)
        {
            return null;
        }

        CatalogParameter? found = root;
        string path = root.Name;
        foreach (string part in parts.Skip(1))
        {
            found = found.Type switch
            {
                CatalogType.List when IsNumber(part) => found.Item,
                CatalogType.Object => found.Find(part),
                _ => null,
            };
            if (found is null)
            {
                return null;
            }

            path += "." + (found.Name.Length > 0 ? found.Name : part);
        }

        return (path, found with { Form = root.Form });
    }

    /// <summary>The parameter to which a name with dots belongs.</summary>
    public static string RootOf(string name)
    {
        int dot = name.IndexOf('.');
        return dot < 0 ? name : name.Substring(0, dot);
    }

    /// <summary>When items have numbers, says which number is missing. Null when none is.</summary>
    public static string? GapIn(IEnumerable<string> names)
    {
        string[] dotted = [.. names.Where(name => name.IndexOf('.') >= 0)];
        foreach (string name in dotted)
        {
            string[] parts = name.Split('.');
            for (int i = 1; i < parts.Length; i++)
            {
                if (int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 1)
                {
                    string list = string.Join(".", parts.Take(i));
                    string before = list + "." + (number - 1).ToString(CultureInfo.InvariantCulture);
                    if (!dotted.Any(other => other.Equals(before, StringComparison.OrdinalIgnoreCase)
                        || other.StartsWith(before + ".", StringComparison.OrdinalIgnoreCase)))
                    {
                        return UserText.Of($"{list}.{parts[i]} is given, and {before} is not. Items are numbered from 1, without gaps.");
                    }
                }
            }
        }

        return null;
    }

    private static bool IsNumber(string part) => part.Length is > 0 and < 6 && part[0] != '0' && part.All(c => c is >= '0' and <= '9');
}
