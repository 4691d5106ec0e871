namespace VpcPS.Core.Models;

/// <summary>The kinds of things that an address id can stand for, in the service's spelling.</summary>
internal static class AddressTypes
{
    /// <summary>A single address. This is the service's default.</summary>
    public const string Single = "IPv6Address";

    /// <summary>A block of addresses.</summary>
    public const string Prefix = "IPv6Prefix";
}
