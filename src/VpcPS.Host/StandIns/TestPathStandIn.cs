using System;
using System.Management.Automation;

namespace VpcPS.Host.StandIns;

/// <summary>Test-Path, with the engine's own providers, so wildcards and Env: work. Without -IsValid and the filters.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(bool))]
public sealed class TestPathStandIn : PSCmdlet
{
    /// <summary>The paths to look for.</summary>
    [Parameter(Position = 0, ParameterSetName = "Path", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string?[]? Path { get; set; }

    /// <summary>The paths to look for, with wildcard characters taken as they are.</summary>
    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string?[]? LiteralPath { get; set; }

    /// <summary>What has to be there: anything, a container or a leaf.</summary>
    [Parameter]
    [Alias("Type")]
    [ValidateSet("Any", "Container", "Leaf")]
    public string PathType { get; set; } = "Any";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string?[]? paths = LiteralPath ?? Path;
        foreach (string? path in paths is null or [] ? [null] : paths)
        {
            if (path is null)
            {
                WriteError(new ErrorRecord(
                    new ArgumentNullException(null, "The provided Path argument was null or an empty collection."),
                    "NullPathNotPermitted", ErrorCategory.InvalidArgument, paths));
            }
            else
            {
                WriteObject(!string.IsNullOrWhiteSpace(path) && IsThere(LiteralPath is null ? path : WildcardPattern.Escape(path)));
            }
        }
    }

    private bool IsThere(string path)
    {
        try
        {
            return InvokeProvider.Item.Exists(path) && (PathType.ToUpperInvariant() switch
            {
                "CONTAINER" => InvokeProvider.Item.IsContainer(path),
                "LEAF" => !InvokeProvider.Item.IsContainer(path),
                _ => true,
            });
        }
        catch (Exception exception) when (exception is SessionStateException or PSNotSupportedException)
        {
            // No such drive or provider: nothing is there.
            return false;
        }
    }
}
