using System.Management.Automation;
using VpcPS.Core.Journal;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of records of a run, which Undo-VpcRun takes back.</summary>
internal static class RecordErrors
{
    /// <summary>A record that can't be written; no change is sent without its line in it.</summary>
    public static ErrorRecord Failed(JournalException error, object? target) => Make(
        error, "RecordFailed", ErrorCategory.WriteError, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("A change is sent only after it is in the record: repair the file, or connect with another -Record."),
        nextCommand: null, target, AdviceNames.None);

    /// <summary>A file that can't be read as a record; the exception names file and reason.</summary>
    public static ErrorRecord NotRead(JournalException error, object? target) => Make(
        error, "RecordNotRead", ErrorCategory.ReadError, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("Give a file of Connect-VpcSession -Record, of Start-VpcEmulator -Record or of -JournalPath."),
        nextCommand: null, target, AdviceNames.None);

    /// <summary>A record of another service or account than the session's, of which nothing is taken back.</summary>
    public static ErrorRecord OfOther(JournalException error, object? target) => Make(
        error, "RecordOfOther", ErrorCategory.InvalidOperation, UserText.Of($"{Sentence(error.Message)}. Nothing was taken back."),
        error.Adoption == JournalAdoption.Impossible
            ? UserText.Translate("Use -Session to give the session that the run was made with.")
            : UserText.Translate(
                "Use -Session to give the session that the run was made with, or -AdoptJournal if both belong to one account."),
        nextCommand: null, target, AdviceNames.None);
}
