using System;
using System.Globalization;
using System.IO;
using System.Reflection;

namespace VpcPS.Core.Credentials;

/// <summary>Who may write a file, where files have a Unix mode.</summary>
internal static class FilePermissions
{
    private const int GroupOrOthersWrite = 0x12;
    private const int OthersWrite = 0x2;
    private const int Sticky = 0x200;

    // .NET has had it since version 7, .NET Standard 2.0 has not, and on Windows it throws.
    private static readonly MethodInfo? GetUnixFileMode =
        Path.DirectorySeparatorChar == '/' ? typeof(File).GetMethod("GetUnixFileMode", [typeof(string)]) : null;

    /// <summary>Whether others than its owner may write a file, or put another in its place; false where nobody can tell.</summary>
    public static bool OthersMayWrite(string path) =>
        (ModeOf(path) & GroupOrOthersWrite) > 0
        || (ModeOf(Path.GetDirectoryName(Path.GetFullPath(path))!) is { } folder && (folder & OthersWrite) > 0 && (folder & Sticky) == 0);

    /// <summary>Whether somebody may run a file; true where nobody can tell.</summary>
    public static bool MayRun(string path) => File.Exists(path) && (ModeOf(path) is not { } mode || (mode & 0x49) > 0);

    private static int? ModeOf(string path)
    {
        try
        {
            return GetUnixFileMode?.Invoke(null, [path]) is { } mode ? Convert.ToInt32(mode, CultureInfo.InvariantCulture) : null;
        }
        catch (TargetInvocationException)
        {
            // It went, or its folder may not be looked into.
            return null;
        }
    }
}
