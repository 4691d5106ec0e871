using System.Collections.Generic;

namespace VpcPS.Emulator.Parameters;

/// <summary>
/// The declaration of a parameter of an action. The dispatcher checks all parameters before the action runs. The coverage page and the
/// tests with the official packages use the same declarations.
/// </summary>
internal abstract class Parameter
{
    /// <summary>Declares a parameter.</summary>
    /// <param name="name">The name, case-sensitive. For a list, the part before the index.</param>
    protected Parameter(string name) => Name = name;

    /// <summary>The name, case-sensitive. For a list, the part before the index.</summary>
    public string Name { get; }

    /// <summary>Whether a request without the parameter is refused. An empty value counts as absent.</summary>
    public bool Required { get; init; }

    /// <summary>Whether the parameter is no longer required in today's documents.</summary>
    public bool OptionalToday { get; init; }

    /// <summary>Whether a request must have the parameter.</summary>
    /// <param name="documents">The version of the service's rules.</param>
    public bool IsRequired(ServiceRules documents) => Required && !(OptionalToday && documents == ServiceRules.Today);

    /// <summary>The error codes with which a value can be refused. Empty when every value is accepted.</summary>
    public virtual IReadOnlyList<string> Codes => ["IllegalParam." + Name];

    /// <summary>A text for people about type, range and default.</summary>
    public abstract string Expectation { get; }

    /// <summary>Whether the request has the parameter with a value.</summary>
    public virtual bool IsPresent(RequestParameters request) => request.Text(Name).Length > 0;

    /// <summary>Checks type and range of the value.</summary>
    /// <exception cref="ApiException">The value is not valid: IllegalParam and the name.</exception>
    public void Check(RequestParameters request) => Compared(request);

    /// <summary>
    /// The value in a uniform spelling, for comparing two requests: with default values, and with <c>7</c> for <c>007</c>.
    /// </summary>
    public abstract string Compared(RequestParameters request);

    /// <summary>The error for a value that is not allowed.</summary>
    protected ApiException Illegal() => Refusals.IllegalParameter(Name, Expectation);
}

/// <summary>A parameter whose value has the type T.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="name">The name, case-sensitive.</param>
internal abstract class Parameter<T>(string name) : Parameter(name)
{
    /// <summary>The value. The default when the request has none.</summary>
    /// <exception cref="ApiException">The value has the wrong type or is out of range.</exception>
    public abstract T Read(RequestParameters request);
}
