using System.Collections.Generic;

namespace VpcPS.Emulator.Parameters;

/// <summary>
/// The declaration of a parameter of an action. The dispatcher checks all parameters before the action runs. The page about
/// coverage and the tests with the official packages are made from the same declarations.
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

    /// <summary>Whether today's documents do not require it any more.</summary>
    public bool OptionalToday { get; init; }

    /// <summary>Whether a request must have it.</summary>
    /// <param name="documents">Which documents of the service hold.</param>
    public bool IsRequired(ServiceRules documents) => Required && !(OptionalToday && documents == ServiceRules.Today);

    /// <summary>The error codes that a value can be refused with; empty when every value is accepted.</summary>
    public virtual IReadOnlyList<string> Codes => ["IllegalParam." + Name];

    /// <summary>Type, range and default, as a text for people.</summary>
    public abstract string Expectation { get; }

    /// <summary>Whether the request has it, with a value.</summary>
    public virtual bool IsPresent(RequestParameters request) => request.Text(Name).Length > 0;

    /// <summary>Checks type and range of the value.</summary>
    /// <exception cref="ApiException">The value is not valid: IllegalParam and the name.</exception>
    public void Check(RequestParameters request) => Compared(request);

    /// <summary>The value in a uniform spelling, to compare two requests: with defaults, and <c>007</c> as <c>7</c>.</summary>
    public abstract string Compared(RequestParameters request);

    /// <summary>The refusal of a value.</summary>
    protected ApiException Illegal() => Refusals.IllegalParameter(Name, Expectation);
}

/// <summary>A parameter with a type of its own.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="name">The name, case-sensitive.</param>
internal abstract class Parameter<T>(string name) : Parameter(name)
{
    /// <summary>The value, or the default when the request has none.</summary>
    /// <exception cref="ApiException">The value has the wrong type or is out of range.</exception>
    public abstract T Read(RequestParameters request);
}
