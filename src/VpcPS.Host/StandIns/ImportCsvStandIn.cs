using System.IO;
using System.Management.Automation;
using System.Text;

namespace VpcPS.Host.StandIns;

/// <summary>Import-Csv: each row an object of texts, a blank cell an empty one. Without -UseCulture and wildcards.</summary>
[Cmdlet(VerbsData.Import, "Csv", DefaultParameterSetName = "DelimiterPath")]
public sealed class ImportCsvStandIn : PSCmdlet
{
    /// <summary>The files to read.</summary>
    [Parameter(Position = 0, ParameterSetName = "DelimiterPath", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The same; there are no wildcards to take literally.</summary>
    [Parameter(ParameterSetName = "DelimiterLiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The character between cells.</summary>
    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    /// <summary>Names for the columns of a file without a header line.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    /// <summary>The encoding of a file without a byte order mark.</summary>
    [Parameter]
    [EncodingArgument]
    [ValidateNotNullOrEmpty]
    public Encoding Encoding { get; set; } = EncodingArgumentAttribute.Utf8NoBom;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in (string[])[.. Path, .. LiteralPath])
        {
            using StreamReader reader = FilePath.OpenForReading(this, path, Encoding);
            CsvRows rows = new(reader, Delimiter, WriteWarning);
            try
            {
                foreach (PSObject row in rows.Read(Header))
                {
                    WriteObject(row);
                }
            }
            catch (ExtendedTypeSystemException exception)
            {
                ThrowTerminatingError(new ErrorRecord(
                    exception, "AlreadyPresentPSMemberInfoInternalCollectionAdd", ErrorCategory.NotSpecified, targetObject: null));
            }
        }
    }
}
