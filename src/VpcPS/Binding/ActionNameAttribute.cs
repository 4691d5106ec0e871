using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;

namespace VpcPS.Binding;

/// <summary>
/// Allows only letters and digits in the name of an action. ValidatePattern is not used, because its message shows a wrong name with all
/// its characters, even those that control a terminal.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ActionNameAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is string name && !(name.Length > 0 && IsLetter(name[0]) && name.All(c => IsLetter(c) || c is >= '0' and <= '9')))
        {
            throw new ValidationMetadataException(
                UserText.Of(
                    $"'{ShownText.Naming(name)}' is not an action. Its name has only letters and digits, such as DescribeVpcAttribute."));
        }
    }

    private static bool IsLetter(char c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');
}
