using System;
using System.IO;
using VpcPS.Core.Journal;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Journal;

/// <summary>The owner of a journal, and what the user is asked before another owner's journal is used.</summary>
public sealed class JournalOwnerTests : IDisposable
{
    private static readonly AlibabaCloudCredentials Key = new("LTAI4exampleKey00001", "secret");
    private static readonly AlibabaCloudCredentials OtherKey = new("LTAI4exampleKey00002", "secret");

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-journal-");

    private string JournalFile => Path.Combine(_directory.FullName, "run.jsonl");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/", true)]
    [InlineData("http://LOCALHOST:5000", "http://localhost:5000", true)]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5001", false)]
    [InlineData("http://127.0.0.1:5000", null, false)]
    [InlineData("https://vpc.cn-huhehaote.aliyuncs.com", null, true)]
    [InlineData("https://vpc-vpc.cn-hangzhou.aliyuncs.com", "https://VPC.aliyuncs.com.", true)]
    [InlineData("https://vpc.cn-huhehaote.aliyuncs.com:8443", null, false)]
    [InlineData("https://vpc.aliyuncs.com.example.com", null, false)]
    [InlineData("https://notaliyuncs.com", null, false)]
    public void A_service_is_its_host_and_port_and_the_clouds_own_hosts_are_one(string one, string? other, bool areSame) =>
        Assert.Equal(areSame, Of(one, Key).IsSame(Of(other, Key)));

    [Fact]
    public void The_next_key_of_a_role_is_the_same_owner_and_so_is_another_role_of_the_account()
    {
        Assert.True(Of(null, Role("STS.1", "acs:ram::1234567890123456:role/buyer")).IsSame(Of(null, Role("STS.2", "acs:ram::1234567890123456:role/buyer"))));
        Assert.True(Of(null, Role("STS.1", "acs:ram::1234567890123456:role/buyer")).IsSame(Of(null, Role("STS.2", "acs:ram::1234567890123456:role/other"))));
        Assert.False(Of(null, Role("STS.1", "acs:ram::1234567890123456:role/buyer")).IsSame(Of(null, Role("STS.1", "acs:ram::9934567890123456:role/buyer"))));
        Assert.True(Of(null, Role("STS.1", "ECS role web")).IsSame(Of(null, Role("STS.2", "ECS role web"))));
    }

    [Fact]
    public void No_whole_key_and_no_whole_account_is_shown()
    {
        Assert.DoesNotContain(Key.AccessKeyId, Of(null, Key).ToString());
        Assert.DoesNotContain("1234567890123456", Of(null, Role("STS.1", "acs:ram::1234567890123456:role/buyer")).ToString());
        Open(Of(null, Role("STS.1", "acs:ram::1234567890123456:role/buyer"))).Dispose();
        Assert.DoesNotContain("1234567890123456", File.ReadAllText(JournalFile));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5001", false, false, JournalAdoption.Impossible)]
    [InlineData(null, false, false, JournalAdoption.OfOtherKey)]
    [InlineData(null, true, false, JournalAdoption.OfUnknownOwner)]
    [InlineData(null, false, true, JournalAdoption.OfUnknownOwner)]
    public void Another_owners_journal_is_refused_with_both_named_and_stays_as_it_is(
        string? endpoint, bool isFirstTemporary, bool isSecondTemporary, JournalAdoption adoption)
    {
        JournalOwner first = Of(null, isFirstTemporary ? Temporary("STS.exampleKey000001") : Key);
        JournalOwner second = Of(endpoint, isSecondTemporary ? Temporary("STS.exampleKey000002") : OtherKey);
        Open(first).Dispose();
        byte[] before = File.ReadAllBytes(JournalFile);

        var refusal = Assert.Throws<JournalException>(() => Open(second));

        Assert.Contains(first.ToString(), refusal.Message);
        Assert.Contains(second.ToString(), refusal.Message);
        Assert.Equal(adoption, refusal.Adoption);
        Assert.Equal(before, File.ReadAllBytes(JournalFile));

        if (adoption == JournalAdoption.Impossible)
        {
            Assert.Throws<JournalException>(() => PurchaseJournal.Open(JournalFile, second, SystemClock.Instance, _ => true));
            return;
        }

        PurchaseJournal.Open(JournalFile, second, SystemClock.Instance, _ => true).Dispose();
        Open(second).Dispose();
        Assert.Throws<JournalException>(() => Open(first));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Time\":\"2026-01-")]
    public void A_journal_of_an_earlier_version_is_adopted_once_and_forgets_nothing(string torn)
    {
        const string line =
            """{"Time":"2026-01-02T03:04:05.000Z","Event":"Sending","RegionId":"cn-huhehaote","Ipv6AddressId":"ipv6-1","Bandwidth":2,"InternetChargeType":"PayByTraffic","ClientToken":"token-1"}""";
        File.WriteAllText(JournalFile, line + "\n" + torn);
        JournalOwner owner = Of(null, Key);

        Assert.Equal(JournalAdoption.OfUnknownOwner, Assert.Throws<JournalException>(() => Open(owner)).Adoption);
        Assert.Equal(line + "\n" + torn, File.ReadAllText(JournalFile));
        PurchaseJournal.Open(JournalFile, owner, SystemClock.Instance, _ => true).Dispose();

        using PurchaseJournal journal = Open(owner);
        Assert.Equal("token-1", journal.FindUnfinished(new() { RegionId = "cn-huhehaote", Ipv6AddressId = "ipv6-1" })?.ClientToken);
    }

    private PurchaseJournal Open(JournalOwner owner) => PurchaseJournal.Open(JournalFile, owner, SystemClock.Instance);

    private static JournalOwner Of(string? endpoint, AlibabaCloudCredentials credentials) =>
        JournalOwner.Of(endpoint is null ? null : new Uri(endpoint), credentials);

    private static AlibabaCloudCredentials Temporary(string id) => new(id, "secret", "token");

    private static AlibabaCloudCredentials Role(string id, string principal)
    {
        AlibabaCloudCredentials credentials = Temporary(id);
        credentials.Principal = principal;
        return credentials;
    }
}
