using System;
using System.Management.Automation;
using VpcPS.Core.Catalog;

namespace VpcPS.Binding;

/// <summary>
/// Reads an argument or a cell for a parameter of an action. Without it the engine would leave a parameter unbound whose text
/// does not fit, such as a blank number, and show the text in its own error, be it a secret or not.
/// </summary>
internal sealed class ApiValueAttribute : ArgumentTransformationAttribute
{
    private readonly CatalogParameter _parameter;

    /// <param name="parameter">The parameter, as the catalog has it.</param>
    public ApiValueAttribute(CatalogParameter parameter) => _parameter = parameter;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return ApiValue.Read(_parameter, inputData, _parameter.Name);
        }
        catch (FormatException e)
        {
            throw CellRefusal.OfTransformation(e.Message, inputData);
        }
    }
}
