using System.Collections.Generic;

namespace VpcPS.Emulator.Parameters;

/// <summary>
/// One parameter of an action, declared as data: the dispatcher checks all of them before the action runs, and a page
/// about what is covered can be made from the same declarations.
/// </summary>
internal abstract class Parameter
{
    /// <summary>Declares a parameter.</summary>
    /// <param name="name">The name, case-sensitive; of a list, the part before the index.</param>
    protected Parameter(string name) => Name = name;

    /// <summary>The name, case-sensitive; of a list, the part before the index.</summary>
    public string Name { get; }

    /// <summary>Whether a request without it is refused. An empty value counts as absent.</summary>
    public bool Required { get; init; }

    /// <summary>The error codes that a value can be refused with; none for a text of which anything is right.</summary>
    public virtual IReadOnlyList<string> Codes => ["IllegalParam." + Name];

    /// <summary>Type, range and default, in words for people.</summary>
    public abstract string Expectation { get; }

    /// <summary>Whether the request carries it, with a value.</summary>
    public virtual bool IsPresent(RequestParameters request) => request.Text(Name).Length > 0;

    /// <summary>Holds the value to type and range.</summary>
    /// <exception cref="ApiException">IllegalParam and the name.</exception>
    public void Check(RequestParameters request) => Compared(request);

    /// <summary>The value in one spelling, so that two requests can be compared: defaults filled in, <c>007</c> as <c>7</c>.</summary>
    public abstract string Compared(RequestParameters request);

    /// <summary>The refusal of a value.</summary>
    protected ApiException Illegal() => Refusals.IllegalParameter(Name, Expectation);
}

/// <summary>A parameter that reads as a certain type.</summary>
/// <typeparam name="T">What the action works with.</typeparam>
/// <param name="name">The name, case-sensitive.</param>
internal abstract class Parameter<T>(string name) : Parameter(name)
{
    /// <summary>The value, or its default when the request carries none.</summary>
    /// <exception cref="ApiException">The value is outside type or range.</exception>
    public abstract T Read(RequestParameters request);
}
