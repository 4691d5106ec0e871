using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Models;

namespace VpcPS.Core.Journal;

/// <summary>
/// What became of each purchase of a run, on the disk before it is sent and again when it is answered, so that a run
/// that was killed can be started again: what was bought is not bought again, and what was under way is repeated with
/// its token. JSON Lines, only appended to; the first says whom the journal belongs to, and each has a checksum. While a
/// journal is open no other run can open it; the lock ends with the process.
/// </summary>
/// <remarks>
/// A purchase is known by region, address, bandwidth and charge type. A row that was edited is another purchase.
/// </remarks>
internal sealed class PurchaseJournal : IDisposable
{
    private readonly string _path;
    private readonly IClock _clock;
    private readonly GroupCommitFile _file;
    private readonly object _lock = new();
    private readonly Dictionary<string, JournalLine> _lastByPurchase = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Ipv6InternetBandwidth> _unfinishedByAddress = new(StringComparer.Ordinal);

    private PurchaseJournal(string path, FileStream stream, IEnumerable<JournalLine> lines, IClock clock)
    {
        _path = path;
        _clock = clock;
        foreach (JournalLine line in lines)
        {
            Note(line);
        }

        _file = new GroupCommitFile(stream);
    }

    /// <summary>Opens a journal, or begins one. A last line that was torn by a crash is cut off.</summary>
    /// <param name="path">The file.</param>
    /// <param name="owner">Whose purchases it is to have.</param>
    /// <param name="clock">The time of its lines.</param>
    /// <param name="adopts">
    /// Whether to use a journal that does not show to be the owner's, from the refusal that it would get; from then on it
    /// is the owner's. Null never does.
    /// </param>
    /// <exception cref="JournalException">
    /// It is in use by another run, can't be read, has a line that is none of a journal, or is another's.
    /// </exception>
    public static PurchaseJournal Open(string path, JournalOwner owner, IClock clock, Func<JournalException, bool>? adopts = null)
    {
        byte[] header = JournalHeader.ToBytes(owner);
        FileStream stream = JournalFile.Open(path);
        try
        {
            JournalContent content = JournalContent.Read(path, stream, header);
            bool isOwn = content.IsEmpty || content.Owner?.IsSame(owner) == true;
            if (!isOwn && RefusalOf(path, content.Owner, owner) is { } refusal
                && (refusal.Adoption == JournalAdoption.Impossible || adopts?.Invoke(refusal) != true))
            {
                throw refusal;
            }

            Mend(path, stream, content.KeptLength, isOwn ? content.Missing : [.. content.Missing, .. header]);
            return new PurchaseJournal(path, stream, content.Lines, clock);
        }
        catch (Exception e)
        {
            stream.Dispose();
            if (e is IOException or UnauthorizedAccessException)
            {
                throw new JournalException(path, $"The journal '{path}' can't be opened ({UserText.WithoutStop(e.Message)}).", e);
            }

            throw;
        }
    }

    /// <summary>
    /// The Mbit/s of all purchases of this journal that were made or may have been made: of each address the largest.
    /// </summary>
    public long TotalBandwidth
    {
        get
        {
            lock (_lock)
            {
                return _lastByPurchase.Values
                    .Where(line => line.What != JournalEvent.Refused)
                    .GroupBy(line => AddressOf(line.Purchase))
                    .Sum(ofAddress => ofAddress.Max(line => (long)line.Purchase.Bandwidth!.Value));
            }
        }
    }

    /// <summary>Whether the journal has a purchase as made, or as one that may have been made.</summary>
    public bool Counts(Ipv6InternetBandwidth wanted)
    {
        lock (_lock)
        {
            return _lastByPurchase.TryGetValue(KeyOf(wanted), out JournalLine? last) && last.What != JournalEvent.Refused;
        }
    }

    /// <summary>The purchase as it was made by this or an earlier run, or null.</summary>
    public Ipv6InternetBandwidth? FindBought(Ipv6InternetBandwidth wanted) => FindLast(wanted, JournalEvent.Bought);

    /// <summary>The purchase as it was seen at its address, made by a run of this journal or by another client; or null.</summary>
    public Ipv6InternetBandwidth? FindPresent(Ipv6InternetBandwidth wanted) => FindLast(wanted, JournalEvent.Present);

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
    public async Task SendingAsync(Ipv6InternetBandwidth purchase)
    {
        var line = new JournalLine(JournalEvent.Sending, purchase);
        await WriteAsync(line).ConfigureAwait(false);
        // Not before: what could not be written is not sent, and so is not under way.
        Note(line);
    }

    /// <summary>Writes that a purchase was made.</summary>
    /// <exception cref="JournalException">It can't be written.</exception>
    public Task BoughtAsync(Ipv6InternetBandwidth purchase) => HappenedAsync(new JournalLine(JournalEvent.Bought, purchase));

    /// <summary>
    /// Writes that what a purchase asks for is at the address, whoever has bought it.
    /// </summary>
    /// <exception cref="JournalException">It can't be written.</exception>
    public Task PresentAsync(Ipv6InternetBandwidth purchase) => HappenedAsync(new JournalLine(JournalEvent.Present, purchase));

    /// <summary>Writes what a purchase failed with: refused, or not known.</summary>
    /// <exception cref="JournalException">It can't be written.</exception>
    public Task FailedAsync(Ipv6InternetBandwidth purchase, string code, bool isOutcomeUnknown) =>
        HappenedAsync(new JournalLine(isOutcomeUnknown ? JournalEvent.Unknown : JournalEvent.Refused, purchase, code));

    /// <summary>Waits for what is being written and lets the file go.</summary>
    public void Dispose() => _file.Dispose();

    private Ipv6InternetBandwidth? FindLast(Ipv6InternetBandwidth wanted, JournalEvent what)
    {
        lock (_lock)
        {
            return _lastByPurchase.TryGetValue(KeyOf(wanted), out JournalLine? last) && last.What == what ? last.Purchase : null;
        }
    }

    // What has happened is known to this run, whether or not it can be written.
    private Task HappenedAsync(JournalLine line)
    {
        Note(line);
        return WriteAsync(line);
    }

    private async Task WriteAsync(JournalLine line)
    {
        try
        {
            await _file.AppendAsync(stream => line.WriteTo(stream, _clock.MachineTime)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw NotWritten(_path, e);
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

    private static JournalException RefusalOf(string path, JournalOwner? journals, JournalOwner owner) => journals is null
        ? new JournalException(path, $"The journal '{path}' is of an earlier version, which did not note its service and account: it can't be told whether it belongs to {owner}.")
        {
            Adoption = JournalAdoption.OfUnknownOwner,
        }
        : !journals.IsSameService(owner)
        ? new JournalException(path, $"The journal '{path}' belongs to {journals}; this session buys at {owner}.")
        : new JournalException(path, $"The journal '{path}' belongs to {journals}; this session buys with {owner}.")
        {
            Adoption = journals.IsLasting && owner.IsLasting ? JournalAdoption.OfOtherKey : JournalAdoption.OfUnknownOwner,
        };

    // Nothing is cut but what was torn, after a line that was found whole.
    private static void Mend(string path, FileStream stream, int keptLength, byte[] missing)
    {
        try
        {
            stream.SetLength(keptLength);
            stream.Seek(0, SeekOrigin.End);
            if (missing.Length == 0)
            {
                return;
            }

            try
            {
                stream.Write(missing, 0, missing.Length);
                stream.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                stream.SetLength(keptLength);
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(path, e);
        }
    }

    private static JournalException NotWritten(string path, Exception cause) =>
        new(path, $"The journal '{path}' can't be written ({UserText.WithoutStop(cause.Message)}).", cause);

    private static string AddressOf(Ipv6InternetBandwidth purchase) => purchase.RegionId + "/" + purchase.Ipv6AddressId;

    private static string KeyOf(Ipv6InternetBandwidth purchase) =>
        string.Join("/", AddressOf(purchase), purchase.Bandwidth, purchase.InternetChargeType);
}
