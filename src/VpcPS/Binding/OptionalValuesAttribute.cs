using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Allows null or one of a few words. ValidateSet is not used, because it refuses the null that a blank cell becomes.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OptionalValuesAttribute : ValidateArgumentsAttribute
{
    private readonly string[] _values;

    public OptionalValuesAttribute(params string[] values) => _values = values;

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is string text && !_values.Contains(text, StringComparer.Ordinal))
        {
            string choices = string.Join(", ", _values);
            throw CellRefusal.OfCheck(
                _values.FirstOrDefault(value => NearName.IsNear(text, value)) is { } near
                    ? UserText.Of($"'{text}' is not one of {choices}. Did you mean {near}?")
                    : UserText.Of($"'{text}' is not one of {choices}."),
                text);
        }
    }
}
