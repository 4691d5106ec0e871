using System;
using System.Management.Automation;
using System.Management.Automation.Host;
using VpcPS.Errors;

namespace VpcPS.Cmdlets;

/// <summary>Asks, and says what to type where nobody can be asked: the engine's error then says that and no more.</summary>
internal static class Question
{
    /// <summary>Asks; where nobody can be asked, the command ends.</summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="question">What is asked, for the error.</param>
    /// <param name="ask">Has the engine ask.</param>
    public static bool Ask(PSCmdlet cmdlet, string question, Func<bool> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (SaysThatNobodyCanBeAsked(e))
        {
            bool hasForce = cmdlet.MyInvocation.MyCommand.Parameters.ContainsKey("Force");
            cmdlet.ThrowTerminatingError(ErrorRecords.NobodyToAsk(e, question, hasForce));
            return false;
        }
    }

    // What hosts throw that can't ask: with -NonInteractive, and without an interface, as in thread jobs and runbooks. Each
    // kind of host has its own exception.
    private static bool SaysThatNobodyCanBeAsked(Exception error) =>
        error is HostException or InvalidOperationException or NotImplementedException or NotSupportedException;
}
