using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using VpcPS.Core.Models;

namespace VpcPS.Core.Journal;

/// <summary>
/// What became of each purchase of a run, on the disk before it is sent and again when it is answered, so that a run
/// that was killed can be started again: what was bought is not bought again, and what was under way is repeated with
/// its token. JSON Lines, only appended to. While a journal is open no other run can open it; the lock ends with the
/// process.
/// </summary>
/// <remarks>
/// A purchase is known by region, address, bandwidth and charge type. A row that was edited is another purchase.
/// </remarks>
public sealed class PurchaseJournal : IDisposable
{
    private readonly string _path;
    private readonly IClock _clock;
    private readonly GroupCommitFile _file;
    private readonly object _lock = new();
    private readonly Dictionary<string, JournalLine> _lastByPurchase = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Ipv6InternetBandwidth> _unfinishedByAddress = new(StringComparer.Ordinal);

    private PurchaseJournal(string path, FileStream stream, IClock clock)
    {
        _path = path;
        _clock = clock;
        Read(stream);
        _file = new GroupCommitFile(stream);
    }

    /// <summary>Opens a journal, or begins one. A last line that was torn by a crash is cut off.</summary>
    /// <param name="path">The file.</param>
    /// <param name="clock">The time of its lines.</param>
    /// <exception cref="JournalException">It is in use by another run, can't be read, or has a line that is none of a journal.</exception>
    public static PurchaseJournal Open(string path, IClock clock)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new JournalException(path, $"The journal '{path}' can't be opened; another run may be using it ({UserText.WithoutStop(e.Message)}).", e);
        }

        try
        {
            return new PurchaseJournal(path, stream, clock);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The purchase as it was made by this or an earlier run, or null.</summary>
    public Ipv6InternetBandwidth? FindBought(Ipv6InternetBandwidth wanted)
    {
        lock (_lock)
        {
            return _lastByPurchase.TryGetValue(KeyOf(wanted), out JournalLine? last) && last.What == JournalEvent.Bought ? last.Purchase : null;
        }
    }

    /// <summary>
    /// A purchase for the same address that was sent and whose outcome is not known. Equal to the wanted one but for its
    /// token, it is to be repeated with that token; another one forbids the wanted purchase, which might buy twice.
    /// </summary>
    public Ipv6InternetBandwidth? FindUnfinished(Ipv6InternetBandwidth wanted)
    {
        lock (_lock)
        {
            return _unfinishedByAddress.TryGetValue(AddressOf(wanted), out Ipv6InternetBandwidth? unfinished) ? unfinished : null;
        }
    }

    /// <summary>Whether two purchases are the same one: region, address, bandwidth and charge type.</summary>
    public static bool AreSame(Ipv6InternetBandwidth one, Ipv6InternetBandwidth other) => KeyOf(one) == KeyOf(other);

    /// <summary>Writes that a purchase is about to be sent. It must not be sent before this has ended.</summary>
    /// <exception cref="JournalException">It can't be written.</exception>
    public Task SendingAsync(Ipv6InternetBandwidth purchase) => AppendAsync(new JournalLine(JournalEvent.Sending, purchase));

    /// <summary>Writes that a purchase was made.</summary>
    /// <exception cref="JournalException">It can't be written.</exception>
    public Task BoughtAsync(Ipv6InternetBandwidth purchase) => AppendAsync(new JournalLine(JournalEvent.Bought, purchase));

    /// <summary>Writes what a purchase failed with: refused, or not known.</summary>
    /// <exception cref="JournalException">It can't be written.</exception>
    public Task FailedAsync(Ipv6InternetBandwidth purchase, string code, bool isOutcomeUnknown) =>
        AppendAsync(new JournalLine(isOutcomeUnknown ? JournalEvent.Unknown : JournalEvent.Refused, purchase, code));

    /// <summary>Waits for what is being written and lets the file go.</summary>
    public void Dispose() => _file.Dispose();

    private async Task AppendAsync(JournalLine line)
    {
        Note(line);
        try
        {
            await _file.AppendAsync(stream => line.WriteTo(stream, _clock.UtcNow)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw new JournalException(_path, $"The journal '{_path}' can't be written ({UserText.WithoutStop(e.Message)}).", e);
        }
    }

    private void Note(JournalLine line)
    {
        lock (_lock)
        {
            _lastByPurchase[KeyOf(line.Purchase)] = line;
            if (line.What is JournalEvent.Sending or JournalEvent.Unknown)
            {
                _unfinishedByAddress[AddressOf(line.Purchase)] = line.Purchase;
            }
            else
            {
                _unfinishedByAddress.Remove(AddressOf(line.Purchase));
            }
        }
    }

    private void Read(FileStream stream)
    {
        byte[] content = new byte[stream.Length];
        int length = 0;
        for (int read; length < content.Length && (read = stream.Read(content, length, content.Length - length)) > 0; length += read)
        {
        }

        int number = 0;
        int start = 0;
        for (int end; (end = Array.IndexOf(content, (byte)'\n', start, length - start)) >= 0; start = end + 1)
        {
            number++;
            ReadLine(number, new ReadOnlyMemory<byte>(content, start, end - start));
        }

        // What follows the last line end was torn in the middle of its write, so it was never acted on.
        stream.SetLength(start);
        stream.Seek(0, SeekOrigin.End);
    }

    private void ReadLine(int number, ReadOnlyMemory<byte> line)
    {
        try
        {
            Note(JournalLine.Parse(line));
        }
        catch (FormatException e)
        {
            throw new JournalException(_path, $"The journal '{_path}' can't be read: line {number}: {e.Message}.", e);
        }
    }

    private static string AddressOf(Ipv6InternetBandwidth purchase) => purchase.RegionId + "/" + purchase.Ipv6AddressId;

    private static string KeyOf(Ipv6InternetBandwidth purchase) =>
        string.Join("/", AddressOf(purchase), purchase.Bandwidth, purchase.InternetChargeType);
}
