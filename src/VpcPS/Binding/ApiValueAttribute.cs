using System;
using System.Management.Automation;
using VpcPS.Core.Catalog;

namespace VpcPS.Binding;

/// <summary>
/// Reads an argument or a cell for a parameter of an action. Without this attribute the engine would leave a parameter unset when its text
/// does not fit, such as a blank number. In its own error the engine would also show the text, even if it is a secret.
/// </summary>
internal sealed class ApiValueAttribute : ArgumentTransformationAttribute
{
    private readonly CatalogParameter _parameter;
    private readonly ApiReading _reading;
    private readonly bool _mayBeCleared;

    /// <param name="parameter">The parameter, as the catalog has it.</param>
    /// <param name="isOfRead">Whether the action only reads.</param>
    /// <param name="reading">How the command reads its values.</param>
    public ApiValueAttribute(CatalogParameter parameter, bool isOfRead, ApiReading reading)
    {
        _parameter = parameter;
        _reading = reading;
        _mayBeCleared = ApiValue.MayBeCleared(parameter, isOfRead);
    }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (!_reading.Takes(_parameter.Name))
        {
            return null;
        }

        try
        {
            object? read = ApiValue.Read(_parameter, inputData, _parameter.Name, _reading);
            if (!_reading.IsOfRow)
            {
                _reading.Given.Add(_parameter.Name);
                if (ApiValue.IsEmpty(read, _mayBeCleared))
                {
                    _reading.Empty ??= _parameter.Name;
                }
            }

            return read;
        }
        catch (FormatException e) when (_reading.IsOfRow)
        {
            // The engine's error would show the whole row, including secrets in other cells.
            _reading.Problem ??= e.Message;
            return null;
        }
        catch (FormatException e)
        {
            throw CellRefusal.OfTransformation(e.Message, inputData);
        }
    }
}
