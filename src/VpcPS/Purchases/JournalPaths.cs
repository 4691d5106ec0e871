using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;
using VpcPS.Core.Journal;

namespace VpcPS.Purchases;

/// <summary>Where a file lies that the user names in the words of PowerShell: a journal, or the refused rows.</summary>
internal static class JournalPaths
{
    /// <summary>The journal that a path names.</summary>
    /// <exception cref="JournalException">It names no place for a file, or something else is there.</exception>
    public static string Resolve(PSCmdlet cmdlet, string path) =>
        Resolve(cmdlet, path, (message, cause) => new JournalException(path, message, cause));

    /// <summary>The file that a path names.</summary>
    /// <param name="cmdlet">The command whose place and drives count.</param>
    /// <param name="path">The path.</param>
    /// <param name="refusal">Makes the exception for a path that names no place for a file, or something else.</param>
    public static string Resolve(PSCmdlet cmdlet, string path, Func<FormattableString, Exception?, Exception> refusal)
    {
        string file;
        try
        {
            file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            if (provider.ImplementingType != typeof(FileSystemProvider))
            {
                throw refusal($"'{path}' is a path of the provider {provider.Name}, but a file is needed; give its full path.", null);
            }
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or NotSupportedException or ArgumentException)
        {
            throw refusal($"'{path}' can't be used as a file ({e.Message.TrimEnd('.')}).", e);
        }

        return KindOf(cmdlet, file) is { } kind and not ("File" or "Directory" or "SymbolicLink")
            ? throw refusal($"'{file}' is a device or a pipe, not a file ({kind}).", null)
            : file;
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
