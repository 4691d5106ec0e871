namespace System.Diagnostics.CodeAnalysis;

/// <summary>Marks results that are not null when an argument is not.</summary>
/// <param name="parameterName">The argument.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue, AllowMultiple = true)]
internal sealed class NotNullIfNotNullAttribute(string parameterName) : Attribute
{
    /// <summary>The argument.</summary>
    public string ParameterName { get; } = parameterName;
}
