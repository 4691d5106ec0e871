namespace VpcPS.Emulator.Parameters;

/// <summary><c>true</c> or <c>false</c>, in lower case. When it is absent the value is null, and the filter is not applied.</summary>
/// <param name="name">The name, case-sensitive.</param>
internal sealed class OptionalBooleanParameter(string name) : Parameter<bool?>(name)
{
    /// <inheritdoc/>
    public override string Expectation => "true or false";

    /// <inheritdoc/>
    public override bool? Read(RequestParameters request) => request.Text(Name) switch
    {
        "true" => true,
        "false" => false,
        "" => null,
        _ => throw Illegal(),
    };

    /// <inheritdoc/>
    public override string Compared(RequestParameters request) => Read(request) switch
    {
        true => "true",
        false => "false",
        null => "",
    };
}
