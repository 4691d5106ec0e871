using System.Linq;

namespace VpcPS.Emulator.State;

/// <summary>Checks error codes that a user tells the emulator to answer with.</summary>
internal static class ErrorCodes
{
    /// <summary>Whether a text can be an error code: letters, digits, dots, hyphens and underscores.</summary>
    public static bool IsCode(string text) => text.Length > 0 && text.All(IsCodeCharacter);

    private static bool IsCodeCharacter(char c) => c < 0x80 && (char.IsLetterOrDigit(c) || c is '.' or '-' or '_');
}
