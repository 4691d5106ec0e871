using System;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>Holds a filter to what every id and address is: ASCII without blanks. Of which kind it is, is not known here.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FilterIdAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is string text && IdSyntax.ProblemOfAnyKind(text) is { } problem)
        {
            throw new ValidationMetadataException(problem + ".");
        }
    }
}
