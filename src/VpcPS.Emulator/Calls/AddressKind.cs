namespace VpcPS.Emulator.Calls;

/// <summary>What an address id stands for. The names are the API's values. Newer than the seed.</summary>
internal enum AddressKind
{
    /// <summary>A single address: the only kind that the estate has.</summary>
    IPv6Address,

    /// <summary>A block of addresses.</summary>
    IPv6Prefix,
}
