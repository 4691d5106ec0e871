using System.Management.Automation;

namespace VpcPS.Cmdlets;

/// <summary>Like <see cref="RemoveCmdlet"/>, but without -DryRun: the service can only make its removals, not check them.</summary>
public abstract class UncheckedRemoveCmdlet : UncheckedWaitingCmdlet
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
