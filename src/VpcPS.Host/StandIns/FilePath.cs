using System;
using System.IO;
using System.Management.Automation;
using System.Text;

namespace VpcPS.Host.StandIns;

/// <summary>Files as cmdlets open them: relative to PowerShell's location, and a file that can't be opened ends the cmdlet.</summary>
internal static class FilePath
{
    internal static StreamReader OpenForReading(PSCmdlet cmdlet, string path, Encoding encoding) =>
        Open(cmdlet, path, resolved => new StreamReader(
            new FileStream(resolved, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), encoding));

    internal static StreamWriter OpenForWriting(PSCmdlet cmdlet, string path, Encoding encoding, FileMode mode) =>
        Open(cmdlet, path, resolved => new StreamWriter(
            new FileStream(resolved, mode, FileAccess.Write, FileShare.Read), encoding));

    private static T Open<T>(PSCmdlet cmdlet, string path, Func<string, T> open)
    {
        try
        {
            return open(cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            cmdlet.ThrowTerminatingError(new ErrorRecord(exception, "FileOpenFailure", ErrorCategory.OpenError, targetObject: null));
            throw;
        }
    }
}
