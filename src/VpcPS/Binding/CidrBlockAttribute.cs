using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads an address block from a row and checks it before anything is sent, because the service's own errors for blocks do not say what is
/// wrong. A blank cell becomes null.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CidrBlockAttribute : ArgumentTransformationAttribute
{
    /// <summary>The shortest prefix length of an IPv4 block. Zero when IPv4 blocks are not accepted.</summary>
    public int Least { get; set; }

    /// <summary>The longest prefix length of an IPv4 block.</summary>
    public int Most { get; set; }

    /// <summary>Whether an IPv6 block of a VPC is accepted.</summary>
    public bool TakesIpv6 { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable several and not string
            ? several.Cast<object?>().Select(Read).Where(block => block is not null).ToArray()
            : Read(value);
    }

    private string? Read(object? value)
    {
        if (WrittenText.TrimToNull(value?.ToString()) is not { } written)
        {
            return null;
        }

        // Capital letters and full-width characters are accepted as well.
        string text = FoldedText.Of(written).ToLowerInvariant();
        bool isIpv6 = TakesIpv6 && (Least == 0 || CidrSyntax.IsIpv6(text));
        return (isIpv6 ? CidrSyntax.ProblemOfIpv6(text) : CidrSyntax.ProblemOfIpv4(text, Least, Most)) is { } problem
            ? throw CellRefusal.OfTransformation(problem, written)
            : text;
    }
}
