using System;
using System.Collections.Generic;
using System.Management.Automation;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of Export-VpcEstate.</summary>
internal static class EstateErrors
{
    /// <summary>The error for a file that Export-VpcEstate would overwrite.</summary>
    public static ErrorRecord Exists(string file) => Make(
        new ArgumentException(UserText.Of($"'{file}' already exists")), "EstateExists", ErrorCategory.ResourceExists,
        UserText.Of($"'{file}' already exists; nothing was read."),
        UserText.Translate("Give another -Path, or -Force to overwrite the file."), nextCommand: null, file, AdviceNames.None);

    /// <summary>The error for a file that Export-VpcEstate can't write.</summary>
    public static ErrorRecord NotExported(Exception error, string path) => Make(
        error, "EstateNotExported", ErrorCategory.WriteError, UserText.Of($"'{path}' can't be written: {Sentence(error.Message)}."),
        UserText.Translate("Give another -Path."), nextCommand: null, path, AdviceNames.None);

    /// <summary>The error for a copy that is not written because an error left a part of the cloud unread.</summary>
    public static ErrorRecord Incomplete(string path) => Make(
        new InvalidOperationException(UserText.Of($"'{path}' was not written")), "EstateIncomplete", ErrorCategory.ReadError,
        UserText.Of($"'{path}' was not written: the errors above left a part of the copy unread."),
        UserText.Translate("Run the command again, or leave out the region that fails."), nextCommand: null, path, AdviceNames.None);

    /// <summary>The error for a copy that is not written because the credentials may not read anything.</summary>
    public static ErrorRecord Unreadable(string path, IEnumerable<string> regions) => Make(
        new InvalidOperationException(UserText.Of($"'{path}' was not written")), "EstateUnreadable", ErrorCategory.PermissionDenied,
        UserText.Of($"'{path}' was not written: nothing was found in {string.Join(", ", regions)} that these credentials may read."),
        UserText.Translate("Get-VpcRamPolicy shows the rights that the command needs."), "Get-VpcRamPolicy Export-VpcEstate", path,
        AdviceNames.None);

    /// <summary>The error for a copy that was written but contains something that the emulator can't load.</summary>
    public static ErrorRecord NotStartable(Exception error, string place, string path) => Make(
        error, "EstateNotStartable", ErrorCategory.InvalidData,
        UserText.Of($"'{path}' was written, but no emulator can start from it yet: {Sentence(error.Message)} at {place}."),
        UserText.Translate("Correct this place in the file."), nextCommand: null, path, AdviceNames.None);
}
