namespace VpcPS.Core.Models;

/// <summary>
/// The base of models with a property Ipv6Address, the API's name of the literal address. It is a base type because the
/// type Ipv6Address can't have a member with its own name in C#. The other names of the API are properties beside those
/// that they repeat. A types file of PowerShell could add them too. But two versions of the module in one session would
/// both declare the members, which is an error.
/// </summary>
public abstract record LiteralAddress
{
    private protected LiteralAddress()
    {
    }

    /// <summary>The literal address.</summary>
    public string? Ipv6Address => Literal;

    private protected abstract string? Literal { get; }
}
