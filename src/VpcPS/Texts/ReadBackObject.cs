using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using VpcPS.Core.Models;

namespace VpcPS.Texts;

/// <summary>
/// Restores objects of this module that PowerShell has written and read again: by Import-Clixml, in a job, or from another computer. Such
/// an object has the same properties but another type, so the engine treats it as a row, whose columns are wishes. Here it becomes the
/// original object again, whose properties describe what exists. A row of a CSV is not such an object.
/// </summary>
internal static class ReadBackObject
{
    private const string Prefix = "Deserialized.VpcPS.";

    /// <summary>Whether an input is such an object of any type.</summary>
    public static bool Is(PSObject input) => TypeOf(input)?.StartsWith(Prefix, StringComparison.Ordinal) is true;

    /// <summary>The object that an input was before. Null when it was not of this type.</summary>
    /// <param name="input">The input.</param>
    /// <param name="type">The type of a model.</param>
    public static object? Read(object? input, Type type) =>
        input is PSObject saved && TypeOf(saved) is { } name && name == "Deserialized." + type.FullName ? Make(saved, type) : null;

    private static string? TypeOf(PSObject input) => input.BaseObject is PSCustomObject ? input.TypeNames.FirstOrDefault() : null;

    private static object Make(PSObject saved, Type type)
    {
        ConstructorInfo constructor = type.GetConstructors()[0];
        object model = constructor.Invoke(
        [
            .. constructor.GetParameters()
                .Select(parameter => saved.Properties[parameter.Name]?.Value is { } value ? ValueOf(value, parameter.ParameterType) : null),
        ]);
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite))
        {
            if (saved.Properties[property.Name]?.Value is { } value && ValueOf(value, property.PropertyType) is { } read)
            {
                property.SetValue(model, read);
            }
        }

        return model;
    }

    // Null for a value that can't be read: Export-Clixml writes what is deeper than -Depth as text.
    private static object? ValueOf(object value, Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            Type item = type.GetGenericArguments()[0];
            object?[] items = value is PSObject { BaseObject: IEnumerable many } and not { BaseObject: string }
                ? [.. many.Cast<object?>().Select(one => one is null ? null : ValueOf(one, item)).Where(one => one is not null)]
                : [];
            var list = Array.CreateInstance(item, items.Length);
            Array.Copy(items, list, items.Length);
            return Activator.CreateInstance(type, list);
        }

        return Read(value, type)
            ?? (LanguagePrimitives.TryConvertTo(value, type, CultureInfo.InvariantCulture, out object? converted) ? converted : null);
    }
}
