using System.Linq;
using System.Management.Automation;

namespace VpcPS.Host.StandIns;

/// <summary>Join-Path, with the engine's own joining. Without -Extension.</summary>
[Cmdlet(VerbsCommon.Join, "Path")]
public sealed class JoinPathStandIn : PSCmdlet
{
    /// <summary>The front of the path.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string[] Path { get; set; } = [];

    /// <summary>What follows.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[]? ChildPath { get; set; }

    /// <summary>What follows that.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true, ValueFromRemainingArguments = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[]? AdditionalChildPath { get; set; }

    /// <summary>Emits the full paths of what exists there instead.</summary>
    [Parameter]
    public SwitchParameter Resolve { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string child = (ChildPath ?? []).Concat(AdditionalChildPath ?? [])
            .Aggregate(string.Empty, (joined, part) => SessionState.Path.Combine(joined, part));
        foreach (string parent in Path)
        {
            Write(SessionState.Path.Combine(parent, child));
        }
    }

    private void Write(string joined)
    {
        if (!Resolve)
        {
            WriteObject(joined);
            return;
        }

        try
        {
            WriteObject(SessionState.Path.GetResolvedPSPathFromPSPath(joined).Select(resolved => resolved.Path), enumerateCollection: true);
        }
        catch (ItemNotFoundException exception)
        {
            WriteError(new ErrorRecord(exception.ErrorRecord, exception));
        }
    }
}
