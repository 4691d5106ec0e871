using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Journal;

/// <summary>What a journal knows, including a run that was killed.</summary>
public sealed class PurchaseJournalTests : IDisposable
{
    private static readonly JournalOwner Owner = JournalOwner.Of(endpoint: null, new AlibabaCloudCredentials("LTAI4exampleKey00001", "secret"));

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-journal-");

    private string JournalFile => Path.Combine(_directory.FullName, "run.jsonl");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task What_was_bought_is_known_to_the_next_run()
    {
        using (PurchaseJournal first = Open())
        {
            await first.SendingAsync(Purchase());
            await first.BoughtAsync(Purchase(bandwidthId: "ipv6bw-1"));
        }

        using PurchaseJournal second = Open();
        Ipv6InternetBandwidth? bought = second.FindBought(Purchase(token: "another"));
        Assert.Equal("ipv6bw-1", bought?.InternetBandwidthId);
        Assert.Equal("token-1", bought?.ClientToken);
        Assert.Equal("ipv6gw-1", bought?.Ipv6GatewayId);
        Assert.Null(second.FindUnfinished(Purchase()));
    }

    [Fact]
    public async Task What_was_sent_and_not_answered_is_repeated_with_its_token()
    {
        using (PurchaseJournal first = Open())
        {
            await first.SendingAsync(Purchase());
        }

        using PurchaseJournal second = Open();
        Assert.Null(second.FindBought(Purchase()));
        Assert.Equal("token-1", second.FindUnfinished(Purchase(token: "another"))?.ClientToken);
    }

    [Fact]
    public async Task What_was_refused_is_open_again_and_what_is_unknown_is_not()
    {
        using (PurchaseJournal first = Open())
        {
            await first.SendingAsync(Purchase("ipv6-1"));
            await first.FailedAsync(Purchase("ipv6-1"), "IllegalParam.Bandwidth", isOutcomeUnknown: false);
            await first.SendingAsync(Purchase("ipv6-2"));
            await first.FailedAsync(Purchase("ipv6-2"), "ConnectionBroken", isOutcomeUnknown: true);
        }

        using PurchaseJournal second = Open();
        Assert.Null(second.FindUnfinished(Purchase("ipv6-1")));
        Assert.NotNull(second.FindUnfinished(Purchase("ipv6-2")));
    }

    [Fact]
    public async Task An_edited_row_finds_the_old_form_that_is_under_way()
    {
        using PurchaseJournal journal = Open();
        await journal.SendingAsync(Purchase(bandwidth: 2));

        Ipv6InternetBandwidth? unfinished = journal.FindUnfinished(Purchase(bandwidth: 3));

        Assert.NotNull(unfinished);
        Assert.False(PurchaseJournal.AreSame(unfinished, Purchase(bandwidth: 3)));
        Assert.True(PurchaseJournal.AreSame(unfinished, Purchase(bandwidth: 2, token: "another")));
    }

    [Theory]
    [InlineData("{\"Time\":\"2026-01-02T03:04:05.000Z\",\"Event\":\"Bou")]
    [InlineData("{")]
    [InlineData("{\"Event\":\"Sending\"}")]
    public async Task A_torn_last_line_is_cut_off(string torn)
    {
        using (PurchaseJournal first = Open())
        {
            await first.SendingAsync(Purchase());
        }

        long whole = new FileInfo(JournalFile).Length;
        await File.AppendAllTextAsync(JournalFile, torn);

        using (PurchaseJournal second = Open())
        {
            Assert.NotNull(second.FindUnfinished(Purchase()));
            await second.BoughtAsync(Purchase(bandwidthId: "ipv6bw-1"));
        }

        Assert.True(new FileInfo(JournalFile).Length > whole);
        using PurchaseJournal third = Open();
        Assert.NotNull(third.FindBought(Purchase()));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"Event\":\"Eaten\",\"RegionId\":\"r\",\"Ipv6AddressId\":\"a\",\"Bandwidth\":1,\"InternetChargeType\":\"c\",\"ClientToken\":\"t\"}")]
    [InlineData("{\"Event\":\"Sending\"}")]
    [InlineData("{\"Event\":\"Sending\",\"RegionId\":\"r\",\"Ipv6AddressId\":\"a\",\"Bandwidth\":\"1\",\"InternetChargeType\":\"c\",\"ClientToken\":\"t\"}")]
    [InlineData("[]")]
    public async Task A_damaged_line_in_the_middle_is_named_and_nothing_is_done(string line)
    {
        using (PurchaseJournal first = Open())
        {
            await first.SendingAsync(Purchase());
        }

        await File.AppendAllTextAsync(JournalFile, line + "\n");
        byte[] before = await File.ReadAllBytesAsync(JournalFile);

        var failure = Assert.Throws<JournalException>(Open);

        Assert.Contains(JournalFile, failure.Message);
        Assert.Contains("line 3", failure.Message);
        Assert.Equal(before, await File.ReadAllBytesAsync(JournalFile));
    }

    [Fact]
    public void A_second_run_on_one_journal_is_refused_until_the_first_has_ended()
    {
        PurchaseJournal first = Open();

        Assert.Contains("another run", Assert.Throws<JournalException>(Open).Message);

        first.Dispose();
        Open().Dispose();
    }

    [Fact]
    public void A_path_that_can_not_be_opened_is_named() =>
        Assert.Contains("nowhere", Assert.Throws<JournalException>(() => PurchaseJournal.Open(Path.Combine(_directory.FullName, "nowhere", "run.jsonl"), Owner, SystemClock.Instance)).Message);

    [Fact]
    public async Task A_thousand_rows_at_once_lose_nothing()
    {
        using (PurchaseJournal first = Open())
        {
            await Task.WhenAll(Enumerable.Range(0, 1000).Select(async n =>
            {
                await first.SendingAsync(Purchase($"ipv6-{n}", token: $"t-{n}"));
                await first.BoughtAsync(Purchase($"ipv6-{n}", token: $"t-{n}", bandwidthId: $"ipv6bw-{n}"));
            }));
        }

        Assert.Equal(1 + 2000, (await File.ReadAllLinesAsync(JournalFile)).Length);
        using PurchaseJournal second = Open();
        Assert.All(Enumerable.Range(0, 1000), n => Assert.Equal($"ipv6bw-{n}", second.FindBought(Purchase($"ipv6-{n}"))?.InternetBandwidthId));
    }

    private PurchaseJournal Open() => PurchaseJournal.Open(JournalFile, Owner, SystemClock.Instance);

    private static Ipv6InternetBandwidth Purchase(string address = "ipv6-1", int bandwidth = 2, string token = "token-1", string? bandwidthId = null) => new()
    {
        RegionId = "cn-huhehaote",
        Ipv6AddressId = address,
        Ipv6GatewayId = "ipv6gw-1",
        Bandwidth = bandwidth,
        InternetChargeType = "PayByTraffic",
        ClientToken = token,
        InternetBandwidthId = bandwidthId,
    };
}
