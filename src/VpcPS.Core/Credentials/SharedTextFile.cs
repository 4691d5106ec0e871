using System;
using System.IO;
using System.Text;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>Reads files that other programs may write at the same time.</summary>
internal static class SharedTextFile
{
    /// <summary>Reads a whole file. A byte order mark decides the encoding, otherwise it is UTF-8.</summary>
    /// <exception cref="CredentialsUnavailableException">
    /// The file is absent or can't be read. The message names it.
    /// </exception>
    public static string Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CredentialsUnavailableException($"{path} does not exist");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CredentialsUnavailableException($"{path} can't be read ({UserText.WithoutStop(e.Message)})")
            {
                // False for a file in a folder that this account can't read, because for this account the file does not exist.
                EndsChain = File.Exists(path),
            };
        }
    }
}
