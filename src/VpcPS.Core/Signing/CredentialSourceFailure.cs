namespace VpcPS.Core.Signing;

/// <summary>A source that gave no credentials.</summary>
/// <param name="Source">The source, in words.</param>
/// <param name="Reason">Why it gave none and, if possible, what to do. No full stop, and never a secret value.</param>
public sealed record CredentialSourceFailure(string Source, string Reason);
