using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS;

/// <summary>A cmdlet that removes something. It asks first; a runbook says -Force or -Confirm:$false.</summary>
public abstract class RemoveCmdlet : WaitingCmdlet
{
    /// <summary>Remove without asking. -WhatIf still removes nothing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Say nothing when it does not exist. Default: an error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Asks, unless -Force was given.</summary>
    private protected bool ShouldRemove(string target, string action) => ShouldRemove(target, action, Force);

    /// <summary>Makes the removal; true when something was removed by it.</summary>
    private protected static async Task<bool> RemoveAsync(RowCalls calls, ChangeAction removal, bool ifExists)
    {
        try
        {
            ChangeReceipt? receipt = await calls.ChangeAsync(removal).ConfigureAwait(false);
            return receipt is not null;
        }
        catch (VpcApiException e) when (e.FollowsUnansweredAttempt && ErrorRecords.SaysThatItIsGone(e.Code))
        {
            // The reply to an earlier attempt was lost; that attempt removed it.
            return true;
        }
        catch (VpcApiException e) when (ifExists && ErrorRecords.SaysThatItIsGone(e.Code))
        {
            return false;
        }
    }
}
