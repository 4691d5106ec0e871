namespace System.Runtime.CompilerServices;

/// <summary>Marks <c>init</c> setters.</summary>
internal static class IsExternalInit;
