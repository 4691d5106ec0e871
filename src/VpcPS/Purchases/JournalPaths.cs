using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;
using VpcPS.Core.Journal;

namespace VpcPS.Purchases;

/// <summary>Where a journal lies that the user names in the words of PowerShell.</summary>
internal static class JournalPaths
{
    /// <summary>The file that a path names.</summary>
    /// <exception cref="JournalException">It names no place for a file, or something else is there.</exception>
    public static string Resolve(PSCmdlet cmdlet, string path)
    {
        try
        {
            string file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            if (provider.ImplementingType != typeof(FileSystemProvider))
            {
                throw new JournalException(
                    path, $"'{path}' is a path of the provider {provider.Name}, and a journal is a file; give its whole path.");
            }

            return KindOf(cmdlet, file) is { } kind and not ("File" or "Directory" or "SymbolicLink")
                ? throw new JournalException(file, $"'{file}' is no file, but a device or a pipe ({kind}).")
                : file;
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or NotSupportedException or ArgumentException)
        {
            throw new JournalException(path, $"'{path}' is no place for a journal ({e.Message.TrimEnd('.')}).", e);
        }
    }

    // What PowerShell tells of a file on Unix. .NET Standard can't tell a device from an empty file, and would write to
    // the one and wait for the other.
    private static string? KindOf(PSCmdlet cmdlet, string file)
    {
        try
        {
            return cmdlet.InvokeProvider.Item.Get([file], force: true, literalPath: true)
                .Select(item => item.Properties["UnixStat"]?.Value)
                .Select(stat => stat is null ? null : new PSObject(stat).Properties["ItemType"]?.Value?.ToString())
                .FirstOrDefault();
        }
        catch (Exception e) when (e is ItemNotFoundException or UnauthorizedAccessException or IOException)
        {
            // There is none, or opening it says what is wrong.
            return null;
        }
    }
}
