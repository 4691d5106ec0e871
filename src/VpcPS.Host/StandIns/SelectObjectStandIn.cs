using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace VpcPS.Host.StandIns;

/// <summary>Select-Object: -First stops what is upstream, -Property makes new objects, -ExpandProperty takes values out. Without -Last, -Unique, -Index and -ExcludeProperty.</summary>
[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObjectStandIn : PSCmdlet
{
    private List<NamedExpression> _properties = [];
    private int _toSkip;
    private int _written;

    /// <summary>The object to select from.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Names, wildcards, script blocks or calculated properties.</summary>
    [Parameter(Position = 0)]
    public object[] Property { get; set; } = [];

    /// <summary>The property whose values come out instead of the object.</summary>
    [Parameter]
    public string? ExpandProperty { get; set; }

    /// <summary>How many objects to take; then everything upstream stops.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; }

    /// <summary>How many objects to leave out at the start.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    /// <summary>Takes all input even after -First has what it wants.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    private bool IsLimited => MyInvocation.BoundParameters.ContainsKey(nameof(First));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _toSkip = Skip;
        try
        {
            _properties = [.. Property.Select(NamedExpression.Parse)];
        }
        catch (PSArgumentException exception)
        {
            ThrowTerminatingError(new ErrorRecord(exception, "DictionaryKeyUnknown", ErrorCategory.InvalidArgument, Property));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is not { } input)
        {
            return;
        }

        if (_toSkip > 0)
        {
            _toSkip--;
            return;
        }

        if (!IsLimited || _written < First)
        {
            _written++;
            Select(input);
        }

        // -First 0 takes all input, as the real one does.
        if (First > 0 && _written >= First && !Wait)
        {
            throw EngineInternals.StopUpstream(this);
        }
    }

    private void Select(PSObject input)
    {
        List<PSNoteProperty> selected = [.. _properties.SelectMany(property => Values(property, input))];
        if (!string.IsNullOrEmpty(ExpandProperty))
        {
            Expand(input, selected);
        }
        else if (_properties.Count == 0)
        {
            WriteObject(input);
        }
        else
        {
            WriteObject(NewObject(input, selected));
        }
    }

    private PSObject NewObject(PSObject input, List<PSNoteProperty> selected)
    {
        PSObject result = new();
        foreach (PSNoteProperty property in selected)
        {
            AddProperty(result, property, input, "AlreadyExistingUserSpecifiedPropertyNoExpand");
        }

        result.TypeNames.Insert(0, "Selected." + input.BaseObject.GetType());
        return result;
    }

    private IEnumerable<PSNoteProperty> Values(NamedExpression property, PSObject input)
    {
        List<PSPropertyExpressionResult> results =
            [.. property.Expression.ResolveNames(input).SelectMany(resolved => resolved.GetValues(input))];
        if (results.Count == 0 && !property.Expression.HasWildCardCharacters)
        {
            // A property that is not there is there afterwards, without a value.
            return [new PSNoteProperty(property.Name ?? property.Expression.ToString(), null)];
        }

        if (property.Name is not null && results.Count > 1)
        {
            WriteError(new ErrorRecord(
                new InvalidOperationException("Cannot rename multiple results."), "RenamingMultipleResults", ErrorCategory.InvalidOperation, input));
            return [];
        }

        return results.Select(result => new PSNoteProperty(property.Name ?? result.ResolvedExpression.ToString(), result.Result));
    }

    private void Expand(PSObject input, List<PSNoteProperty> selected)
    {
        List<PSPropertyExpressionResult> results = new PSPropertyExpression(ExpandProperty!).GetValues(input);
        if (results is not [{ } result])
        {
            (string id, string message) = results.Count == 0
                ? ("ExpandPropertyNotFound", $"Property \"{ExpandProperty}\" cannot be found.")
                : ("MutlipleExpandProperties", "Multiple properties cannot be expanded.");
            WriteError(new ErrorRecord(new PSArgumentException(message, nameof(ExpandProperty)), id, ErrorCategory.InvalidArgument, input));
            return;
        }

        if (result.Exception is not null)
        {
            WriteError(new ErrorRecord(result.Exception, "PropertyEvaluationExpand", ErrorCategory.InvalidResult, input));
            return;
        }

        IEnumerable values = LanguagePrimitives.GetEnumerable(result.Result) ?? new[] { result.Result };
        foreach (object? value in values)
        {
            if (value is not null)
            {
                PSObject expanded = EngineInternals.WrapApart(value);
                selected.ForEach(property => AddProperty(expanded, property, input, "AlreadyExistingUserSpecifiedPropertyExpand"));
                WriteObject(expanded);
            }
        }
    }

    private void AddProperty(PSObject target, PSNoteProperty property, PSObject input, string errorId)
    {
        if (target.Properties[property.Name] is null)
        {
            target.Properties.Add(property);
            return;
        }

        WriteError(new ErrorRecord(
            new PSArgumentException($"The property cannot be processed because the property \"{property.Name}\" already exists.", nameof(Property)),
            errorId, ErrorCategory.InvalidOperation, input));
    }
}
