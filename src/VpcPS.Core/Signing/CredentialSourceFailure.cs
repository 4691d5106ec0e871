namespace VpcPS.Core.Signing;

/// <summary>A source of credentials that gave none.</summary>
/// <param name="Source">The source, in words.</param>
/// <param name="Reason">Why it gave none and, where something can be done, what; no full stop, never a value.</param>
public sealed record CredentialSourceFailure(string Source, string Reason);
