namespace VpcPS.Pack;

/// <summary>A file of a package.</summary>
/// <param name="Path">Where it is below the module's folder, with slashes.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PackagedFile(string Path, byte[] Content);
