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

    /// <summary>The error when no emulator runs that a command could act on.</summary>
    /// <param name="endpoint">
    /// The address of the stopped emulator that the user gave. Null when none was given, and this runspace runs none.
    /// </param>
    /// <param name="emulator">The stopped emulator, or null.</param>
    public static ErrorRecord NotRunning(Uri? endpoint, object? emulator) => endpoint is null
        ? BadInput(
            "EmulatorNotRunning",
            $"No emulator is running in this runspace",
            $"Nothing was done. Start an emulator, or give one that another runspace started.",
            target: null,
            "Start-VpcEmulator | Connect-VpcSession")
        : BadInput(
            "EmulatorNotRunning",
            $"The emulator at {endpoint.Authority} is no longer running",
            $"Nothing was done. Start another one.",
            emulator,
            "Start-VpcEmulator | Connect-VpcSession");

    /// <summary>The error when the estates of several emulators are to be saved to one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="emulator">The emulator whose estate is not saved. Null when none was given and several are running.</param>
    public static ErrorRecord OneEstateForAFile(string path, object? emulator) => BadInput(
        "SeveralEmulators",
        $"'{path}' can have the estate of only one emulator",
        $"Save the estate of each to a file of its own. Those that are not saved are still running.",
        emulator,
        "Get-VpcEmulator");

    /// <summary>The error for an estate that can't be saved.</summary>
    public static ErrorRecord EstateNotSaved(Exception error, string path) => Make(
        error, "EstateNotSaved", ErrorCategory.WriteError, UserText.Of($"The estate was not saved to '{path}': {Sentence(error.Message)}."),
        UserText.Translate("The emulator is still running; give another path."), nextCommand: null, path, AdviceNames.None);
}
