using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Credentials;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Wire;

/// <summary>Requests as a server gets them, signature included.</summary>
public sealed class RequestFormTests
{
    private static readonly AlibabaCloudCredentials Sts = new("STS.testKeyId", "testSecret", "CAISexampleToken/with+plus/slash==and~tilde");

    private static readonly DescribeIpv6Addresses LargestQuery = new("cn-hangzhou")
    {
        AddressName = "名称 a+b*c~d/中文",
        Ipv6AddressIds = [.. Enumerable.Range(1, DescribeIpv6Addresses.MaxIds).Select(i => $"ipv6-{i:00}")],
        Tags = [.. Enumerable.Range(1, 20).Select(i => KeyValuePair.Create($"键{i}", i == 20 ? null : $"值 {i}&=?"))],
        PageNumber = 3,
    };

    public static TheoryData<SignatureVersion, bool> AllSignatures => new()
    {
        { SignatureVersion.V1, false },
        { SignatureVersion.V1, true },
        { SignatureVersion.V3, false },
        { SignatureVersion.V3, true },
    };

    [Fact]
    public async Task A_V1_request_is_a_form()
    {
        RecordedRequest request = await RecordAsync(SignatureVersion.V1, Calls.Purchase);

        Assert.Equal("POST", request.Method);
        Assert.Equal("/", request.Target);
        Assert.Equal("application/x-www-form-urlencoded", request.Header("Content-Type"));
        Assert.Equal(request.Body.Length.ToString(CultureInfo.InvariantCulture), request.Header("Content-Length"));
        Assert.Equal(
            [
                "AccessKeyId=testAccessKeyId", "Action=AllocateIpv6InternetBandwidth", "Bandwidth=2", "ClientToken=token-1", "Format=JSON",
                "InternetChargeType=PayByBandwidth", "Ipv6AddressId=ipv6-1", "Ipv6GatewayId=ipv6gw-1", "RegionId=cn-huhehaote",
                "SignatureMethod=HMAC-SHA1", "SignatureNonce=nonce-1", "SignatureVersion=1.0", "Timestamp=2026-01-02T03%3A04%3A05Z",
                "Version=2016-04-28",
            ],
            request.BodyText.Split('&')[..^1]);
        Assert.StartsWith("Signature=", request.BodyText.Split('&')[^1]);
        Assert.DoesNotContain(request.Headers, h => h.Key.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase));
        Assert.Null(request.Header("Authorization"));
    }

    [Fact]
    public async Task A_V3_request_has_its_parameters_in_the_query_and_an_empty_body_without_a_type()
    {
        RecordedRequest request = await RecordAsync(SignatureVersion.V3, Calls.Purchase);

        Assert.Equal("POST", request.Method);
        Assert.Equal(
            "/?Bandwidth=2&ClientToken=token-1&InternetChargeType=PayByBandwidth&Ipv6AddressId=ipv6-1&Ipv6GatewayId=ipv6gw-1&RegionId=cn-huhehaote",
            request.Target);
        Assert.Null(request.Header("Content-Type"));
        Assert.Equal("0", request.Header("Content-Length"));
        Assert.Null(request.Header("Transfer-Encoding"));
        Assert.Equal("AllocateIpv6InternetBandwidth", request.Header("x-acs-action"));
        Assert.Equal("2016-04-28", request.Header("x-acs-version"));
        Assert.Equal("2026-01-02T03:04:05Z", request.Header("x-acs-date"));
        Assert.Equal("nonce-1", request.Header("x-acs-signature-nonce"));
        Assert.Equal(Acs3Signer.EmptyBodyHash, request.Header("x-acs-content-sha256"));
        Assert.Null(request.Header("x-acs-security-token"));
        Assert.Null(request.Header("x-acs-accesskey-id"));
    }

    // The request is verified as a server does it: from its bytes, with the secret.
    [Theory]
    [MemberData(nameof(AllSignatures))]
    public async Task A_server_finds_every_request_rightly_signed(SignatureVersion signature, bool isTemporary)
    {
        AlibabaCloudCredentials credentials = isTemporary ? Sts : Calls.Credentials;
        foreach (RecordedRequest request in new[]
        {
            await RecordAsync(signature, Calls.Purchase, credentials), await RecordAsync(signature, LargestQuery, credentials),
        })
        {
            if (signature == SignatureVersion.V1)
            {
                Assert.Equal(
                    RpcV1Signer.Sign("POST", request.Parameters, credentials.AccessKeySecret).Signature, request.Parameters["Signature"]);
                Assert.Equal(credentials.SecurityToken, request.Parameters.GetValueOrDefault("SecurityToken"));
            }
            else
            {
                string authorization = request.Header("Authorization")!;
                string[] signedHeaders = authorization.Split("SignedHeaders=")[1].Split(',')[0].Split(';');
                Assert.Equal(
                    Acs3Signer.Recompute(
                        "POST", "/", request.Parameters, request.Headers, signedHeaders,
                        Acs3Signer.HashBody(request.Body), credentials.AccessKeyId, credentials.AccessKeySecret).Authorization,
                    authorization);
                Assert.Equal(
                    request.Headers.Select(h => h.Key.ToLower(CultureInfo.InvariantCulture))
                        .Where(name => name == "host" || name.StartsWith("x-acs-", StringComparison.Ordinal))
                        .Order(StringComparer.Ordinal),
                    signedHeaders);
                Assert.Equal(credentials.SecurityToken, request.Header("x-acs-security-token"));
                Assert.Equal(isTemporary ? credentials.AccessKeyId : null, request.Header("x-acs-accesskey-id"));
            }
        }
    }

    [Theory]
    [InlineData(SignatureVersion.V1)]
    [InlineData(SignatureVersion.V3)]
    public async Task A_query_carries_twenty_ids_numbered_tags_and_Chinese_text(SignatureVersion signature)
    {
        RecordedRequest request = await RecordAsync(signature, LargestQuery);

        Assert.Equal(string.Join(',', LargestQuery.Ipv6AddressIds!), request.Parameters["Ipv6AddressId"]);
        Assert.Equal("名称 a+b*c~d/中文", request.Parameters["Name"]);
        Assert.Equal("键1", request.Parameters["Tag.1.Key"]);
        Assert.Equal("值 19&=?", request.Parameters["Tag.19.Value"]);
        Assert.Equal("键20", request.Parameters["Tag.20.Key"]);
        Assert.DoesNotContain("Tag.20.Value", request.Parameters.Keys);
        Assert.Equal("3", request.Parameters["PageNumber"]);
        Assert.Equal("50", request.Parameters["PageSize"]);
        Assert.DoesNotContain("VpcId", request.Parameters.Keys);
        Assert.Contains("Name=%E5%90%8D%E7%A7%B0%20a%2Bb%2Ac~d%2F%E4%B8%AD%E6%96%87", request.Target + request.BodyText);
    }

    [Theory]
    [InlineData(SignatureVersion.V1)]
    [InlineData(SignatureVersion.V3)]
    public async Task Every_request_names_its_host_with_the_port_and_itself_and_expects_nothing(SignatureVersion signature)
    {
        await using WireServer server = AnsweringServer();
        using (VpcClient client = Client(server, signature, Calls.Credentials))
        {
            await client.SendAsync(Calls.Query, null, CancellationToken.None);
        }

        RecordedRequest request = Assert.Single(server.Requests);
        Assert.Equal(server.Url.Authority, request.Header("Host"));
        Assert.Equal("VpcPS/test", request.Header("User-Agent"));
        Assert.Equal("application/json", request.Header("Accept"));
        Assert.Null(request.Header("Expect"));
        Assert.Null(request.Header("Cookie"));
    }

    [Fact]
    public async Task The_host_of_a_literal_IPv6_endpoint_is_signed_as_it_is_sent()
    {
        // Without an IPv6 loopback address there is nothing to test.
        if (!Socket.OSSupportsIPv6)
        {
            return;
        }

        await using WireServer server = AnsweringServer(IPAddress.IPv6Loopback);
        using (VpcClient client = Client(server, SignatureVersion.V3, Calls.Credentials))
        {
            await client.SendAsync(Calls.Query, null, CancellationToken.None);
        }

        RecordedRequest request = Assert.Single(server.Requests);
        Assert.StartsWith("[::1]:", request.Header("Host"));
        Assert.Contains(request.Header("Authorization")!, Acs3Signer.Sign(
            "POST", "/", request.Parameters, request.Headers, Acs3Signer.EmptyBodyHash,
            Calls.Credentials.AccessKeyId, Calls.Credentials.AccessKeySecret).Authorization);
    }

    [Fact]
    public async Task A_dry_run_says_so_and_a_purchase_does_not()
    {
        var dryRun = new AllocateIpv6InternetBandwidth("cn-huhehaote", "ipv6-1", "ipv6gw-1", 2, "token-1") { DryRun = true };

        Assert.Equal("true", (await RecordAsync(SignatureVersion.V3, dryRun)).Parameters["DryRun"]);
        Assert.DoesNotContain("DryRun", (await RecordAsync(SignatureVersion.V3, Calls.Purchase)).Parameters.Keys);
    }

    [Theory]
    [InlineData(SignatureVersion.V1)]
    [InlineData(SignatureVersion.V3)]
    public async Task A_repeated_call_has_its_own_nonce_and_the_same_client_token(SignatureVersion signature)
    {
        await using WireServer server = AnsweringServer();
        using (VpcClient client = Calls.Client(server.Url, signature))
        {
            await client.SendAsync(Calls.Purchase, null, CancellationToken.None);
            await client.SendAsync(Calls.Purchase, null, CancellationToken.None);
        }

        Assert.Equal(2, server.Requests.Select(r => r.Nonce).Distinct().Count());
        Assert.Equal(["token-1", "token-1"], server.Requests.Select(r => r.Parameters["ClientToken"]));
    }

    [Theory]
    [InlineData(SignatureVersion.V1)]
    [InlineData(SignatureVersion.V3)]
    public async Task Two_hundred_concurrent_calls_of_one_client_are_two_hundred_requests(SignatureVersion signature)
    {
        await using WireServer server = AnsweringServer();
        using (VpcClient client = Calls.Client(server.Url, signature))
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(1, 200),
                new ParallelOptions { MaxDegreeOfParallelism = 200 },
                async (number, cancellationToken) =>
                {
                    var purchase = new AllocateIpv6InternetBandwidth("cn-huhehaote", $"ipv6-{number}", "ipv6gw-1", number, $"token-{number}");
                    Assert.Equal(purchase.Ipv6AddressId, (await client.SendAsync(purchase, null, cancellationToken)).Ipv6AddressId);
                });
        }

        Assert.InRange(await server.FinishAsync(), 1, 200);
        Assert.Equal(200, server.Requests.Count);
        Assert.Equal(200, server.Requests.Select(r => r.Nonce).Distinct().Count());
        Assert.Equal(
            Enumerable.Range(1, 200).Select(number => $"token-{number}").Order(),
            server.Requests.Select(r => r.Parameters["ClientToken"]).Order());
        Assert.All(server.Requests, r => Assert.Equal("ipv6-" + r.Parameters["Bandwidth"], r.Parameters["Ipv6AddressId"]));
    }

    private static async Task<RecordedRequest> RecordAsync<TAnswer>(
        SignatureVersion signature, ApiAction<TAnswer> action, AlibabaCloudCredentials? credentials = null)
    {
        await using WireServer server = AnsweringServer();
        using (VpcClient client = Client(server, signature, credentials ?? Calls.Credentials))
        {
            await client.SendAsync(action, null, CancellationToken.None);
        }

        return Assert.Single(server.Requests);
    }

    private static VpcClient Client(WireServer server, SignatureVersion signature, AlibabaCloudCredentials credentials) => new(
        new StaticCredentialsProvider(credentials, "the test"),
        new VpcClientOptions
        {
            EndpointUrl = server.Url,
            SignatureVersion = signature,
            UserAgent = "VpcPS/test",
            // Another zone, so that a time that is not converted to UTC shows.
            Clock = new FixedClock("2026-01-02T11:04:05.987+08:00"),
        },
        () => "nonce-1");

    /// <summary>A keep-alive server whose one answer suits purchases and queries.</summary>
    private static WireServer AnsweringServer(IPAddress? address = null) => new(
        async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                await connection.SendAnswerAsync("""{"RequestId":"R-1","InternetBandwidthId":"ipv6bw-1","TotalCount":0}""");
            }
        },
        address);
}
