using System;
using System.IO;
using System.Text;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>Files that other programs write while they are read here.</summary>
internal static class SharedTextFile
{
    /// <summary>Reads a whole file; a byte order mark decides the encoding, else it is UTF-8.</summary>
    /// <exception cref="CredentialsUnavailableException">It is absent or can't be read; the message names it.</exception>
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
                // False for what is in a folder that this account may not look into, and so is nothing to it.
                EndsChain = File.Exists(path),
            };
        }
    }
}
