using System;
using System.Management.Automation;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of the files that -RefusedPath and Export-VpcIpv6Report write.</summary>
internal static class FileErrors
{
    /// <summary>The error for a file of refused rows that already exists. It may be the input, or the result of an earlier run.</summary>
    /// <param name="file">The file.</param>
    /// <param name="freeName">The path of a file that does not exist yet.</param>
    public static ErrorRecord RefusedExists(string file, string freeName) => Make(
        new ArgumentException(UserText.Of($"'{file}' already exists")), "RefusedFileExists", ErrorCategory.ResourceExists,
        UserText.Of($"'{file}' already exists, and -RefusedPath never overwrites a file; nothing was done."),
        UserText.Of($"Give another name, such as -RefusedPath {freeName}, or delete the file first if you no longer need it."),
        nextCommand: null, target: null, AdviceNames.None);

    /// <summary>The error for a file of refused rows that can't be written.</summary>
    /// <param name="error">The reason.</param>
    /// <param name="path">The file.</param>
    /// <param name="isBegun">Whether the file could be written at the beginning.</param>
    public static ErrorRecord RefusedFailed(Exception error, string path, bool isBegun) => Make(
        error, "RefusedFileFailed", ErrorCategory.WriteError,
        isBegun
            ? UserText.Of($"'{path}' is missing refused rows, because it could not be written: {Sentence(error.Message)}.")
            : UserText.Of($"'{path}' can't be written: {Sentence(error.Message)}; nothing was done."),
        isBegun
            ? UserText.Translate("Each refused row also has an error: -ErrorVariable collects them, and TargetObject is the row.")
            : UserText.Translate("Give another -RefusedPath."),
        nextCommand: null, path, AdviceNames.None);

    /// <summary>The error for one file that is to be both the file of refused rows and the journal.</summary>
    public static ErrorRecord RefusedIsJournal(string file) => BadInput(
        "RefusedFileFailed",
        $"-RefusedPath and -JournalPath name the same file, '{file}'; nothing was done",
        $"Give another -RefusedPath.",
        target: null);

    /// <summary>The error for a report file that already exists.</summary>
    public static ErrorRecord ReportExists(string file) => Make(
        new ArgumentException(UserText.Of($"'{file}' already exists")), "ReportFileExists", ErrorCategory.ResourceExists,
        UserText.Of($"'{file}' already exists; nothing was read or written."),
        UserText.Translate("Give another name, or -Force to replace the file."),
        nextCommand: null, target: file, AdviceNames.None);

    /// <summary>The error for a file for a report that can't be written.</summary>
    /// <param name="error">The reason.</param>
    /// <param name="path">The file.</param>
    public static ErrorRecord ReportFailed(Exception error, string path) => Make(
        error, "ReportFileFailed", ErrorCategory.WriteError,
        UserText.Of($"'{path}' can't be written: {Sentence(error.Message)}; there is no report."),
        UserText.Translate("Give another -Path."),
        nextCommand: null, path, AdviceNames.None);
}
