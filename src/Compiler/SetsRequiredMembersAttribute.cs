namespace System.Diagnostics.CodeAnalysis;

/// <summary>Marks constructors that set every <c>required</c> member.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
