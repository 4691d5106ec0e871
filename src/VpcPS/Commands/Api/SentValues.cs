using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using VpcPS.Binding;
using VpcPS.Core.Actions;
using VpcPS.Core.Catalog;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// The values of one call of an action as they are sent: items of lists are numbered from 1, and names of members are joined with
/// dots.
/// </summary>
internal sealed class SentValues
{
    private const string Mask = "***";

    private readonly CatalogAction? _action;
    private readonly ApiReading _ofParameters;
    private readonly ApiReading _ofTable;
    private readonly List<KeyValuePair<string, string>> _query = new(8);
    private List<KeyValuePair<string, string>>? _body;
    private List<string>? _secrets;

    /// <summary>Begins without values.</summary>
    /// <param name="action">What the catalog knows of the action, or null.</param>
    /// <param name="ofParameters">How the values of parameters were read; knows which texts were secure strings.</param>
    /// <param name="ofTable">How the values of -Parameter were read; knows which texts were secure strings.</param>
    public SentValues(CatalogAction? action, ApiReading ofParameters, ApiReading ofTable)
    {
        _action = action;
        _ofParameters = ofParameters;
        _ofTable = ofTable;
    }

    /// <summary>Why the values can't be sent, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Adds a value.</summary>
    /// <param name="name">Its name, perhaps with dots.</param>
    /// <param name="known">What the catalog says of it, or null.</param>
    /// <param name="value">A text, a number, a list or an object.</param>
    public void Add(string name, CatalogParameter? known, object value) => Flatten(name, known, value, isSecret: false);

    /// <summary>Adds a text that is sent as it is.</summary>
    public void Add(string name, string text) => _query.Add(new(name, text));

    /// <summary>The call with these values.</summary>
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

    /// <summary>The values as text for people, with secrets masked.</summary>
    // This runs for each row, whether or not the text is shown, so it avoids LINQ.
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
            Problem ??= bare is null ? UserText.Of($"{name} is empty.") : UserText.Of($"{name} takes one text, not an object.");
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
            Problem ??= e.Message;
            return "";
        }
    }

    // Whether a value is in the body is declared for the whole parameter, so its parts inherit it.
    private static CatalogParameter? Inherited(CatalogParameter? inner, CatalogParameter? outer) =>
        outer?.Form == CatalogForm.Body && inner is not null ? inner with { Form = CatalogForm.Body } : inner;

    private void AddText(string name, CatalogParameter? known, string text, bool isSecret)
    {
        string[] inner = text.Length > 0 ? [.. ApiSecrets.In(text)] : [];
        isSecret |= inner.Length > 0 || IsSecure(text, _ofParameters) || IsSecure(text, _ofTable);
        if (isSecret && text.Length > 0)
        {
            (_secrets ??= []).Add(text);
            _secrets.AddRange(inner);
            _secrets.AddRange(_ofParameters.Secure);
            _secrets.AddRange(_ofTable.Secure);
        }

        if (WrittenText.ProblemOfParameter(name, text) is { } problem)
        {
            string what = isSecret ? UserText.Translate("it holds characters that can't be sent") : problem;
            Problem ??= UserText.Of($"The parameter {name}: {what}");
            return;
        }

        // A name as in a request, such as Tag.1.Key, belongs to its parameter. The value goes to the query or the body, where that
        // parameter goes.
        CatalogForm? form = (known ?? _action?.Find(name.Split('.')[0]))?.Form;
        (form == CatalogForm.Body ? _body ??= [] : _query).Add(new(name, text));
    }

    private static bool IsSecure(string text, ApiReading reading) =>
        reading.Secure.Count > 0 && reading.Secure.Any(secure => text.IndexOf(secure, StringComparison.Ordinal) >= 0);

    private static bool IsSecretName(string path) => path.Split('.').Any(ApiSecrets.IsSecretName);
}
