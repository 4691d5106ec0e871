using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Credentials;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Renewal;

/// <summary>The funnel's part: a call refused for an expired token is sent once more with renewed credentials.</summary>
public sealed class ExpiredTokenTests
{
    private const string Bought = """{"RequestId":"r","Ipv6AddressId":"ipv6-1","InternetBandwidthId":"ipv6bw-1"}""";

    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData("InvalidSecurityToken.Expired", "Specified SecurityToken is expired.")]
    [InlineData("InvalidParameter", "The specified parameter SecurityToken.Expired is not valid.")]
    public async Task Is_sent_once_more_with_the_same_client_token(string code, string message)
    {
        await using LocalServer service = await LocalServer.StartAsync(request => request.Form["SecurityToken"] == "token1"
            ? StsServer.Error(400, code, message)
            : Reply.Ok(Bought));
        ScriptedRenewal provider = Provider();
        using VpcClient client = Client(provider, service);

        await client.SendAsync(Purchase(), log: null, CancellationToken.None);

        Assert.Equal(["token1", "token2"], service.Received.Select(r => r.Form["SecurityToken"]));
        Assert.Equal(["one-token", "one-token"], service.Received.Select(r => r.Form["ClientToken"]));
        Assert.Equal(2, service.Received.Select(r => r.Form["SignatureNonce"]).Distinct().Count());
    }

    [Fact]
    public async Task Is_sent_no_third_time()
    {
        await using LocalServer service = await LocalServer.StartAsync(_ => StsServer.Error(400, "InvalidSecurityToken.Expired", "Expired."));
        using VpcClient client = Client(Provider(), service);

        var error = await Assert.ThrowsAsync<VpcApiException>(() => client.SendAsync(Purchase(), log: null, CancellationToken.None));
        Assert.Equal("InvalidSecurityToken.Expired", error.Code);
        Assert.Equal(2, service.Received.Count);
    }

    [Fact]
    public async Task Is_not_repeated_where_there_is_only_one_set()
    {
        await using LocalServer service = await LocalServer.StartAsync(_ => StsServer.Error(400, "InvalidSecurityToken.Expired", "Expired."));
        using VpcClient client = Client(new StaticCredentialsProvider(new("id", "secret", "token"), "a test"), service);

        await Assert.ThrowsAsync<VpcApiException>(() => client.SendAsync(Purchase(), log: null, CancellationToken.None));
        Assert.Single(service.Received);
    }

    [Fact]
    public async Task Other_refusals_renew_nothing()
    {
        await using LocalServer service = await LocalServer.StartAsync(_ => StsServer.Error(400, "InvalidParameter", "Bandwidth is not valid."));
        ScriptedRenewal provider = Provider();
        using VpcClient client = Client(provider, service);

        await Assert.ThrowsAsync<VpcApiException>(() => client.SendAsync(Purchase(), log: null, CancellationToken.None));
        Assert.Single(service.Received);
        Assert.Equal(1, provider.Fetches);
    }

    [Fact]
    public async Task A_hundred_refused_calls_cause_one_renewal()
    {
        await using LocalServer service = await LocalServer.StartAsync(request => request.Form["SecurityToken"] == "token1"
            ? StsServer.Error(400, "InvalidSecurityToken.Expired", "Expired.")
            : Reply.Ok(Bought));
        ScriptedRenewal provider = Provider();
        using VpcClient client = Client(provider, service);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.SendAsync(Purchase(), log: null, CancellationToken.None)));
        Assert.Equal(2, provider.Fetches);
    }

    [Fact]
    public async Task A_profile_with_a_token_is_read_again()
    {
        using var machine = new TestMachine();
        machine.WriteCli(Profile("token1"));
        await using LocalServer service = await LocalServer.StartAsync(request =>
        {
            if (request.Form["SecurityToken"] == "token2")
            {
                return Reply.Ok(Bought);
            }

            machine.WriteCli(Profile("token2"));
            return StsServer.Error(400, "InvalidSecurityToken.Expired", "Expired.");
        });
        using VpcClient client = Client(machine.Cli(), service);
        await client.SendAsync(Purchase(), log: null, CancellationToken.None);
        Assert.Equal(2, service.Received.Count);

        static string Profile(string token) =>
            $$"""{"name":"default","mode":"StsToken","access_key_id":"STS.the-id","access_key_secret":"the-secret","sts_token":"{{token}}"}""";
    }

    private static AllocateIpv6InternetBandwidth Purchase() => new("cn-huhehaote", "ipv6-1", "ipv6gw-1", 2, "one-token");

    private static VpcClient Client(ICredentialsProvider provider, LocalServer service) =>
        new(provider, new VpcClientOptions { EndpointUrl = service.Address, SignatureVersion = SignatureVersion.V1 });

    private ScriptedRenewal Provider() => new(
        _clock, (n, _) => Task.FromResult(new AlibabaCloudCredentials("STS.id", "secret", "token" + n, _clock.UtcNow.AddHours(1))));
}
