using System;
using System.Management.Automation;

namespace VpcPS.Cmdlets;

/// <summary>Like <see cref="WaitingCmdlet"/>, but without -DryRun: the service can only make its changes, not check them.</summary>
public abstract class UncheckedWaitingCmdlet : TextRowCmdlet
{
    /// <summary>
    /// Wait until the service has finished. Default: continue as soon as it has accepted the request.
    /// </summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The most seconds that -Wait waits for one row, 1 to 86400. Default: 300.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int WaitTimeoutSec { get; set; } = 300;

    /// <summary>How long the row waits. Null when it does not wait.</summary>
    private protected TimeSpan? WaitLimit => Wait ? TimeSpan.FromSeconds(WaitTimeoutSec) : null;
}
