using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Journal;
using VpcPS.Errors;

namespace VpcPS.Purchases;

/// <summary>Opens the journal that a command names, and asks whether it is to be used where it may be another account's.</summary>
internal static class CommandJournal
{
    /// <summary>
    /// Opens the journal; one that can't be used ends the command before anything is bought. With -WhatIf it is only looked at.
    /// </summary>
    /// <param name="cmdlet">The command that buys.</param>
    /// <param name="session">The session that it buys with.</param>
    /// <param name="journalPath">The journal as the user names it.</param>
    /// <param name="adoptsJournal">Whether a journal is taken over that does not show to be this session's.</param>
    public static PurchaseJournal Open(PSCmdlet cmdlet, VpcSession session, string journalPath, bool adoptsJournal)
    {
        try
        {
            string path = JournalPaths.Resolve(cmdlet, journalPath);
            bool AdoptsIt(JournalException refusal) => Adopts(cmdlet, session, refusal, adoptsJournal);
            return Arguments.IsWhatIf(cmdlet)
                ? PurchaseJournal.Look(path, session.JournalOwner!, SystemClock.Instance, AdoptsIt)
                : PurchaseJournal.Open(path, session.JournalOwner!, SystemClock.Instance, AdoptsIt);
        }
        catch (JournalException e)
        {
            cmdlet.ThrowTerminatingError(JournalErrors.Failed(e, journalPath));
            throw;
        }
    }

    private static bool Adopts(PSCmdlet cmdlet, VpcSession session, JournalException refusal, bool adoptsJournal)
    {
        bool looksOnly = Arguments.IsWhatIf(cmdlet);
        bool? confirm = cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out object? bound)
            ? (bound as SwitchParameter?)?.IsPresent
            : null;
        bool adopts = adoptsJournal
            || (refusal.Adoption == JournalAdoption.OfUnknownOwner && confirm switch
            {
                true => looksOnly || cmdlet.ShouldContinue(
                    ShownText.Of(UserText.Of($"{session.Destination}: {refusal.Message}")),
                    UserText.Translate("Use this journal for the session's service and account?")),
                false => true,
                null => false,
            });
        if (adopts)
        {
            cmdlet.WriteWarning(looksOnly
                ? UserText.Of($"{refusal.Message} It would be used, and would then belong to this session's service and account.")
                : UserText.Of($"{refusal.Message} It is used, and from now on belongs to this session's service and account."));
        }

        return adopts;
    }
}
