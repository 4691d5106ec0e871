namespace VpcPS.Emulator.Parameters;

/// <summary><c>true</c> or <c>false</c>, in lower case as the official SDK sends it. Absent means false.</summary>
/// <param name="name">The name, case-sensitive.</param>
internal sealed class BooleanParameter(string name) : Parameter<bool>(name)
{
    /// <inheritdoc/>
    public override string Expectation => "true or false";

    /// <inheritdoc/>
    public override bool Read(RequestParameters request) => request.Text(Name) switch
    {
        "true" => true,
        "false" or "" => false,
        _ => throw Illegal(),
    };

    /// <inheritdoc/>
    public override string Compared(RequestParameters request) => Read(request) ? "true" : "false";
}
