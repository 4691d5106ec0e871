using System.Management.Automation;

namespace VpcPS.Cmdlets;

/// <summary>A cmdlet that removes something. It asks before it does; a runbook uses -Force or -Confirm:$false.</summary>
public abstract class RemoveCmdlet : WaitingCmdlet
{
    /// <summary>Remove without asking. -WhatIf still removes nothing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Ignore it when it does not exist. Default: an error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Asks, unless -Force was given.</summary>
    private protected bool ShouldRemove(string target, string action) => ShouldRemove(target, action, Force);
}
