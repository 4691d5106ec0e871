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

    internal static StreamWriter OpenForWriting(PSCmdlet cmdlet, string path, Encoding encoding, bool noClobber) =>
        Open(cmdlet, path, resolved =>
        {
            if (noClobber && File.Exists(resolved))
            {
                IOException exists = new($"The file '{resolved}' already exists.");
                cmdlet.ThrowTerminatingError(new ErrorRecord(exists, "NoClobber", ErrorCategory.ResourceExists, resolved));
            }

            return new StreamWriter(new FileStream(resolved, FileMode.Create, FileAccess.Write, FileShare.Read), encoding);
        });

    private static T Open<T>(PSCmdlet cmdlet, string path, Func<string, T> open)
    {
        string resolved = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
        try
        {
            return open(resolved);
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            cmdlet.ThrowTerminatingError(new ErrorRecord(exception, "FileOpenFailure", ErrorCategory.OpenError, targetObject: null));
            throw;
        }
    }
}
