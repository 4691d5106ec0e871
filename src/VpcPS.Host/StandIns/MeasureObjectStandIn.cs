using System.Collections.Generic;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace VpcPS.Host.StandIns;

/// <summary>Measure-Object: counts, and with -Sum adds up. Without the other statistics and -Line, -Word, -Character.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Object")]
public sealed class MeasureObjectStandIn : PSCmdlet
{
    private int _count;
    private double _sum;
    private bool _isNumeric = true;

    /// <summary>The object to count.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The property to measure; an object without it is not counted.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Property { get; set; }

    /// <summary>Adds the values up.</summary>
    [Parameter]
    public SwitchParameter Sum { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }

        if (Property is null)
        {
            Add(InputObject.BaseObject);
        }
        else if (new PSPropertyExpression(Property).GetValues(InputObject) is [{ } value, ..])
        {
            Add(value.Result);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_count == 0 && Property is not null)
        {
            return;
        }

        // The real result's properties, in its order, and its type's name, for which the engine has a view.
        PSObject result = new();
        foreach ((string name, object? value) in new Dictionary<string, object?>
        {
            ["Count"] = _count,
            ["Average"] = null,
            ["Sum"] = Sum && _isNumeric ? _sum : null,
            ["Maximum"] = null,
            ["Minimum"] = null,
            ["StandardDeviation"] = null,
            ["Property"] = Property,
        })
        {
            result.Properties.Add(new PSNoteProperty(name, value));
        }

        result.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.GenericMeasureInfo");
        WriteObject(result);
    }

    private void Add(object? value)
    {
        _count++;
        if (!Sum)
        {
            return;
        }

        if (LanguagePrimitives.TryConvertTo(value, out double number))
        {
            _sum += number;
            return;
        }

        _isNumeric = false;
        WriteError(new ErrorRecord(
            new PSInvalidOperationException($"Input object \"{value}\" is not numeric."), "NonNumericInputObject", ErrorCategory.InvalidType, value));
    }
}
