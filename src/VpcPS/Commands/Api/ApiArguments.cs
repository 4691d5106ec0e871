using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Actions;
using VpcPS.Core.Catalog;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// The values of one call of an action, from parameters, from columns and from -Parameter, checked by the catalog. Null is left out.
/// </summary>
internal sealed class ApiArguments
{
    // Every action accepts these parameters and none needs them, so the catalog does not list them.
    private static readonly string[] OfEveryAction = ["OwnerAccount", "OwnerId", "ResourceOwnerAccount", "ResourceOwnerId"];

    private readonly string _name;
    private readonly CatalogAction? _action;
    private readonly bool _isChecked;
    private readonly ApiReading _reading;
    private readonly Dictionary<string, (CatalogParameter? Known, object Value)> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly SentValues _sent;
    private List<string>? _unknown;

    /// <summary>Makes a call without values.</summary>
    /// <param name="name">The action's name.</param>
    /// <param name="action">The catalog's entry for the action, or null.</param>
    /// <param name="isChecked">Whether a name that is not in the catalog is an error.</param>
    /// <param name="read">How the values of parameters were read.</param>
    public ApiArguments(string name, CatalogAction? action, bool isChecked, ApiReading read)
    {
        _name = name;
        _action = action;
        _isChecked = isChecked;
        _reading = new() { IsChecked = isChecked };
        _sent = new SentValues(action, read, _reading);
    }

    /// <summary>Why the call can't be made, or null.</summary>
    public ErrorRecord? Problem { get; private set; }

    /// <summary>The region that -Parameter names, or null.</summary>
    public string? Region { get; private set; }

    /// <summary>Whether the call has a value for a parameter.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The value of a parameter as text. Null when there is none, and when it is a list or an object.</summary>
    public string? TextOf(string name) => _values.TryGetValue(name, out var value) ? ApiValue.TextOf(value.Value) : null;

    /// <summary>Adds the value of a parameter. The attribute of the parameter has already read it.</summary>
    public void Add(CatalogParameter parameter, object value) => Take(parameter.Name, parameter, value);

    /// <summary>Adds the values of -Parameter, or of arguments that belong to no parameter.</summary>
    public void Add(IDictionary table)
    {
        foreach (DictionaryEntry entry in table)
        {
            string name = entry.Key.ToString()!;
            if (name.Equals(ApiParameters.RegionId, StringComparison.OrdinalIgnoreCase))
            {
                Region = ApiValue.TextOf(entry.Value);
                NoteEmpty(name, isEmpty: string.IsNullOrWhiteSpace(Region));
            }
            else if (_action?.Find(name) is { } known)
            {
                TakeRead(known.Name, known, entry.Value);
            }
            else if (_action is not null && ApiPath.Of(_action, name) is { } member)
            {
                TakeRead(member.Path, member.Parameter, entry.Value);
            }
            else
            {
                TakeUnknown(name, entry.Value);
            }
        }
    }

    /// <summary>Adds a cell whose column has the name of a value in a request, such as Tag.1.Key.</summary>
    public void AddCell(string name, string cell)
    {
        if (_action is not null && ApiPath.Of(_action, name) is { } member)
        {
            TakeRead(member.Path, member.Parameter, cell);
        }
        else
        {
            TakeUnknown(name, cell);
        }
    }

    /// <summary>Adds an idempotency token, if the action has a parameter for it and the call has none yet.</summary>
    public void AddToken(Func<string> newToken)
    {
        if (_action is { IsRead: false, TokenParameter: { } name } && !Has(name))
        {
            _sent.Add(name, newToken());
        }
    }

    /// <summary>
    /// Checks that no name is unknown and no required value is missing, and converts the values to the form in which they are sent.
    /// </summary>
    /// <param name="target">The target of errors.</param>
    /// <returns>Whether the call can be made; otherwise there is a <see cref="Problem"/>.</returns>
    public bool Finish(object target)
    {
        if (Problem is null && _isChecked && _unknown is { } unknown)
        {
            Problem = ApiErrors.UnknownParameters(
                _name,
                unknown,
                [.. unknown.SelectMany(name => ActionCatalog.Nearest(name, _action!.Parameters.Select(known => known.Name))).Distinct()],
                target);
        }

        if (Problem is null && _isChecked && ApiPath.GapIn(_values.Keys) is { } gap)
        {
            Problem = ApiErrors.WrongValue(_name, gap);
        }

        if (Problem is null)
        {
            foreach (KeyValuePair<string, (CatalogParameter? Known, object Value)> value in _values)
            {
                _sent.Add(value.Key, value.Value.Known, value.Value.Value);
            }

            if (_sent.Problem is { } problem)
            {
                Problem = ApiErrors.WrongValue(_name, problem);
            }
        }

        if (Problem is null && _isChecked && Missing() is { Length: > 0 } missing)
        {
            Problem = ApiErrors.MissingParameters(_name, missing, target);
        }

        return Problem is null;
    }

    /// <inheritdoc cref="SentValues.ToAction"/>
    public AnyAction ToAction(AnyActionKind kind, string region, params KeyValuePair<string, string>[] others) =>
        _sent.ToAction(kind, region, others);

    /// <inheritdoc cref="SentValues.Shown"/>
    public string Shown => _sent.Shown;

    private void TakeUnknown(string name, object? value)
    {
        if (_action is null || !OfEveryAction.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            (_unknown ??= []).Add(name);
        }

        NoteEmpty(name, IdSyntax.IsNameOfId(name) && ApiValue.IsEmpty(ApiValue.Unwrap(value), mayBeCleared: false));
        if (value is not null)
        {
            ApiValue.NoteSecure(value, _reading);
            Take(name, null, value);
        }
    }

    private void TakeRead(string path, CatalogParameter known, object? value)
    {
        try
        {
            object? read = ApiValue.Read(known, value, path, _reading);
            NoteEmpty(path, ApiValue.IsEmpty(read, ApiValue.MayBeCleared(known, _action!.IsRead)));
            if (read is not null)
            {
                ApiValue.NoteSecure(read, _reading);
                Take(path, known, read);
            }
        }
        catch (FormatException e)
        {
            Problem ??= ApiErrors.WrongValue(_name, e.Message);
        }
    }

    // An empty variable would make a list longer, or change something else than the user wants. So it is an error.
    private void NoteEmpty(string name, bool isEmpty)
    {
        if (isEmpty)
        {
            Problem ??= ApiErrors.EmptyValue(_name, name, limitsList: _action?.ListPath.Count > 0);
        }
    }

    private void Take(string name, CatalogParameter? known, object value)
    {
        string root = ApiPath.RootOf(name);
        bool isWhole = root == name;
        if (_values.ContainsKey(name)
            || (known is not null && (isWhole
                ? _values.Keys.Any(other => ApiPath.RootOf(other).Equals(root, StringComparison.OrdinalIgnoreCase))
                : _values.ContainsKey(root))))
        {
            Problem ??= ApiErrors.ParameterTwice(_name, name);
        }

        _values[name] = (known, value);
    }

    private string[] Missing() =>
    [
        .. _action!.Parameters
            .Where(parameter => parameter.IsRequired
                && parameter.Name != ApiParameters.RegionId
                && !Has(parameter.Name)
                && !_values.Keys.Any(name => ApiPath.RootOf(name).Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)))
            .Select(parameter => parameter.Name),
    ];
}
