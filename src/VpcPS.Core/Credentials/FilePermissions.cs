using System;
using System.Globalization;
using System.IO;
using System.Reflection;

namespace VpcPS.Core.Credentials;

/// <summary>Tells who can write a file, on systems where files have a Unix mode.</summary>
internal static class FilePermissions
{
    private const int GroupOrOthersWrite = 0x12;
    private const int OthersWrite = 0x2;
    private const int Sticky = 0x200;

    // .NET has this method since version 7. .NET Standard 2.0 lacks it, and on Windows it throws.
    private static readonly MethodInfo? GetUnixFileMode =
        Path.DirectorySeparatorChar == '/' ? typeof(File).GetMethod("GetUnixFileMode", [typeof(string)]) : null;

    /// <summary>Whether users other than the owner can write or replace a file. False when that is unknown.</summary>
    public static bool OthersMayWrite(string path) =>
        (ModeOf(path) & GroupOrOthersWrite) > 0
        || (ModeOf(Path.GetDirectoryName(Path.GetFullPath(path))!) is { } folder && (folder & OthersWrite) > 0 && (folder & Sticky) == 0);

    /// <summary>Whether the file is executable for any user. True when that is unknown.</summary>
    public static bool MayRun(string path) => File.Exists(path) && (ModeOf(path) is not { } mode || (mode & 0x49) > 0);

    private static int? ModeOf(string path)
    {
        try
        {
            return GetUnixFileMode?.Invoke(null, [path]) is { } mode ? Convert.ToInt32(mode, CultureInfo.InvariantCulture) : null;
        }
        catch (TargetInvocationException)
        {
            // The file was removed, or its folder can't be read.
            return null;
        }
    }
}
