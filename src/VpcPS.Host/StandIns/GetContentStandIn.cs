using System.IO;
using System.Management.Automation;
using System.Text;

namespace VpcPS.Host.StandIns;

/// <summary>Get-Content of files: the lines, or with -Raw the whole text. Without wildcards, -Tail, -Wait and the lines' note properties.</summary>
[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = "Path")]
public sealed class GetContentStandIn : PSCmdlet
{
    /// <summary>The files to read.</summary>
    [Parameter(Position = 0, ParameterSetName = "Path", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    /// <summary>The same; there are no wildcards to take literally.</summary>
    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>One text for the whole file.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

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
            string resolved = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
            if (File.Exists(resolved))
            {
                using StreamReader reader = FilePath.OpenForReading(this, path, Encoding);
                Write(reader);
            }
            else
            {
                WriteError(new ErrorRecord(
                    new ItemNotFoundException($"Cannot find path '{resolved}' because it does not exist."),
                    "PathNotFound", ErrorCategory.ObjectNotFound, path));
            }
        }
    }

    private void Write(StreamReader reader)
    {
        if (Raw)
        {
            WriteObject(reader.ReadToEnd());
            return;
        }

        while (reader.ReadLine() is { } line)
        {
            WriteObject(line);
        }
    }
}
