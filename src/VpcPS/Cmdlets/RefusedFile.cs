using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using VpcPS.Errors;
using VpcPS.Purchases;

namespace VpcPS.Cmdlets;

/// <summary>
/// The file of -RefusedPath: the rows that were refused, with their own columns and what is wrong with them, as a CSV that
/// Excel and Import-Csv read. Each row is on the disk before the next one is worked on. The file never exists before the
/// run, so that it can't be an input, a plan, or the result of another run.
/// </summary>
internal sealed class RefusedFile : IDisposable
{
    private static readonly string[] OwnColumns = ["Row", "Code", "Why", "Fix"];

    // Where the rows have columns of such names themselves.
    private static readonly string[] OtherOwnColumns = ["RefusedRow", "RefusedCode", "RefusedWhy", "RefusedFix"];

    private readonly List<KeyValuePair<string, string?>[]> _rows = [];
    private readonly List<string> _columns = [];
    private string[] _ownColumns = OwnColumns;
    private FileStream _stream;

    private RefusedFile(string path)
    {
        FilePath = path;
        // Others may read it meanwhile, and write nothing into it.
        _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
    }

    /// <summary>The whole path of the file.</summary>
    public string FilePath { get; }

    /// <summary>Why nothing more could be written, or null.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>
    /// Creates the file, which shows that it can be written. Where it can't, or is there already, the command ends before
    /// anything is done.
    /// </summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="path">The path as the user gives it.</param>
    public static RefusedFile Open(PSCmdlet cmdlet, string path)
    {
        try
        {
            string file = JournalPaths.Resolve(cmdlet, path, (message, cause) => new IOException(UserText.Of(message), cause));
            if (File.Exists(file) && new FileInfo(file).Length > 0)
            {
                cmdlet.ThrowTerminatingError(FileErrors.RefusedExists(file, FreeNameLike(file)));
            }

            return new RefusedFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            cmdlet.ThrowTerminatingError(FileErrors.RefusedFailed(e, path, isBegun: false));
            throw;
        }
    }

    /// <summary>Writes a row. A row with columns that no earlier one had has the file written anew.</summary>
    /// <param name="cells">The row's own columns, in their order.</param>
    /// <param name="number">The number of the row, or null where it was an argument.</param>
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
        string?[] own = [number?.ToString(CultureInfo.InvariantCulture), code, Harmless(why), Harmless(fix)];
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

    /// <summary>Closes the file, and takes it away again where nothing was refused.</summary>
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

    // A file that is piped in again has our columns from before.
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

    // Beside the file and then in its place: a run that is killed meanwhile leaves one of the two whole.
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

    // Excel takes a cell that begins so for a formula. The user's own cells are kept as they are, for they are read again.
    private static string Harmless(string text) => text.Length > 0 && "=+-@\t\r".IndexOf(text[0]) >= 0 ? "'" + text : text;
}
