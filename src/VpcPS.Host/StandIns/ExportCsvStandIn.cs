using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace VpcPS.Host.StandIns;

/// <summary>Export-Csv: the first object names the columns, every value is quoted, null is nothing. Without -Append, -UseCulture and the quoting options.</summary>
[Cmdlet(VerbsData.Export, "Csv", SupportsShouldProcess = true)]
public sealed class ExportCsvStandIn : PSCmdlet, IDisposable
{
    private StreamWriter? _file;
    private CsvWriter? _csv;
    private List<string>? _columns;

    /// <summary>The object to write as a row.</summary>
    [Parameter(ValueFromPipeline = true, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The file to write.</summary>
    [Parameter(Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The character between cells.</summary>
    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    /// <summary>The encoding of the file: UTF-8 without a byte order mark unless said otherwise.</summary>
    [Parameter]
    [EncodingArgument]
    [ValidateNotNullOrEmpty]
    public Encoding Encoding { get; set; } = EncodingArgumentAttribute.Utf8NoBom;

    /// <summary>Fails if the file exists.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Accepted for scripts that also run in Windows PowerShell; PowerShell 7 writes no type line anyway.</summary>
    [Parameter]
    [Alias("NTI")]
    public SwitchParameter NoTypeInformation { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _csv?.Dispose();
        _file?.Dispose();
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Path.Length == 0)
        {
            ThrowTerminatingError(new ErrorRecord(
                new InvalidOperationException("You must specify either the -Path or -LiteralPath parameters, but not both."),
                "CannotSpecifyPathAndLiteralPath", ErrorCategory.InvalidData, targetObject: null));
        }

        if (ShouldProcess(Path))
        {
            _file = FilePath.OpenForWriting(this, Path, Encoding, NoClobber);
            _csv = new CsvWriter(_file, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = Delimiter.ToString(),
                NewLine = Environment.NewLine,
            });
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_csv is null || InputObject is null)
        {
            return;
        }

        IDictionary? dictionary = InputObject.BaseObject as IDictionary;
        if (_columns is null)
        {
            _columns = [.. dictionary?.Keys.Cast<object>().Select(key => key.ToString() ?? string.Empty)
                ?? InputObject.Properties.Select(property => property.Name)];
            WriteRow(_csv, _columns);
        }

        WriteRow(_csv, _columns.Select(column => dictionary is null ? Text(InputObject.Properties[column]) : dictionary[column]?.ToString()));
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Dispose();

    // CsvHelper doubles the quotes inside; null stays unquoted, which is how it differs from '' when read again.
    private static void WriteRow(CsvWriter csv, IEnumerable<string?> cells)
    {
        foreach (string? cell in cells)
        {
            csv.WriteField(cell, shouldQuote: cell is not null);
        }

        csv.NextRecord();
    }

    private static string? Text(PSPropertyInfo? property)
    {
        try
        {
            return property?.Value?.ToString();
        }
        catch (GetValueException)
        {
            // As Export-Csv: a property that can't be read is an empty cell, not the end of the export.
            return null;
        }
    }
}
