using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace VpcPS.Core.Journal;

/// <summary>Opens the file of a journal for one run at a time, and explains why a path can't be that of a journal.</summary>
internal static class JournalFile
{
    // Octal 0600: only the owner of the file can read what was bought.
    private const uint OwnerOnly = 0x180;

    // FileShare.Read on Windows still excludes a second writer, and lets others read. On other systems only FileShare.None makes an
    // exclusive lock.
    private static readonly FileShare ShareOfWriter = IsWindows ? FileShare.Read : FileShare.None;

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Opens the file for reading. Runs can write to the file at the same time: neither side locks the other out.</summary>
    /// <exception cref="JournalException">The path is a folder, or no file is there.</exception>
    /// <exception cref="IOException">The file can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read the file.</exception>
    public static FileStream OpenForReading(string path)
    {
        if (Directory.Exists(path))
        {
            throw new JournalException(path, $"'{path}' is a folder; name a file in it.");
        }

        if (!File.Exists(path))
        {
            throw new JournalException(path, $"The journal '{path}' does not exist.");
        }

        if (IsWindows)
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }

        // FileStream would ask for a lock, which the run that writes to the file already has. So the file is opened with the function of
        // the system.
        const int readOnly = 0;
        SafeFileHandle file = OpenFile(Encoding.UTF8.GetBytes(path + '\0'), readOnly);
        return file.IsInvalid
            ? throw new IOException(new Win32Exception(Marshal.GetLastWin32Error()).Message)
            : new FileStream(file, FileAccess.Read);
    }

    /// <summary>Opens the file, or creates it.</summary>
    /// <exception cref="JournalException">The path can't be a journal.</exception>
    public static FileStream Open(string path)
    {
        bool exists = RefuseWhatIsNoFile(path);
        // The stream has no buffer, because a buffer would later write data whose write has already failed.
        FileMode mode = exists ? FileMode.Open : FileMode.CreateNew;
        FileStream file = Open(path, exists, () => new FileStream(path, mode, FileAccess.ReadWrite, ShareOfWriter, bufferSize: 1));
        if (!exists && !IsWindows)
        {
            _ = SetMode(file.SafeFileHandle, OwnerOnly);
        }

        return file;
    }

    /// <summary>
    /// Opens the file for reading, and neither creates nor changes it. Null when there is no file yet. Refuses the same paths as
    /// <see cref="Open(string)"/>.
    /// </summary>
    /// <exception cref="JournalException">The path can't be a journal, or another run is using it.</exception>
    public static FileStream? OpenToRead(string path)
    {
        bool exists = RefuseWhatIsNoFile(path);
        if (!exists && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            return null;
        }

        return Open(path, exists, () => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));
    }

    private static FileStream Open(string path, bool exists, Func<FileStream> open)
    {
        try
        {
            FileStream file = open();
            if (!file.CanSeek)
            {
                file.Dispose();
                throw new JournalException(path, $"'{path}' is a device or a pipe, not a file.");
            }

            return file;
        }
        catch (DirectoryNotFoundException e)
        {
            throw new JournalException(path, $"The folder of the journal '{path}' does not exist; create it first.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            string reason = UserText.WithoutStop(e.Message);
            throw new JournalException(
                path, $"The journal '{path}' can't be written: the file or its folder is read-only for this user ({reason}).", e);
        }
        catch (IOException e) when (IsInUse(e) || (!exists && File.Exists(path)))
        {
            throw new JournalException(path, $"The journal '{path}' is being used by another run.", e) { IsInUse = true };
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new JournalException(path, $"The journal '{path}' can't be opened ({UserText.WithoutStop(e.Message)}).", e);
        }
    }

    /// <returns>Whether the file exists.</returns>
    private static bool RefuseWhatIsNoFile(string path)
    {
        FileAttributes found;
        try
        {
            found = File.GetAttributes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The file does not exist, or opening it fails later with a clear reason.
            return false;
        }

        return (found & FileAttributes.Directory) != 0
            ? throw new JournalException(path, $"'{path}' is a folder; name a file in it.")
            : (found & FileAttributes.ReparsePoint) != 0
            ? throw new JournalException(path, $"'{path}' is a symbolic link; name the file that it points to.")
            : true;
    }

    // Windows reports a sharing or lock violation (32, 33). Linux and macOS report EWOULDBLOCK (11, 35).
    private static bool IsInUse(IOException e) => (e.HResult & 0xFFFF) is 32 or 33 or 11 or 35;

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern SafeFileHandle OpenFile(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fchmod")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetMode(SafeFileHandle file, uint mode);
}
