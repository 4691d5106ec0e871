using System.Management.Automation;
using VpcPS.Core.Journal;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of records of a run, which Undo-VpcRun takes back.</summary>
internal static class RecordErrors
{
    /// <summary>The error for a record that can't be written. No change is sent without a line in the record.</summary>
    public static ErrorRecord Failed(JournalException error, object? target) => Make(
        error, "RecordFailed", ErrorCategory.WriteError, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("A change is sent only after it is in the record: repair the file, or connect with another -Record."),
        nextCommand: null, target, AdviceNames.None);

    /// <summary>The error for a file that can't be read as a record. The exception names the file and the reason.</summary>
    public static ErrorRecord NotRead(JournalException error, object? target) => Make(
        error, "RecordNotRead", ErrorCategory.ReadError, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("Give a file of Connect-VpcSession -Record, of Start-VpcEmulator -Record or of -JournalPath."),
        nextCommand: null, target, AdviceNames.None);

    /// <summary>
    /// The error for a record that belongs to a different service or account from the session's. None of its changes is undone.
    /// </summary>
    public static ErrorRecord OfOther(JournalException error, object? target) => Make(
        error, "RecordOfOther", ErrorCategory.InvalidOperation, UserText.Of($"{Sentence(error.Message)}. Nothing was taken back."),
        error.Adoption == JournalAdoption.Impossible
            ? UserText.Translate("Use -Session to give the session that the run was made with.")
            : UserText.Translate(
                "Use -Session to give the session that the run was made with, or -AdoptJournal if both belong to one account."),
        nextCommand: null, target, AdviceNames.None);
}
