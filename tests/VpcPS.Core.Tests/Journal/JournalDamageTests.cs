using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Journal;

/// <summary>A journal that was cut or changed, or a file that is not a journal. Complete lines are read, and no file is damaged.</summary>
public sealed class JournalDamageTests : IDisposable
{
    private static readonly JournalOwner Owner = JournalOwner.Of(endpoint: null, new AlibabaCloudCredentials("LTAI4exampleKey00001", "secret"));

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-journal-");

    private string JournalFile => Path.Combine(_directory.FullName, "run.jsonl");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task A_journal_cut_at_every_byte_forgets_no_whole_line_or_is_refused_with_its_line()
    {
        byte[] whole = await WriteAsync();
        int[] ends = [.. Enumerable.Range(0, whole.Length).Where(i => whole[i] == '\n').Select(i => i + 1)];

        for (int length = 0; length < whole.Length; length++)
        {
            byte[] cut = whole[..length];
            await File.WriteAllBytesAsync(JournalFile, cut);
            if (Refusal() is { } refusal)
            {
                Assert.Contains("line 1", refusal);
                Assert.Equal(cut, await File.ReadAllBytesAsync(JournalFile));
                continue;
            }

            // A line that lacks only its line end is complete.
            int lines = ends.Count(end => end - 1 <= length);
            using PurchaseJournal journal = Open();
            Assert.Equal(lines is 2, journal.FindUnfinished(Purchase(1)) is not null);
            Assert.Equal(lines >= 3, journal.FindBought(Purchase(1)) is not null);
            Assert.Equal(lines is 4 or >= 6, journal.FindUnfinished(Purchase(2)) is not null || journal.FindUnfinished(Purchase(3)) is not null);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(-3)]
    public async Task A_journal_with_any_byte_changed_says_the_same_or_is_refused_with_its_line(int change)
    {
        byte[] whole = await WriteAsync();
        for (int position = 0; position < whole.Length; position++)
        {
            byte[] changed = [.. whole];
            changed[position] = change switch { -1 => (byte)'\n', -2 => 0, -3 => (byte)' ', _ => (byte)(whole[position] ^ change) };
            await File.WriteAllBytesAsync(JournalFile, changed);
            if (Refusal() is { } refusal)
            {
                // A line end at the beginning of a line makes an empty line, which is ignored.
                bool isEmptyLine = change == -1 && position > 0 && whole[position - 1] == '\n';
                int line = whole[..position].Count(b => b == '\n') + (isEmptyLine ? 2 : 1);
                Assert.Contains("line " + line, refusal);
                Assert.Equal(changed, await File.ReadAllBytesAsync(JournalFile));
                continue;
            }

            using PurchaseJournal journal = Open();
            Assert.Equal("ipv6bw-1", journal.FindBought(Purchase(1))?.InternetBandwidthId);
            Assert.Null(journal.FindUnfinished(Purchase(2)));
            Assert.Equal("token-3", journal.FindUnfinished(Purchase(3))?.ClientToken);
        }
    }

    [Fact]
    public async Task What_an_editor_makes_of_a_journal_is_read()
    {
        string text = Encoding.UTF8.GetString(await WriteAsync());
        foreach (string edited in new[] { "\uFEFF" + text, text.Replace("\n", "\r\n"), text.TrimEnd(), text + "\n\n", text + "  ", text + "\0\0\0" })
        {
            await File.WriteAllTextAsync(JournalFile, edited);
            for (int run = 0; run < 2; run++)
            {
                using PurchaseJournal journal = Open();
                Assert.NotNull(journal.FindBought(Purchase(1)));
                Assert.NotNull(journal.FindUnfinished(Purchase(3)));
                await journal.FailedAsync(Purchase(3), "Code", isOutcomeUnknown: true);
            }
        }
    }

    [Theory]
    [InlineData("[{\"keep\":\"me\"}]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"Time\":\"12:00\",\"note\":1}")]
    [InlineData("{\"VpcPSJournal\":1,")]
    [InlineData("{\"VpcPSJournal\":1}\n")]
    [InlineData("Ipv6AddressId,Bandwidth\nipv6-1,2\n")]
    [InlineData("-----BEGIN KEY-----MIIB")]
    [InlineData("\n")]
    [InlineData(" ")]
    public async Task A_file_that_is_no_journal_stays_as_it_is(string text)
    {
        bool isBeginning = text == "{\"VpcPSJournal\":1,";
        await File.WriteAllTextAsync(JournalFile, text);

        string? refusal = Refusal();

        // A crash can leave the beginning of our own first line. It is completed.
        Assert.Equal(isBeginning, refusal is null);
        Assert.StartsWith(text, await File.ReadAllTextAsync(JournalFile), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_a_journal_without_its_first_line_are_refused()
    {
        byte[] whole = await WriteAsync();
        await File.WriteAllBytesAsync(JournalFile, whole[(Array.IndexOf(whole, (byte)'\n') + 1)..]);

        Assert.Contains("line 1", Refusal());
    }

    [Fact]
    public async Task A_journal_of_a_later_version_is_refused_with_both_versions()
    {
        using (var file = new FileStream(JournalFile, FileMode.Create))
        {
            SealedLine.Write(file, json => json.WriteNumber("VpcPSJournal", 2));
        }

        Assert.Contains("version 2", Refusal());
        await Task.CompletedTask;
    }

    private PurchaseJournal Open() => PurchaseJournal.Open(JournalFile, Owner, SystemClock.Instance);

    private string? Refusal()
    {
        byte[] before = File.ReadAllBytes(JournalFile);
        try
        {
            Open().Dispose();
        }
        catch (JournalException e)
        {
            return e.Message;
        }

        if (!before.AsSpan().SequenceEqual(File.ReadAllBytes(JournalFile)))
        {
            // A repaired journal is read again as the same journal.
            File.WriteAllBytes(JournalFile, before);
        }

        return null;
    }

    // Line 1 names the owner, 2 and 3 buy, 4 and 5 are refused, 6 and 7 stay unknown.
    private async Task<byte[]> WriteAsync()
    {
        File.Delete(JournalFile);
        using (PurchaseJournal journal = Open())
        {
            await journal.SendingAsync(Purchase(1));
            await journal.BoughtAsync(Purchase(1) with { InternetBandwidthId = "ipv6bw-1" });
            await journal.SendingAsync(Purchase(2));
            await journal.FailedAsync(Purchase(2), "SomeCode", isOutcomeUnknown: false);
            await journal.SendingAsync(Purchase(3));
            await journal.FailedAsync(Purchase(3), "SomeCode", isOutcomeUnknown: true);
        }

        return await File.ReadAllBytesAsync(JournalFile);
    }

    private static Ipv6InternetBandwidth Purchase(int number) => new()
    {
        RegionId = "cn-huhehaote",
        Ipv6AddressId = "ipv6-" + number,
        Ipv6GatewayId = "ipv6gw-1",
        Bandwidth = 2,
        InternetChargeType = "PayByTraffic",
        ClientToken = "token-" + number,
    };
}
