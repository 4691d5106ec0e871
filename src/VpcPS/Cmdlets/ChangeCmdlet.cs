using System.Management.Automation;

namespace VpcPS.Cmdlets;

/// <summary>A cmdlet with -DryRun: the service can check its changes without making them.</summary>
public abstract class ChangeCmdlet : TextRowCmdlet
{
    /// <summary>
    /// Only have the service check whether the request would succeed; nothing is changed. A refusal is an error. New- commands
    /// emit what would be created, without an id; others emit nothing.
    /// </summary>
    [Parameter]
    public SwitchParameter DryRun { get; set; }

    private protected sealed override bool OnlyChecks => DryRun;
}
