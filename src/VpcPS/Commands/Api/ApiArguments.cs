using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;
using VpcPS.Binding;
using VpcPS.Core.Actions;
using VpcPS.Core.Catalog;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// The values of one call of an action, from parameters, from columns and from -Parameter: checked by the catalog, and as they
/// are sent. Null is left out, items of lists are numbered from 1, and names of members are joined with dots.
/// </summary>
internal sealed class ApiArguments
{
    private const string Mask = "***";

    // Every action takes them, none needs them, and the catalog leaves them out.
    private static readonly string[] OfEveryAction = ["OwnerAccount", "OwnerId", "ResourceOwnerAccount", "ResourceOwnerId"];

    private readonly string _name;
    private readonly CatalogAction? _action;
    private readonly bool _isChecked;
    private readonly ApiReading _read;
    private readonly ApiReading _reading;
    private readonly Dictionary<string, (CatalogParameter? Known, object Value)> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _unknown = [];
    private readonly List<KeyValuePair<string, string>> _query = new(8);
    private List<KeyValuePair<string, string>>? _body;
    private List<string>? _secrets;

    /// <summary>Begins a call without values.</summary>
    /// <param name="name">The action's name.</param>
    /// <param name="action">What the catalog knows of it, or null.</param>
    /// <param name="isChecked">Whether what the catalog doesn't know is an error.</param>
    /// <param name="read">How the values of parameters were read.</param>
    public ApiArguments(string name, CatalogAction? action, bool isChecked, ApiReading read)
    {
        _name = name;
        _action = action;
        _isChecked = isChecked;
        _read = read;
        _reading = new() { IsChecked = isChecked };
    }

    /// <summary>Why the call can't be made, or null.</summary>
    public ErrorRecord? Problem { get; private set; }

    /// <summary>The region that -Parameter names, or null.</summary>
    public string? Region { get; private set; }

    /// <summary>Whether the call has a value for a parameter.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The value of a parameter as text; null when there is none, or it is a list or an object.</summary>
    public string? TextOf(string name) => _values.TryGetValue(name, out var value) ? ApiValue.TextOf(value.Value) : null;

    /// <summary>Takes the value of a parameter, which its attribute has read already.</summary>
    public void Add(CatalogParameter parameter, object value) => Take(parameter.Name, parameter, value);

    /// <summary>Takes the values of -Parameter, or of arguments that are no parameters.</summary>
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

    /// <summary>Takes a cell whose column is named as a value is on the wire, such as Tag.1.Key.</summary>
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

    /// <summary>Adds a token to a finished call, where the action takes one and the call has none.</summary>
    public void AddToken(Func<string> newToken)
    {
        if (_action is { IsRead: false, TokenParameter: { } name } && !Has(name))
        {
            _query.Add(new(name, newToken()));
        }
    }

    /// <summary>Checks that nothing is unknown or missing, and puts the values into the form in which they are sent.</summary>
    /// <param name="target">What errors are about.</param>
    /// <returns>Whether the call can be made; otherwise there is a <see cref="Problem"/>.</returns>
    public bool Finish(object target)
    {
        if (Problem is null && _unknown.Count > 0 && _isChecked)
        {
            Problem = ApiErrors.UnknownParameters(
                _name,
                _unknown,
                [.. _unknown.SelectMany(name => ActionCatalog.Nearest(name, _action!.Parameters.Select(known => known.Name))).Distinct()],
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
                Flatten(value.Key, value.Value.Known, value.Value.Value, isSecret: false);
            }
        }

        if (Problem is null && _isChecked && Missing() is { Length: > 0 } missing)
        {
            Problem = ApiErrors.MissingParameters(_name, missing, target);
        }

        return Problem is null;
    }

    /// <summary>The call, once it is finished.</summary>
    /// <param name="kind">What is known of the action.</param>
    /// <param name="region">The region.</param>
    /// <param name="others">Values that replace those of the same name, such as the number of a page.</param>
    public AnyAction ToAction(AnyActionKind kind, string region, params KeyValuePair<string, string>[] others) => new(
        kind,
        region,
        others.Length == 0 ? _query : [.. _query.Where(own => !others.Any(other => other.Key == own.Key)), .. others])
    {
        Body = _body ?? [],
        Hidden = _secrets ?? [],
    };

    /// <summary>The values for people, secrets masked.</summary>
    // Once for each row, whether it is shown or not.
    public string Shown
    {
        get
        {
            var shown = new StringBuilder();
            foreach (KeyValuePair<string, string> pair in _query)
            {
                Show(shown, pair);
            }

            foreach (KeyValuePair<string, string> pair in _body ?? [])
            {
                Show(shown, pair);
            }

            return shown.ToString();
        }
    }

    private void Show(StringBuilder shown, KeyValuePair<string, string> pair) => shown
        .Append(shown.Length > 0 ? ", " : "")
        .Append(pair.Key)
        .Append('=')
        .Append(_secrets?.Contains(pair.Value) == true ? Mask : pair.Value);

    private void TakeUnknown(string name, object? value)
    {
        if (_action is null || !OfEveryAction.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            _unknown.Add(name);
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

    // An empty variable would widen a list, or change something else than was meant.
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

    private void Flatten(string name, CatalogParameter? known, object? value, bool isSecret)
    {
        isSecret |= (known?.IsSecret ?? false) || IsSecretName(name);
        switch (known?.Form)
        {
            case CatalogForm.Json when ApiValue.TextOf(value) is null:
                AddText(name, known, JsonOf(value), isSecret || known.HoldsSecret);
                return;
            case CatalogForm.Simple when ApiValue.Unwrap(value) is IEnumerable list and not string:
                AddText(name, known, string.Join(",", list.Cast<object?>().Select(ApiValue.TextOf)), isSecret);
                return;
        }

        object? bare = ApiValue.Unwrap(value);
        if (ApiValue.TextOf(bare) is { } text)
        {
            AddText(name, known, text, isSecret);
        }
        else if (ApiValue.MembersOf(bare) is { } members)
        {
            foreach (KeyValuePair<string, object?> member in members)
            {
                CatalogParameter? inner = known?.Find(member.Key);
                Flatten(name + "." + member.Key, Inherited(inner, known), member.Value, isSecret);
            }
        }
        else if (bare is IEnumerable list)
        {
            int number = 0;
            foreach (object? item in list)
            {
                number++;
                Flatten(name + "." + number.ToString(CultureInfo.InvariantCulture), Inherited(known?.Item, known), item, isSecret);
            }
        }
        else
        {
            Problem ??= ApiErrors.WrongValue(_name, bare is null
                ? UserText.Of($"{name} is empty.")
                : UserText.Of($"{name} takes one text, not an object."));
        }
    }

    private string JsonOf(object? value)
    {
        try
        {
            return ApiJson.Of(value);
        }
        catch (FormatException e)
        {
            Problem ??= ApiErrors.WrongValue(_name, e.Message);
            return "";
        }
    }

    // Where a value travels is said of the whole parameter.
    private static CatalogParameter? Inherited(CatalogParameter? inner, CatalogParameter? outer) =>
        outer?.Form == CatalogForm.Body && inner is not null ? inner with { Form = CatalogForm.Body } : inner;

    private void AddText(string name, CatalogParameter? known, string text, bool isSecret)
    {
        string[] inner = text.Length > 0 ? [.. ApiSecrets.In(text)] : [];
        isSecret |= inner.Length > 0 || IsSecure(text, _read) || IsSecure(text, _reading);
        if (isSecret && text.Length > 0)
        {
            (_secrets ??= []).Add(text);
            _secrets.AddRange(inner);
            _secrets.AddRange(_read.Secure);
            _secrets.AddRange(_reading.Secure);
        }

        if (WrittenText.ProblemOfParameter(name, text) is { } problem)
        {
            string what = isSecret ? UserText.Translate("it holds characters that can't be sent") : problem;
            Problem ??= ApiErrors.WrongValue(_name, UserText.Of($"The parameter {name}: {what}"));
            return;
        }

        // A name as on the wire, such as Tag.1.Key, goes where its parameter goes.
        CatalogForm? form = (known ?? _action?.Find(name.Split('.')[0]))?.Form;
        (form == CatalogForm.Body ? _body ??= [] : _query).Add(new(name, text));
    }

    private static bool IsSecure(string text, ApiReading reading) =>
        reading.Secure.Count > 0 && reading.Secure.Any(secure => text.IndexOf(secure, StringComparison.Ordinal) >= 0);

    private static bool IsSecretName(string path) => path.Split('.').Any(ApiSecrets.IsSecretName);
}
