using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using VpcPS.Core.Models;

namespace VpcPS.Core.Journal;

/// <summary>
/// Keeps the state of each purchase of a run in a file. A purchase is on the disk before it is sent, and again when it
/// is answered. A run that was killed can therefore be started again: finished purchases are not repeated, and
/// unanswered ones are repeated with their tokens. The format is JSON Lines, and lines are only appended. The first
/// line names the owner, and each line has a checksum. While a journal is open no other run can open it; the lock ends
/// with the process.
/// </summary>
/// <remarks>
/// Region, address, bandwidth and charge type identify a purchase. A row that was edited is another purchase.
/// </remarks>
internal sealed class PurchaseJournal : IDisposable
{
    private readonly string _path;
    private readonly IClock _clock;
    private readonly GroupCommitFile? _file;
    private readonly object _lock = new();
    private readonly Dictionary<string, JournalLine> _lastByPurchase = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Ipv6InternetBandwidth> _unfinishedByAddress = new(StringComparer.Ordinal);

    private PurchaseJournal(string path, FileStream? stream, IEnumerable<JournalLine> lines, IClock clock)
    {
        _path = path;
        _clock = clock;
        foreach (JournalLine line in lines)
        {
            Note(line);
        }

        _file = stream is null ? null : new GroupCommitFile(stream);
    }

    /// <summary>Opens a journal, or creates one. A last line that a crash left incomplete is cut off.</summary>
    /// <param name="path">The file.</param>
    /// <param name="owner">The owner of the purchases.</param>
    /// <param name="clock">The clock for the times in the lines.</param>
    /// <param name="adopts">
    /// Decides whether to use a journal that may belong to another owner. Its argument is the exception that is thrown otherwise. After
    /// true the journal belongs to this owner. Null means never.
    /// </param>
    /// <exception cref="JournalException">
    /// Another run uses the journal, it can't be read, one of its lines is not a line of a journal, or it belongs to
    /// another owner.
    /// </exception>
    public static PurchaseJournal Open(string path, JournalOwner owner, IClock clock, Func<JournalException, bool>? adopts = null)
    {
        byte[] header = JournalHeader.ToBytes(owner);
        FileStream stream = JournalFile.Open(path);
        try
        {
            JournalContent content = JournalContent.Read(path, stream, header);
            bool isOwn = IsOwn(path, content, owner, adopts);
            Mend(path, stream, content.KeptLength, isOwn ? content.Missing : [.. content.Missing, .. header]);
            return new PurchaseJournal(path, stream, content.Lines, clock);
        }
        catch (Exception e)
        {
            stream.Dispose();
            if (e is IOException or UnauthorizedAccessException)
            {
                throw NotOpened(path, e);
            }

            throw;
        }
    }

    /// <summary>
    /// Reads a journal as it is now, and neither creates, locks nor changes its file. Nothing can be written to it. A
    /// file that does not exist is a journal without purchases.
    /// </summary>
    /// <inheritdoc cref="Open" path="/param"/>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static PurchaseJournal Look(string path, JournalOwner owner, IClock clock, Func<JournalException, bool>? adopts = null)
    {
        using FileStream? stream = JournalFile.OpenToRead(path);
        if (stream is null)
        {
            return new PurchaseJournal(path, stream: null, [], clock);
        }

        try
        {
            JournalContent content = JournalContent.Read(path, stream, JournalHeader.ToBytes(owner));
            _ = IsOwn(path, content, owner, adopts);
            return new PurchaseJournal(path, stream: null, content.Lines, clock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotOpened(path, e);
        }
    }

    /// <summary>
    /// The sum in Mbit/s of all purchases in this journal that were made or may have been made. When an address has several purchases, only
    /// the largest counts.
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

    /// <summary>Whether the journal says that a purchase was made or may have been made.</summary>
    public bool Counts(Ipv6InternetBandwidth wanted)
    {
        lock (_lock)
        {
            return _lastByPurchase.TryGetValue(KeyOf(wanted), out JournalLine? last) && last.What != JournalEvent.Refused;
        }
    }

    /// <summary>The purchase as this or an earlier run made it, or null.</summary>
    public Ipv6InternetBandwidth? FindBought(Ipv6InternetBandwidth wanted) => FindLast(wanted, JournalEvent.Bought);

    /// <summary>
    /// The purchase as it was found at its address, or null. A run of this journal or another client made it.
    /// </summary>
    public Ipv6InternetBandwidth? FindPresent(Ipv6InternetBandwidth wanted) => FindLast(wanted, JournalEvent.Present);

    /// <summary>
    /// A purchase for the same address that was sent and whose outcome is unknown. If it differs from the wanted purchase only in its
    /// token, it is sent again with its own token. If it differs in anything else, the wanted purchase must not be sent, because it might
    /// buy a second bandwidth.
    /// </summary>
    public Ipv6InternetBandwidth? FindUnfinished(Ipv6InternetBandwidth wanted)
    {
        lock (_lock)
        {
            return _unfinishedByAddress.TryGetValue(AddressOf(wanted), out Ipv6InternetBandwidth? unfinished) ? unfinished : null;
        }
    }

    /// <summary>Whether two purchases have the same region, address, bandwidth and charge type.</summary>
    public static bool AreSame(Ipv6InternetBandwidth one, Ipv6InternetBandwidth other) => KeyOf(one) == KeyOf(other);

    /// <summary>Writes that a purchase will be sent. The purchase must not be sent before this task has ended.</summary>
    /// <exception cref="JournalException">The journal can't be written.</exception>
    public async Task SendingAsync(Ipv6InternetBandwidth purchase)
    {
        var line = new JournalLine(JournalEvent.Sending, purchase);
        await WriteAsync(line).ConfigureAwait(false);
        // This follows the write: a purchase that could not be written is not sent, so its outcome is known.
        Note(line);
    }

    /// <summary>Writes that a purchase was made.</summary>
    /// <exception cref="JournalException">The journal can't be written.</exception>
    public Task BoughtAsync(Ipv6InternetBandwidth purchase) => HappenedAsync(new JournalLine(JournalEvent.Bought, purchase));

    /// <summary>Writes that the address has the bandwidth that a purchase asks for, whoever bought it.</summary>
    /// <exception cref="JournalException">The journal can't be written.</exception>
    public Task PresentAsync(Ipv6InternetBandwidth purchase) => HappenedAsync(new JournalLine(JournalEvent.Present, purchase));

    /// <summary>Writes that a purchase failed: the service refused it, or its outcome is unknown.</summary>
    /// <exception cref="JournalException">The journal can't be written.</exception>
    public Task FailedAsync(Ipv6InternetBandwidth purchase, string code, bool isOutcomeUnknown) =>
        HappenedAsync(new JournalLine(isOutcomeUnknown ? JournalEvent.Unknown : JournalEvent.Refused, purchase, code));

    /// <summary>Waits for the current write and closes the file.</summary>
    public void Dispose() => _file?.Dispose();

    private Ipv6InternetBandwidth? FindLast(Ipv6InternetBandwidth wanted, JournalEvent what)
    {
        lock (_lock)
        {
            return _lastByPurchase.TryGetValue(KeyOf(wanted), out JournalLine? last) && last.What == what ? last.Purchase : null;
        }
    }

    // This run has to know the event even when it could not be written.
    private Task HappenedAsync(JournalLine line)
    {
        Note(line);
        return WriteAsync(line);
    }

    private async Task WriteAsync(JournalLine line)
    {
        try
        {
            await _file!.AppendAsync(stream => line.WriteTo(stream, _clock.MachineTime)).ConfigureAwait(false);
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

    // Whether the journal already belongs to the owner. A journal that does not is adopted or refused.
    private static bool IsOwn(string path, JournalContent content, JournalOwner owner, Func<JournalException, bool>? adopts)
    {
        bool isOwn = content.IsEmpty || content.Owner?.IsSame(owner) == true;
        return isOwn || RefusalOf(path, content.Owner, owner) is not { } refusal
            || (refusal.Adoption != JournalAdoption.Impossible && adopts?.Invoke(refusal) == true)
            ? isOwn
            : throw refusal;
    }

    /// <summary>Why an owner must not use the journal of another one.</summary>
    internal static JournalException RefusalOf(string path, JournalOwner? journals, JournalOwner owner) => journals is null
        ? new JournalException(path, FormattableStringFactory.Create(
            "The journal '{0}' is from an earlier version, which didn't record service and account. "
            + "Nothing shows whether it belongs to {1}.",
            path,
            owner))
        {
            Adoption = JournalAdoption.OfUnknownOwner,
        }
        : !journals.IsSameService(owner)
        ? new JournalException(path, $"The journal '{path}' belongs to {journals}, but this session buys at {owner}.")
        {
            IsOfOtherService = true,
        }
        : new JournalException(path, $"The journal '{path}' belongs to {journals}, but this session buys with {owner}.")
        {
            Adoption = journals.IsLasting && owner.IsLasting ? JournalAdoption.OfOtherKey : JournalAdoption.OfUnknownOwner,
        };

    // Only an incomplete last line is removed. Everything before it was found complete.
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

    private static JournalException NotOpened(string path, Exception cause) =>
        new(path, $"The journal '{path}' can't be opened ({UserText.WithoutStop(cause.Message)}).", cause);

    private static JournalException NotWritten(string path, Exception cause) =>
        new(path, $"The journal '{path}' can't be written ({UserText.WithoutStop(cause.Message)}).", cause);

    private static string AddressOf(Ipv6InternetBandwidth purchase) => purchase.RegionId + "/" + purchase.Ipv6AddressId;

    /// <summary>The key that identifies a purchase.</summary>
    internal static string KeyOf(Ipv6InternetBandwidth purchase) =>
        string.Join("/", AddressOf(purchase), purchase.Bandwidth, purchase.InternetChargeType);
}
