using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace VpcPS.Host.StandIns;

/// <summary>Sort-Object by properties or by the objects themselves, equal ones in their input order. Without -Unique, -Top, -Bottom and -Culture.</summary>
[Cmdlet("Sort", "Object")]
public sealed class SortObjectStandIn : PSCmdlet
{
    private readonly List<PSObject> _inputs = [];

    /// <summary>The object to sort.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>What to sort by, the most important first.</summary>
    [Parameter(Position = 0)]
    public object[] Property { get; set; } = [];

    /// <summary>The greatest first.</summary>
    [Parameter]
    public SwitchParameter Descending { get; set; }

    /// <summary>Capital letters differ from small ones.</summary>
    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            _inputs.Add(InputObject);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Comparer<object?> comparer = Comparer<object?>.Create(Compare);
        IEnumerable<PSObject> sorted = _inputs;
        if (Property.Length == 0)
        {
            sorted = Descending ? _inputs.OrderByDescending(Value, comparer) : _inputs.OrderBy(Value, comparer);
        }
        else
        {
            // LINQ's sort is stable, so sorting by the least important first sorts by all.
            foreach (NamedExpression property in Property.Select(NamedExpression.Parse).Reverse())
            {
                IEnumerable<PSObject> present = sorted;
                sorted = property.Descending ?? Descending.IsPresent
                    ? present.OrderBy(IsMissing(property)).ThenByDescending(property.ValueFrom, comparer)
                    : present.OrderBy(IsMissing(property)).ThenBy(property.ValueFrom, comparer);
            }
        }

        WriteObject(sorted, enumerateCollection: true);
    }

    private static object Value(PSObject input) => input.BaseObject;

    // Objects without the property come last in either direction; those with a null value don't.
    private static Func<PSObject, bool> IsMissing(NamedExpression property) => input => property.Expression.GetValues(input).Count == 0;

    private int Compare(object? first, object? second)
    {
        if (LanguagePrimitives.TryCompare(Bare(first), Bare(second), !CaseSensitive, CultureInfo.CurrentCulture, out int result))
        {
            return result;
        }

        return CultureInfo.CurrentCulture.CompareInfo.Compare(
            first?.ToString(), second?.ToString(), CaseSensitive ? CompareOptions.None : CompareOptions.IgnoreCase);
    }

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
