namespace VpcPS.Emulator.State;

/// <summary>A tag of a resource.</summary>
internal sealed class ResourceTag
{
    /// <summary>The key, 1 to 128 characters, unique on its resource.</summary>
    public required string Key { get; init; }

    /// <summary>The value, 0 to 128 characters.</summary>
    public string Value { get; set; } = "";
}
