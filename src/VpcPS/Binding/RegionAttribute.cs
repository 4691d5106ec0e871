using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Endpoints;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads a region. A blank cell becomes null, and capital letters of an id become small ones. An array of several regions becomes one text
/// with commas. Only lists accept several regions, and only as an argument.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RegionAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        string? text = value is IEnumerable several and not string
            ? string.Join(",", several.Cast<object?>().Select(region => region?.ToString().Trim()))
            : WrittenText.TrimToNull(value?.ToString());
        if (text is null)
        {
            return null;
        }

        string lower = text.ToLowerInvariant();
        return EndpointResolver.IsRegionId(lower) || RegionPattern.IsSeveral(lower) ? IdSyntax.Read(text) : text;
    }
}
