using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;

namespace VpcPS.Binding;

/// <summary>Checks a ClientToken before anything is sent. The seed document allows at most 64 ASCII characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ClientTokenAttribute : ValidateArgumentsAttribute
{
    private const int MaxLength = 64;

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not string token)
        {
            return;
        }

        if (token.Length > MaxLength)
        {
            throw CellRefusal.OfCheck(
                UserText.Of(
                    $"The token has {token.Length} characters; the service takes at most {MaxLength}. Leave it out to have one generated."),
                token);
        }

        if (token.Any(c => c is < '!' or > '~'))
        {
            throw CellRefusal.OfCheck(
                UserText.Of(
                    $"The token '{ShownText.Naming(token)}' has a character that is not printable ASCII. Leave it out to have one generated."),
                token);
        }
    }
}
