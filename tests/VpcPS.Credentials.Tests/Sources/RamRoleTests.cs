using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Sources;

public sealed class RamRoleTests : IAsyncLifetime, IDisposable
{
    private readonly TestMachine _machine = new();
    private StsServer _sts = null!;

    public async Task InitializeAsync()
    {
        _sts = await StsServer.StartAsync(_machine.Clock);
        _sts.Know("the-id", "the-secret");
    }

    public async Task DisposeAsync() => await _sts.DisposeAsync();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Assumes_the_role_with_the_key_of_the_profile()
    {
        Write(""" "ram_session_name":"nightly","expired_seconds":1800,"policy":"{\"Version\":\"1\"}","external_id":"x 1" """);
        AlibabaCloudCredentials credentials = await _machine.Cli().GetAsync();

        Assert.Equal(("STS.session1", "session-secret-1", "session-token-1"), (credentials.AccessKeyId, credentials.AccessKeySecret, credentials.SecurityToken));
        Assert.Equal(_machine.Clock.UtcNow.AddSeconds(1800), credentials.Expiration);
        Dictionary<string, string> sent = Sent();
        Assert.Equal("acs:ram::1:role/r", sent["RoleArn"]);
        Assert.Equal("nightly", sent["RoleSessionName"]);
        Assert.Equal("1800", sent["DurationSeconds"]);
        Assert.Equal("{\"Version\":\"1\"}", sent["Policy"]);
        Assert.Equal("x 1", sent["ExternalId"]);
        Assert.DoesNotContain("RegionId", sent.Keys);
        Assert.DoesNotContain("SecurityToken", sent.Keys);
    }

    [Fact]
    public async Task What_the_profile_leaves_open_has_defaults()
    {
        Write(""" "expired_seconds":0 """);
        await _machine.Cli().GetAsync();
        Dictionary<string, string> sent = Sent();
        Assert.Equal("vpcps-1767323045000", sent["RoleSessionName"]);
        Assert.Equal("3600", sent["DurationSeconds"]);
        Assert.DoesNotContain("Policy", sent.Keys);
        Assert.DoesNotContain("ExternalId", sent.Keys);
    }

    [Fact]
    public async Task The_environment_names_session_and_endpoint_where_the_profile_does_not()
    {
        _machine.Variables["ALIBABA_CLOUD_ROLE_SESSION_NAME"] = "from-environment";
        _machine.Variables["ALIBABA_CLOUD_STS_ENDPOINT"] = _sts.Address;
        _machine.WriteCli("""{"name":"default","mode":"RamRoleArn","access_key_id":"the-id","access_key_secret":"the-secret","ram_role_arn":"acs:ram::1:role/r"}""");
        await _machine.Cli().GetAsync();
        Assert.Equal("from-environment", Sent()["RoleSessionName"]);
    }

    [Fact]
    public async Task A_token_of_the_profile_is_signed_too()
    {
        _sts.Know("STS.first", "the-secret", "first-token");
        Write(""" "sts_token":"first-token" """, id: "STS.first");
        await _machine.Cli().GetAsync();
        Assert.Equal("first-token", Sent()["SecurityToken"]);
    }

    [Fact]
    public async Task A_token_of_the_environment_is_not_put_to_a_key_of_the_file()
    {
        _machine.Variables["ALIBABA_CLOUD_SECURITY_TOKEN"] = "somebody else's";
        Write("");
        await _machine.Cli().GetAsync();
        Assert.DoesNotContain("SecurityToken", Sent().Keys);
    }

    [Fact]
    public async Task Key_and_token_of_the_environment_go_together()
    {
        _sts.Know("STS.env", "the-secret", "env-token");
        _machine.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "STS.env";
        _machine.Variables["ALIBABA_CLOUD_SECURITY_TOKEN"] = "env-token";
        Write("", id: "");
        await _machine.Cli().GetAsync();
        Assert.Equal("env-token", Sent()["SecurityToken"]);
    }

    [Fact]
    public async Task Is_renewed_before_it_expires_and_only_then()
    {
        Write("");
        ICredentialsProvider provider = _machine.Cli();
        await provider.GetAsync();
        _machine.Clock.Advance(TimeSpan.FromMinutes(44));
        await provider.GetAsync();
        Assert.Equal(1, _sts.Sessions);

        _machine.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("STS.session2", (await provider.GetAsync()).AccessKeyId);

        _sts.Refusal = new Reply(503, "");
        _machine.Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal("STS.session2", (await provider.GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task A_chain_of_roles_is_assumed_link_by_link()
    {
        _machine.WriteCli($$"""
            {"name":"default","mode":"ChainableRamRoleArn","source_profile":"middle","ram_role_arn":"acs:ram::2:role/last","sts_endpoint":"{{_sts.Address}}"},
            {"name":"middle","mode":"ChainableRamRoleArn","source_profile":"root","ram_role_arn":"acs:ram::1:role/middle","sts_endpoint":"{{_sts.Address}}"},
            {"name":"root","mode":"AK","access_key_id":"the-id","access_key_secret":"the-secret"}
            """);
        Assert.Equal("STS.session2", (await _machine.Cli().GetAsync()).AccessKeyId);
        Assert.Equal(["acs:ram::1:role/middle", "acs:ram::2:role/last"], _sts.Server.Received.Select(r => r.Form["RoleArn"]));
        Assert.Equal(["the-id", "STS.session1"], _sts.Server.Received.Select(r => r.Form["AccessKeyId"]));
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_code_and_request()
    {
        Write("");
        _sts.Refusal = StsServer.Error(403, "NoPermission", "You are not authorized to do this action.");
        Assert.Equal(
            "AssumeRole of acs:ram::1:role/r failed: You are not authorized to do this action "
            + "(NoPermission, request 11111111-2222-3333-4444-555555555555)",
            await _machine.Cli().WhyNotAsync());
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_by_the_service()
    {
        _sts.Know("the-id", "another-secret");
        Write("");
        Assert.Contains("(SignatureDoesNotMatch, request", await _machine.Cli().WhyNotAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_none_is_not_quoted()
    {
        Write("");
        _sts.Refusal = Reply.Ok("""{"Credentials":{"AccessKeySecret":"leaked"}}""");
        Assert.Equal(
            $"AssumeRole of acs:ram::1:role/r failed: {_sts.Address} answered with something other than AssumeRole's answer", await _machine.Cli().WhyNotAsync());
    }

    [Fact]
    public async Task Nobody_at_the_endpoint_is_told()
    {
        Write("", endpoint: _machine.MetadataName);
        Assert.Contains("(EndpointUnreachable)", await _machine.Cli().WhyNotAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, "https://sts.aliyuncs.com/")]
    [InlineData(null, null, "true", "https://sts.aliyuncs.com/")]
    [InlineData(null, "cn-huhehaote", null, "https://sts.cn-huhehaote.aliyuncs.com/")]
    [InlineData(null, "cn-huhehaote", "false", "https://sts.cn-huhehaote.aliyuncs.com/")]
    [InlineData(null, "cn-huhehaote", "True", "https://sts-vpc.cn-huhehaote.aliyuncs.com/")]
    [InlineData("sts.example.com", "cn-huhehaote", "true", "https://sts.example.com/")]
    [InlineData("https://sts.example.com:8443", null, null, "https://sts.example.com:8443/")]
    [InlineData("http://127.0.0.1:8080", null, null, "http://127.0.0.1:8080/")]
    public void The_endpoint_follows_the_settings(string? given, string? region, string? usesVpcNetwork, string expected)
    {
        Assert.Equal(expected, StsApi.Endpoint(_machine.Environment, "a test", given, region, usesVpcNetwork).AbsoluteUri);

        if (given is not null)
        {
            _machine.Variables["ALIBABA_CLOUD_STS_ENDPOINT"] = given;
        }

        _machine.Variables["ALIBABA_CLOUD_STS_REGION"] = region ?? "";
        _machine.Variables["ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED"] = usesVpcNetwork ?? "";
        Assert.Equal(expected, StsApi.Endpoint(_machine.Environment, "a test").AbsoluteUri);
    }

    [Fact]
    public async Task The_golden_vector_of_AssumeRole()
    {
        var role = new RoleRequest
        {
            RoleArn = "acs:ram::123456789012****:role/demo",
            SessionName = "credentials-session",
            StsEndpoint = new Uri("https://sts.aliyuncs.com/"),
        };
        var signer = new RequestSigner(SignatureVersion.V1, _machine.Clock, () => "5f2b7c1e-8d34-4a0b-9e6f-0123456789ab");
        using SignedRequest signed = signer.Sign(new AssumeRole(role), role.StsEndpoint, new("testAccessKeyId", "testAccessKeySecret"));

        Assert.Equal(
            "AccessKeyId=testAccessKeyId&Action=AssumeRole&DurationSeconds=3600&Format=JSON&RoleArn=acs%3Aram%3A%3A123456789012%2A%2A%2A%2A%3Arole%2Fdemo"
            + "&RoleSessionName=credentials-session&SignatureMethod=HMAC-SHA1&SignatureNonce=5f2b7c1e-8d34-4a0b-9e6f-0123456789ab&SignatureVersion=1.0"
            + "&Timestamp=2026-01-02T03%3A04%3A05Z&Version=2015-04-01&Signature=JYZ9vebTGStipb4NgqwrgXrTbZA%3D",
            await signed.Content.ReadAsStringAsync());
    }

    private Dictionary<string, string> Sent()
    {
        ReceivedRequest request = Assert.Single(_sts.Server.Received);
        return request.Query.Concat(request.Form).ToDictionary(p => p.Key, p => p.Value);
    }

    private void Write(string more, string id = "the-id", string? endpoint = null) => _machine.WriteCli($$"""
        {"name":"default","mode":"RamRoleArn","access_key_id":"{{id}}","access_key_secret":"the-secret",
         "ram_role_arn":"acs:ram::1:role/r","sts_endpoint":"{{endpoint ?? _sts.Address}}"{{(more.Length == 0 ? "" : "," + more)}} }
        """);
}
