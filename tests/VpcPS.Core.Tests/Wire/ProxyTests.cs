using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Wire;

/// <summary>These tests change the proxy of the whole process, so no other test may run at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWideProxy
{
    public const string Name = "Process-wide proxy";
}

[Collection(ProcessWideProxy.Name)]
public sealed class ProxyTests : IDisposable
{
    private static readonly Uri NoSuchHost = new("https://vpc.no-such-host.invalid/");
    private static readonly Uri NoSuchHostWithoutTls = new("http://vpc.no-such-host.invalid/");

    private readonly IWebProxy _before = HttpClient.DefaultProxy;

    public static TheoryData<SignatureVersion, CallKind> AllCalls => Calls.All;

    public void Dispose() => HttpClient.DefaultProxy = _before;

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_loopback_endpoint_never_goes_through_the_proxy_of_the_environment(SignatureVersion signature, CallKind kind)
    {
        await using var proxy = new WireServer(connection => connection.ReadToEndAsync());
        await using var server = new WireServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAnswerAsync(Calls.Answer(kind));
        });
        HttpClient.DefaultProxy = new WebProxy(proxy.Url, BypassOnLocal: false);

        using (VpcClient client = Calls.Client(server.Url, signature))
        {
            await client.SendAsync(kind);
        }

        Assert.Equal(0, await proxy.FinishAsync());
        Assert.Single(server.Requests);
    }

    // The counterpart of the test above, which would prove nothing without it.
    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task Every_other_endpoint_goes_through_the_proxy_of_the_environment(SignatureVersion signature, CallKind kind)
    {
        await using var proxy = new WireServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAnswerAsync(Calls.Answer(kind));
        });
        HttpClient.DefaultProxy = new WebProxy(proxy.Url);

        using (VpcClient client = Calls.Client(NoSuchHostWithoutTls, signature))
        {
            await client.SendAsync(kind);
        }

        await proxy.FinishAsync();
        Assert.StartsWith(NoSuchHostWithoutTls.AbsoluteUri, Assert.Single(proxy.Requests).Target);
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_name_that_does_not_exist_is_unreachable(SignatureVersion signature, CallKind kind)
    {
        HttpClient.DefaultProxy = new WebProxy();
        using VpcClient client = Calls.Client(NoSuchHost, signature);

        var failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(kind));

        Assert.Equal(ConnectionErrorCodes.EndpointUnreachable, failure.Code);
        Assert.False(failure.IsOutcomeUnknown);
        Assert.Contains("vpc.no-such-host.invalid", failure.Message);
    }

    // The handler first asks a proxy for a tunnel, so the proxy's refusal is an exception of the handler and not an answer.
    [Theory]
    [MemberData(nameof(AllCalls))]
    public Task A_proxy_that_asks_for_credentials_before_a_tunnel_is_named(SignatureVersion signature, CallKind kind) =>
        AssertProxyFailureAsync(
            NoSuchHost, signature, kind, "407 Proxy Authentication Required", ConnectionErrorCodes.ProxyAuthenticationRequired);

    [Theory]
    [MemberData(nameof(AllCalls))]
    public Task A_proxy_that_asks_for_credentials_before_a_plain_request_is_named(SignatureVersion signature, CallKind kind) =>
        AssertProxyFailureAsync(
            NoSuchHostWithoutTls, signature, kind, "407 Proxy Authentication Required", ConnectionErrorCodes.ProxyAuthenticationRequired);

    [Theory]
    [MemberData(nameof(AllCalls))]
    public Task A_proxy_that_cannot_make_a_tunnel_makes_the_endpoint_unreachable(SignatureVersion signature, CallKind kind) =>
        AssertProxyFailureAsync(NoSuchHost, signature, kind, "502 Bad Gateway", ConnectionErrorCodes.EndpointUnreachable);

    // .NET answers a challenge by sending the same request again. Even then a signed request is not sent twice.
    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_challenge_of_the_proxy_does_not_send_a_request_twice(SignatureVersion signature, CallKind kind)
    {
        await using WireServer proxy = RefusingProxy("407 Proxy Authentication Required");
        HttpClient.DefaultProxy = new WebProxy(proxy.Url) { Credentials = new NetworkCredential("user", "password") };

        VpcConnectionException failure;
        using (VpcClient client = Calls.Client(NoSuchHostWithoutTls, signature))
        {
            failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(kind));
        }

        Assert.Equal(ConnectionErrorCodes.ConnectionBroken, failure.Code);
        Assert.Equal(kind == CallKind.Purchase, failure.IsOutcomeUnknown);
        await proxy.FinishAsync();
        Assert.Single(proxy.Requests);
    }

    private static async Task AssertProxyFailureAsync(
        Uri endpoint, SignatureVersion signature, CallKind kind, string refusal, string code)
    {
        await using WireServer proxy = RefusingProxy(refusal);
        // As the variable https_proxy may have it, and as .NET then repeats it in its own messages.
        HttpClient.DefaultProxy = new WebProxy(new UriBuilder(proxy.Url) { UserName = "user", Password = "hunter2" }.Uri);

        VpcConnectionException failure;
        using (VpcClient client = Calls.Client(endpoint, signature))
        {
            failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(kind));
        }

        Assert.Equal(code, failure.Code);
        Assert.DoesNotContain("hunter2", failure.ToString());
        Assert.False(failure.IsOutcomeUnknown);
        await proxy.FinishAsync();
        Assert.Single(proxy.Requests);
    }

    private static WireServer RefusingProxy(string refusal) => new(async connection =>
    {
        while (await connection.ReadRequestAsync() is not null)
        {
            await connection.SendAsync(
                $"HTTP/1.1 {refusal}\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n");
        }
    });
}
