using System.Management.Automation;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of journals of purchases.</summary>
internal static class JournalErrors
{
    /// <summary>The error for a journal that can't be used. The exception names the file and the reason.</summary>
    public static ErrorRecord Failed(JournalException error, object? target) => Make(
        error, "JournalFailed", ErrorCategory.WriteError, UserText.Of($"{Sentence(error.Message)}."),
        error switch
        {
            { IsInUse: true } => UserText.Translate(
                "Nothing was bought. Wait until the other run has ended, then run the same command again with the same journal."),
            { IsOfOtherService: true } => UserText.Translate("Nothing was bought. Give another -JournalPath."),
            { Adoption: JournalAdoption.OfOtherKey } => UserText.Translate(
                "Nothing was bought. Give another -JournalPath, or use this journal with -AdoptJournal if both keys belong to one account."),
            { Adoption: JournalAdoption.OfUnknownOwner } => UserText.Translate(
                "Nothing was bought. Give another -JournalPath, or use this journal with -AdoptJournal or -Confirm:$false if it is this account's."),
            _ => UserText.Translate(
                "A purchase is made only after it is in the journal: repair the journal, or give another -JournalPath."),
        },
        nextCommand: null, target, AdviceNames.None);

    /// <summary>The error for a row for an address for which another purchase may have been made.</summary>
    public static ErrorRecord Conflict(Ipv6InternetBandwidth target, Ipv6InternetBandwidth unfinished) => BadInput(
        "JournalConflict",
        $"{target.Ipv6AddressId} in {target.RegionId}: the journal has a purchase of {unfinished.Bandwidth} Mbit/s, {unfinished.InternetChargeType}, whose outcome is unknown",
        $"Run the row once more as it was to find out, then change the bandwidth.",
        target);

    /// <summary>The error for a file that can't be shown as a journal. The exception names the file and the reason.</summary>
    public static ErrorRecord NotRead(JournalException error, object? target) => Make(
        error, "JournalNotRead", ErrorCategory.ReadError, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("Give the file that you gave to -JournalPath."), nextCommand: null, target, AdviceNames.None);

    /// <summary>The error for a path at which there is no journal.</summary>
    /// <param name="reason">Why, in the words of this module or of PowerShell.</param>
    /// <param name="path">The path.</param>
    public static ErrorRecord PathNotFound(string reason, string path) => Make(
        new ItemNotFoundException(reason), "JournalNotRead", ErrorCategory.ObjectNotFound, UserText.Of($"{Sentence(reason)}."),
        UserText.Translate("Check the path. If the file name contains brackets, use -LiteralPath."),
        nextCommand: null, path, AdviceNames.None);

    /// <summary>The error for a journal that can't be compared with what the session sees.</summary>
    public static ErrorRecord OfOther(JournalException error, object? target) => Make(
        error, "JournalOfOther", ErrorCategory.InvalidOperation, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("Use -Session to give the session that the journal belongs to, or leave out -Live."),
        nextCommand: null, target, AdviceNames.None);
}
