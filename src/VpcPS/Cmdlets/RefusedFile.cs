using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using VpcPS.Binding;
using VpcPS.Core.Journal;
using VpcPS.Errors;
using VpcPS.Purchases;

namespace VpcPS.Cmdlets;

/// <summary>
/// The file of -RefusedPath: the refused rows with their own columns, and with columns that say what is wrong, as a CSV that Excel and
/// Import-Csv can read. Each row is written to the disk before the next one is processed. The file must not exist before the run, so it
/// can't be an input, a plan, or the result of another run.
/// </summary>
internal sealed class RefusedFile : IDisposable
{
    private static readonly string[] OwnColumns = ["Row", "Code", "Why", "Fix"];

    // These names are used when the rows already have columns with the usual names.
    private static readonly string[] OtherOwnColumns = ["RefusedRow", "RefusedCode", "RefusedWhy", "RefusedFix"];

    private readonly List<KeyValuePair<string, string?>[]> _rows = [];
    private readonly List<string> _columns = [];
    private readonly string? _caution;
    private string[] _ownColumns = OwnColumns;
    private FileStream _stream;

    private RefusedFile(string path, string? caution)
    {
        FilePath = path;
        _caution = caution;
        // Other programs may read the file meanwhile, but not write to it.
        _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
    }

    /// <summary>The full path of the file.</summary>
    public string FilePath { get; }

    /// <summary>The exception after which nothing more could be written, or null.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>
    /// Creates the file, to make sure that it can be written. When it can't, or when it already exists, the command ends before anything is
    /// done.
    /// </summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="path">The path as the user wrote it.</param>
    /// <param name="journalPath">The journal's path as the user wrote it, which must be another file. Null for no journal.</param>
    /// <param name="caution">A sentence that each row has in front of what to do, or null.</param>
    /// <returns>The file. Null with -WhatIf, which writes no file.</returns>
    public static RefusedFile? Open(PSCmdlet cmdlet, string path, string? journalPath, string? caution)
    {
        if (journalPath is not null)
        {
            RefuseJournal(cmdlet, path, journalPath);
        }

        if (Arguments.IsWhatIf(cmdlet))
        {
            return null;
        }

        try
        {
            string file = JournalPaths.Resolve(cmdlet, path, (message, cause) => new IOException(UserText.Of(message), cause));
            if (File.Exists(file) && new FileInfo(file).Length > 0)
            {
                cmdlet.ThrowTerminatingError(FileErrors.RefusedExists(file, FreeNameLike(file)));
            }

            return new RefusedFile(file, caution);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            cmdlet.ThrowTerminatingError(FileErrors.RefusedFailed(e, path, isBegun: false));
            throw;
        }
    }

    /// <summary>
    /// Whether a row was read from such a file, of any command: it has the columns Why and Fix, or those that replace them. Two columns are
    /// enough, because a user may delete the others.
    /// </summary>
    /// <param name="row">The row.</param>
    public static bool IsSourceOf(PSObject row) => new[] { OwnColumns, OtherOwnColumns }.Any(
        own => row.Properties[own[2]] is not null && row.Properties[own[3]] is not null);

    /// <summary>Ends the command with an error when the file of refused rows would be the journal as well.</summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="path">The path of the file as the user wrote it.</param>
    /// <param name="journalPath">The path of the journal as the user wrote it.</param>
    private static void RefuseJournal(PSCmdlet cmdlet, string path, string journalPath)
    {
        // A path that can't be used becomes an error when the file is opened.
        string? Resolved(string written)
        {
            try
            {
                return JournalPaths.Resolve(cmdlet, written);
            }
            catch (JournalException)
            {
                return null;
            }
        }

        if (Resolved(path) is { } file && file == Resolved(journalPath))
        {
            cmdlet.ThrowTerminatingError(FileErrors.RefusedIsJournal(file));
        }
    }

    /// <summary>Writes a row. When the row has new columns, the whole file is written again with them.</summary>
    /// <param name="cells">The row's own columns, in their order.</param>
    /// <param name="number">The number of the row. Null for a row that was given as arguments.</param>
    /// <param name="code">The id of the error.</param>
    /// <param name="why">What is wrong.</param>
    /// <param name="fix">What to do.</param>
    public void Add(IEnumerable<KeyValuePair<string, string?>> cells, int? number, string code, string why, string fix)
    {
        if (Failure is not null)
        {
            return;
        }

        KeyValuePair<string, string?>[] row = [.. WithoutOwn([.. cells])];
        bool hasOwnNames = row.Any(cell => OwnColumns.Contains(cell.Key, StringComparer.OrdinalIgnoreCase));
        string[] newColumns = [.. row.Select(cell => cell.Key).Except(_columns, StringComparer.OrdinalIgnoreCase)];
        string advice = _caution is null ? fix : ErrorRecords.Sentences(_caution, fix);
        string?[] own = [number?.ToString(CultureInfo.InvariantCulture), code, Harmless(why), Harmless(advice)];
        _rows.Add([.. row, .. OwnColumns.Select((name, i) => new KeyValuePair<string, string?>("\0" + name, own[i]))]);
        try
        {
            if (newColumns.Length > 0 || (hasOwnNames && _ownColumns != OtherOwnColumns))
            {
                _columns.AddRange(newColumns);
                _ownColumns = hasOwnNames ? OtherOwnColumns : _ownColumns;
                WriteAll();
            }
            else
            {
                Append(_stream, LineOf(_rows[_rows.Count - 1]));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failure = e;
        }
    }

    /// <summary>Closes the file, and deletes it when no row was refused.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        if (_rows.Count == 0 && File.Exists(FilePath))
        {
            File.Delete(FilePath);
        }
    }

    private static string FreeNameLike(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        int number = 2;
        while (File.Exists(Path.Combine(Path.GetDirectoryName(file) ?? "", name + number + Path.GetExtension(file))))
        {
            number++;
        }

        return name + number + Path.GetExtension(file);
    }

    // A file of refused rows that is piped in again already has these columns, with the old errors.
    private static IEnumerable<KeyValuePair<string, string?>> WithoutOwn(KeyValuePair<string, string?>[] cells)
    {
        foreach (string[] own in new[] { OtherOwnColumns, OwnColumns })
        {
            if (own.All(name => Array.Exists(cells, cell => cell.Key.Equals(name, StringComparison.OrdinalIgnoreCase))))
            {
                return cells.Where(cell => !own.Contains(cell.Key, StringComparer.OrdinalIgnoreCase));
            }
        }

        return cells;
    }

    // The new content is written to a second file, which then replaces the first. If the run is killed meanwhile, one of the two files is
    // complete.
    private void WriteAll()
    {
        string beside = FilePath + ".new";
        using (var whole = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            byte[] mark = Encoding.UTF8.GetPreamble();
            whole.Write(mark, 0, mark.Length);
            string header = string.Join(",", _columns.Concat(_ownColumns).Select(Quoted)) + Environment.NewLine;
            Append(whole, header + string.Concat(_rows.Select(LineOf)));
        }

        _stream.Dispose();
        File.Replace(beside, FilePath, destinationBackupFileName: null);
        _stream = new FileStream(FilePath, FileMode.Append, FileAccess.Write, FileShare.Read);
    }

    private static void Append(FileStream file, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        file.Write(bytes, 0, bytes.Length);
        file.Flush(flushToDisk: true);
    }

    private string LineOf(KeyValuePair<string, string?>[] row) => string.Join(",", _columns
        .Concat(OwnColumns.Select(name => "\0" + name))
        .Select(name => Quoted(Array.Find(row, cell => cell.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value)))
        + Environment.NewLine;

    private static string Quoted(string? cell) => cell is null ? "" : "\"" + cell.Replace("\"", "\"\"") + "\"";

    // Excel treats a cell with such a first character as a formula. Only the texts of this command are changed: the user's own cells must
    // be the same when the file is read again.
    private static string Harmless(string text) => text.Length > 0 && "=+-@\t\r".IndexOf(text[0]) >= 0 ? "'" + text : text;
}
