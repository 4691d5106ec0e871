namespace VpcPS.Core.Models;

/// <summary>
/// The literal address under the API's name, Ipv6Address: C# lets a type of that name have no member of it. The other
/// names of the API are properties beside the ones that they repeat. A types file of PowerShell would do the same, but
/// two versions of the module in one session would each declare the members, which is an error.
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
