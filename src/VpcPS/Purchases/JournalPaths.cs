using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;
using VpcPS.Core.Journal;

namespace VpcPS.Purchases;

/// <summary>Resolves the path of a file that the user names as a PowerShell path: a journal, or the file of refused rows.</summary>
internal static class JournalPaths
{
    /// <summary>The full path of a journal.</summary>
    /// <exception cref="JournalException">The path can't be that of a file, or something that is not a file exists there.</exception>
    public static string Resolve(PSCmdlet cmdlet, string path) =>
        Resolve(cmdlet, path, (message, cause) => new JournalException(path, message, cause));

    /// <summary>The full path of a file.</summary>
    /// <param name="cmdlet">The command whose current location and drives are used.</param>
    /// <param name="path">The path.</param>
    /// <param name="refusal">
    /// Makes the exception for a path that can't be that of a file, or where something that is not a file exists.
    /// </param>
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

    // Asks PowerShell for the kind of a file on Unix. .NET Standard can't tell a device or a pipe from an empty file: it would write to a
    // device, and wait for a pipe.
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
            // There is no such file, or opening it later fails with a clear reason.
            return null;
        }
    }
}
