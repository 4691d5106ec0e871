using System.Collections;
using System.Collections.Generic;
using System.Text.Json;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// The answer of an action before it becomes JSON or XML: named values, in the order of the documentation. RequestId is added
/// later.
/// </summary>
internal sealed class Answer : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _members = [];

    /// <summary>Adds a text.</summary>
    public void Add(string name, string text) => _members.Add(new(name, text));

    /// <summary>Adds a number.</summary>
    public void Add(string name, long number) => _members.Add(new(name, number));

    /// <summary>Adds a boolean.</summary>
    public void Add(string name, bool truth) => _members.Add(new(name, truth));

    /// <summary>Adds a value from an answer that a user has defined.</summary>
    public void Add(string name, JsonElement value) => _members.Add(new(name, value));

    /// <summary>Adds an object.</summary>
    public void Add(string name, Answer inner) => _members.Add(new(name, inner));

    /// <summary>Adds a list of objects as the API nests it: <c>plural.singular[]</c>.</summary>
    public void Add(string plural, string singular, IEnumerable<Answer> items) =>
        _members.Add(new(plural, new AnswerList(singular, [.. items])));

    /// <summary>Adds a list of texts as the API nests it: <c>plural.singular[]</c>.</summary>
    public void Add(string plural, string singular, IEnumerable<string> texts) =>
        _members.Add(new(plural, new AnswerList(singular, [.. texts])));

    /// <summary>Adds a list of objects that is not wrapped in another member, as some newer actions answer: <c>name[]</c>.</summary>
    public void Add(string name, IEnumerable<Answer> items) => _members.Add(new(name, new AnswerList("", [.. items])));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _members.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A list inside an answer.</summary>
/// <param name="Singular">The name of each item. Empty for a list that is not wrapped.</param>
/// <param name="Items">The items, each a text or an <see cref="Answer"/>.</param>
internal sealed record AnswerList(string Singular, IReadOnlyList<object> Items);
