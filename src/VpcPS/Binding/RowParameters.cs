using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>The parameters of a command that can be set by columns of rows, with all their names.</summary>
internal sealed class RowParameters
{
    // Every command that takes rows has this parameter.
    private const string InputRow = "InputRow";

    private static readonly ConcurrentDictionary<Type, RowParameters> ByCommand = new();

    private static readonly Lazy<HashSet<string>> AllNames = new(() => new HashSet<string>(
        typeof(RowParameters).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.GetProperty(InputRow) is not null)
            .SelectMany(type => Of(type).Names),
        StringComparer.OrdinalIgnoreCase));

    // A row can name a bandwidth by the bandwidth's own id when it has no address id.
    private const string SecondId = "InternetBandwidthId";

    private readonly Dictionary<string, string> _parameterOfName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PropertyInfo> _properties = [];
    private readonly string? _id;

    private RowParameters(Type command)
    {
        foreach (PropertyInfo property in command.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttributes<ParameterAttribute>().Any(set => set.ValueFromPipelineByPropertyName))
            {
                _properties.Add(property);
                foreach (string name in property.GetCustomAttribute<AliasAttribute>()?.AliasNames.Prepend(property.Name) ?? [property.Name])
                {
                    _parameterOfName[name] = property.Name;
                }

                // When an object is piped in, another parameter has position 0 as well: the bandwidth. The id is declared before it, so the
                // first one counts.
                if (_id is null && property.GetCustomAttributes<ParameterAttribute>().Any(set => set.Position == 0))
                {
                    _id = property.Name;
                }
            }
        }
    }

    private RowParameters(RowParameters others, IEnumerable<string> names, string? id)
    {
        _parameterOfName = new(others._parameterOfName, StringComparer.OrdinalIgnoreCase);
        foreach (string name in names)
        {
            _parameterOfName[name] = name;
        }

        _properties = others._properties;
        _id = id ?? others._id;
    }

    /// <summary>The names of the parameters, including their aliases.</summary>
    public IEnumerable<string> Names => _parameterOfName.Keys;

    /// <summary>The parameters of a command.</summary>
    /// <param name="command">The cmdlet's type.</param>
    public static RowParameters Of(Type command) => ByCommand.GetOrAdd(command, type => new RowParameters(type));

    /// <summary>
    /// The present values of the parameters, for a row that asks for the same change again. Switches that are off and parameters without a
    /// value are left out.
    /// </summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="wanted">
    /// The values as the cmdlet understood them. They take precedence over parameters of the same name, because an id may come from a text
    /// or an object, or may be one of several.
    /// </param>
    public IEnumerable<(PropertyInfo Parameter, object Value)> ValuesOf(object command, object wanted)
    {
        foreach (PropertyInfo property in _properties)
        {
            object? value = wanted.GetType().GetProperty(property.Name)?.GetValue(wanted) ?? property.GetValue(command);
            if (value is SwitchParameter given)
            {
                value = given ? true : null;
            }

            if (value is not null)
            {
                yield return (property, value);
            }
        }
    }

    /// <summary>Adds parameters that the command has only for the present call, such as those of an action.</summary>
    /// <param name="names">The names of the added parameters.</param>
    /// <param name="id">The added parameter with the id of the thing that a row is about. Null when there is none.</param>
    public RowParameters With(IEnumerable<string> names, string? id) => new(this, names, id);

    /// <summary>Whether a command of the module reads a column with this name, or with a name that looks the same.</summary>
    public static bool IsKnown(string column) => AllNames.Value.Contains(FoldedText.Of(column));

    /// <summary>The id of the thing that a row is about. Null when the row names none.</summary>
    public string? IdIn(PSObject row) => CellOf(row, _id) ?? CellOf(row, SecondId);

    private string? CellOf(PSObject row, string? parameter) => row.Properties
        .Where(property => parameter is not null && (Find(property.Name) ?? Find(FoldedText.Of(property.Name))) == parameter)
        .Select(property => WrittenText.TrimToNull(property.Value?.ToString()))
        .FirstOrDefault(id => id is not null);

    /// <summary>The parameter with this name or alias, or null.</summary>
    public string? Find(string name) => _parameterOfName.TryGetValue(name, out string? parameter) ? parameter : null;

    /// <summary>The parameter that the user probably meant by a column, or null.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="isFree">Whether the parameter still has no value.</param>
    public string? FindNear(string column, Func<string, bool> isFree) => _parameterOfName
        .Where(entry => isFree(entry.Value) && NearName.IsNear(column, entry.Key))
        .Select(entry => entry.Value)
        .FirstOrDefault();
}
