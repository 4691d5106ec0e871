namespace VpcPS.Emulator.Calls;

/// <summary>What an address id stands for. The names are values of the API. The specification does not have them yet.</summary>
internal enum AddressKind
{
    /// <summary>A single address. The estate has no other kind.</summary>
    IPv6Address,

    /// <summary>A block of addresses.</summary>
    IPv6Prefix,
}
