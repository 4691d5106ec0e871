using System;
using System.Management.Automation;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of starting, setting and stopping an emulator.</summary>
internal static class EmulatorErrors
{
    /// <summary>The error for an estate file that can't be read. The exception names the path, the line and the reason.</summary>
    public static ErrorRecord BadEstateFile(Exception error, string? path) => Make(
        error, "BadEstateFile", ErrorCategory.InvalidData, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate(
            "Correct the file, make it again with Export-VpcEstate or Stop-VpcEmulator -EstatePath, or start without -EstatePath for the built-in estate."),
        nextCommand: null, path, AdviceNames.None);

    /// <summary>
    /// The error for a fault, a rate limit or a clock setting that an emulator does not accept. None of them takes effect.
    /// </summary>
    public static ErrorRecord BadBehaviour(Exception error, object? target) => BadInput(
        "BadEmulatorBehaviour",
        $"{error.Message}",
        $"None of it was applied. For examples, type Get-Help Set-VpcEmulator -Examples.",
        target);

    /// <summary>The error for an emulator whose port is taken.</summary>
    public static ErrorRecord CannotStart(Exception error, int port) => Make(
        error, "EmulatorCannotStart", ErrorCategory.ResourceUnavailable, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("Leave out -Port to use any free port."), "Start-VpcEmulator", port, AdviceNames.None);

    /// <summary>The error for an estate that can't be saved.</summary>
    public static ErrorRecord EstateNotSaved(Exception error, string path) => Make(
        error, "EstateNotSaved", ErrorCategory.WriteError, UserText.Of($"The estate was not saved to '{path}': {Sentence(error.Message)}."),
        UserText.Translate("The emulator is still running; give another path."), nextCommand: null, path, AdviceNames.None);
}
