using System;
using System.Management.Automation;
using VpcPS.Cmdlets;

namespace VpcPS.Commands;

/// <summary>A cmdlet that creates, removes or binds route tables. The service has no dry run for these changes.</summary>
public abstract class RouteTableCmdlet : TextRowCmdlet
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

    private protected TimeSpan? WaitLimit => Wait ? TimeSpan.FromSeconds(WaitTimeoutSec) : null;
}
