namespace VpcPS.Core.Models;

/// <summary>What an address id stands for, as the service spells it.</summary>
internal static class AddressTypes
{
    /// <summary>A single address; the service's default.</summary>
    public const string Single = "IPv6Address";

    /// <summary>A block of addresses.</summary>
    public const string Prefix = "IPv6Prefix";
}
