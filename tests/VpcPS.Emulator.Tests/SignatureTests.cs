using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using VpcPS.Core.Signing;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Tests.Support;
using VpcPS.Emulator.Wire;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>Both signatures: what passes, and with which code and status everything else is refused.</summary>
public class SignatureTests
{
    public static TheoryData<Style> BothVersions => [Style.V1Form, Style.V3Query];

    // Golden vectors: made by the official packages, not by the code under test.
    [Theory]
    [InlineData(
        "GET",
        "AccessKeyId=testAccessKeyId&Action=AllocateIpv6InternetBandwidth&Bandwidth=2&Format=JSON&Ipv6AddressId=ipv6-hp351bytt9inrfp6tgubd&Ipv6GatewayId=ipv6gw-hp38x2x0fz785tlc65pfv&RegionId=cn-huhehaote&SignatureMethod=HMAC-SHA1&SignatureNonce=5f2b7c1e-8d34-4a0b-9e6f-0123456789ab&SignatureVersion=1.0&Timestamp=2026-01-02T03%3A04%3A05Z&Version=2016-04-28&Signature=HOHAXGSEoeznkcZ%2Fx2CXqaC%2BxAw%3D")]
    [InlineData(
        "POST",
        "AccessKeyId=testAccessKeyId&Action=AllocateIpv6InternetBandwidth&Bandwidth=2&Format=JSON&Ipv6AddressId=ipv6-hp351bytt9inrfp6tgubd&Ipv6GatewayId=ipv6gw-hp38x2x0fz785tlc65pfv&RegionId=cn-huhehaote&SignatureMethod=HMAC-SHA1&SignatureNonce=5f2b7c1e-8d34-4a0b-9e6f-0123456789ab&SignatureVersion=1.0&Timestamp=2026-01-02T03%3A04%3A05Z&Version=2016-04-28&Signature=A7APJBviyFzz2Cn3jTkA%2BMEwuqE%3D")]
    [InlineData(
        "GET",
        "AccessKeyId=STS.testTemporaryKeyId&Action=DescribeIpv6Addresses&Format=JSON&PageNumber=1&PageSize=50&RegionId=cn-hangzhou&SecurityToken=CAISexampleToken%2Fwith%2Bplus%2Fslash%3D%3Dand~tilde&SignatureMethod=HMAC-SHA1&SignatureNonce=5f2b7c1e-8d34-4a0b-9e6f-0123456789ab&SignatureVersion=1.0&Timestamp=2026-01-02T03%3A04%3A05Z&Version=2016-04-28&Signature=SRU3qRgmQkI67hC8b4BsBtoQGoY%3D")]
    public async Task What_the_official_packages_signed_with_v1_passes(string method, string wire)
    {
        using var directory = new TemporaryDirectory();
        using EmulatorServer emulator = Emulators.Start(
            new ManualClock(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)),
            WriteEstate(directory,
                new AccessKey { AccessKeyId = "testAccessKeyId", AccessKeySecret = "testAccessKeySecret" },
                new AccessKey
                {
                    AccessKeyId = "STS.testTemporaryKeyId",
                    AccessKeySecret = "testTemporarySecret",
                    SecurityToken = "CAISexampleToken/with+plus/slash==and~tilde",
                }));
        using var http = new HttpClient();
        using HttpRequestMessage request = method == "GET"
            ? new(HttpMethod.Get, new Uri(emulator.EndpointUrl, "/?" + wire))
            : new(HttpMethod.Post, emulator.EndpointUrl)
            {
                Content = new StringContent(wire, Encoding.UTF8, "application/x-www-form-urlencoded"),
            };

        using HttpResponseMessage response = await http.SendAsync(request);

        Assert.Equal("", (await Reply.ReadAsync(response)).Code);
    }

    [Theory]
    [InlineData("Bandwidth=2&Ipv6AddressId=ipv6-hp351bytt9inrfp6tgubd&Ipv6GatewayId=ipv6gw-hp38x2x0fz785tlc65pfv&RegionId=cn-huhehaote", "", "5196d5ee291ef10ea808a101eddaf9a4fe10de2ff0ee9907b1115cb144571de7")]
    [InlineData("", "Bandwidth=2&Ipv6AddressId=ipv6-hp351bytt9inrfp6tgubd&Ipv6GatewayId=ipv6gw-hp38x2x0fz785tlc65pfv&RegionId=cn-huhehaote", "693e6108773e4d5fb95f78ea75d36d2b44507c4ed010e927598783d5af879f41")]
    public void What_the_official_packages_signed_with_v3_passes(string query, string form, string signature)
    {
        byte[] body = Encoding.UTF8.GetBytes(form);
        string typed = form.Length > 0 ? "content-type;" : "";
        List<KeyValuePair<string, string>> headers =
        [
            new("Host", "vpc.cn-huhehaote.aliyuncs.com"),
            new("x-acs-version", "2016-04-28"),
            new("x-acs-action", "AllocateIpv6InternetBandwidth"),
            new("user-agent", "not-signed/1.0"),
            new("x-acs-date", "2026-01-02T03:04:05Z"),
            new("x-acs-signature-nonce", "5f2b7c1e-8d34-4a0b-9e6f-0123456789ab"),
            new("x-acs-content-sha256", Acs3Signer.HashBody(body)),
            new("Authorization", $"ACS3-HMAC-SHA256 Credential=testAccessKeyId,SignedHeaders={typed}host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature={signature}"),
        ];
        if (form.Length > 0)
        {
            headers.Add(new("Content-Type", "application/x-www-form-urlencoded"));
        }

        ApiRequest request = ApiRequest.Read(new HttpRequest("POST", "/?" + query, headers, body));
        request.CheckParts();

        Assert.True(request.IsSignedBy(
            new AccessKey { AccessKeyId = "testAccessKeyId", AccessKeySecret = "testAccessKeySecret" }, out _));
        Assert.Equal("2", request.Parameters.Text("Bandwidth"));
    }

    [Theory]
    [MemberData(nameof(BothVersions))]
    public async Task A_wrong_secret_is_told_the_string_to_sign(Style style)
    {
        Reply reply = await SendAsync(style, e => new Caller(e) { AccessKeySecret = "another" });

        Refused(reply, 400, "SignatureDoesNotMatch");
        Assert.StartsWith(
            "Specified signature is not matched with our calculation. server string to sign is:"
            + (style == Style.V1Form ? "POST&%2F&AccessKeyId%3D" : "ACS3-HMAC-SHA256\n"),
            reply.Message);
    }

    [Theory]
    [InlineData(Style.V1Form, "RegionId")]
    [InlineData(Style.V1Get, "Ipv6AddressId")]
    [InlineData(Style.V3Query, "x-acs-version")]
    [InlineData(Style.V3Form, "x-acs-content-sha256")]
    public async Task What_was_changed_after_signing_does_not_pass(Style style, string part)
    {
        Refused(
            await SendAsync(style, e => new Caller(e) { AfterSigning = parts => parts[part] += "0" }),
            400,
            "SignatureDoesNotMatch");
    }

    [Fact]
    public async Task The_hash_of_a_body_must_be_that_of_the_body_even_when_it_is_signed()
    {
        Refused(
            await SendAsync(Style.V3Query, e => new Caller(e) { BeforeSigning = h => h["x-acs-content-sha256"] = new string('0', 64) }),
            400,
            "SignatureDoesNotMatch");
    }

    [Theory]
    [MemberData(nameof(BothVersions))]
    public async Task An_unknown_key_is_not_found(Style style) =>
        Refused(await SendAsync(style, e => new Caller(e) { AccessKeyId = "nobody" }), 404, "InvalidAccessKeyId.NotFound");

    [Theory]
    [InlineData(Style.V1Form, "06.05.2026")]
    [InlineData(Style.V1Form, "2026-05-06T07:08:09")]
    [InlineData(Style.V1Form, "2026-05-06T07:08:09.000Z")]
    [InlineData(Style.V3Query, "20260506T070809Z")]
    public async Task A_malformed_time_is_refused(Style style, string time) =>
        Refused(await SendAsync(style, e => new Caller(e) { Timestamp = time }), 400, "InvalidTimeStamp.Format");

    [Theory]
    [InlineData(Style.V1Form, "2026-05-06T06:53:08Z", "InvalidTimeStamp.Expired")]
    [InlineData(Style.V1Form, "2026-05-06T06:53:09Z", "")]
    [InlineData(Style.V3Query, "2026-05-06T07:23:09Z", "")]
    [InlineData(Style.V3Query, "2026-05-06T07:23:10Z", "InvalidTimeStamp.Expired")]
    public async Task A_time_may_be_fifteen_minutes_off_to_either_side(Style style, string time, string code) =>
        Assert.Equal(code, (await SendAsync(style, e => new Caller(e) { Timestamp = time })).Code);

    [Theory]
    [InlineData(Style.V1Form, "Action")]
    [InlineData(Style.V1Form, "Version")]
    [InlineData(Style.V1Form, "AccessKeyId")]
    [InlineData(Style.V1Form, "SignatureMethod")]
    [InlineData(Style.V1Form, "SignatureVersion")]
    [InlineData(Style.V1Form, "SignatureNonce")]
    [InlineData(Style.V1Form, "Timestamp")]
    [InlineData(Style.V1Form, "Signature")]
    [InlineData(Style.V3Query, "x-acs-action")]
    [InlineData(Style.V3Query, "x-acs-version")]
    [InlineData(Style.V3Query, "x-acs-date")]
    [InlineData(Style.V3Query, "x-acs-signature-nonce")]
    [InlineData(Style.V3Query, "x-acs-content-sha256")]
    [InlineData(Style.V3Query, "Authorization")]
    public async Task Every_part_of_a_signature_is_missed_by_name(Style style, string part)
    {
        Reply reply = await SendAsync(style, e => new Caller(e) { AfterSigning = parts => parts.Remove(part) });

        Refused(reply, 400, "MissingParameter");
        Assert.Equal($"The input parameter \"{part}\" that is mandatory for processing this request is not supplied.", reply.Message);
    }

    [Theory]
    [InlineData("SignatureMethod", "HMAC-SHA256", "InvalidSignatureMethod", 400)]
    [InlineData("SignatureVersion", "2.0", "InvalidParameter", 400)]
    [InlineData("Format", "YAML", "InvalidParameter.Format", 400)]
    [InlineData("Version", "2014-05-27", "InvalidVersion", 400)]
    [InlineData("Action", "allocateipv6internetbandwidth", "InvalidAction.NotFound", 404)]
    [InlineData("Action", "NoSuchAction", "InvalidAction.NotFound", 404)]
    public async Task A_wrong_common_parameter_is_refused(string name, string value, string code, int status) => Refused(
        await SendAsync(Style.V1Form, e => new Caller(e) { BeforeSigning = p => p[name] = value }), status, code);

    [Theory]
    [InlineData("garbage")]
    [InlineData("ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host")]
    [InlineData("ACS3-HMAC-SHA256 Credential=,SignedHeaders=host,Signature=00")]
    [InlineData("ACS3-HMAC-SHA256 Signature=00,SignedHeaders=host,Credential=a")]
    public async Task A_malformed_authorization_is_incomplete(string value) => Refused(
        await SendAsync(Style.V3Query, e => new Caller(e) { AfterSigning = h => h["Authorization"] = value }),
        400,
        "IncompleteSignature");

    [Fact]
    public async Task Another_algorithm_is_not_taken() => Refused(
        await SendAsync(Style.V3Query, e => new Caller(e)
        {
            AfterSigning = h => h["Authorization"] = h["Authorization"].Replace("SHA256", "SM3", StringComparison.Ordinal),
        }),
        400,
        "InvalidSignatureMethod");

    [Fact]
    public async Task A_header_of_the_protocol_that_is_not_signed_makes_the_signature_incomplete()
    {
        Reply reply = await SendAsync(Style.V3Query, e => new Caller(e) { AfterSigning = h => h["x-acs-retry-attempts"] = "1" });

        Refused(reply, 400, "IncompleteSignature");
        Assert.Contains("x-acs-retry-attempts", reply.Message);
    }

    [Theory]
    [MemberData(nameof(BothVersions))]
    public async Task A_nonce_is_good_once(Style style)
    {
        ManualClock clock = Emulators.Clock();
        using EmulatorServer emulator = Emulators.Start(clock);
        using var caller = new Caller(emulator) { Nonce = "once" };

        Reply first = await caller.SendAsync(style, "AllocateIpv6InternetBandwidth", Seed.Request);
        clock.Advance(TimeSpan.FromMinutes(15));
        Reply second = await caller.SendAsync(style, "AllocateIpv6InternetBandwidth", Seed.Request);

        Assert.Equal(200, first.Status);
        Refused(second, 400, "SignatureNonceUsed");
    }

    [Fact]
    public async Task A_nonce_counts_for_its_key_alone_and_a_request_that_does_not_pass_does_not_use_it_up()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var stranger = new Caller(emulator) { Nonce = "n", AccessKeySecret = "guessed" };
        using var temporary = Temporary(emulator, "emulatorSecurityToken", nonce: "n");
        using var owner = new Caller(emulator) { Nonce = "n" };

        Refused(await stranger.DescribeAsync(), 400, "SignatureDoesNotMatch");
        Assert.Equal(200, (await temporary.DescribeAsync()).Status);
        Assert.Equal(200, (await owner.DescribeAsync()).Status);
    }

    [Theory]
    [InlineData(Style.V1Get)]
    [InlineData(Style.V3Query)]
    public async Task A_temporary_key_needs_its_own_token(Style style)
    {
        using EmulatorServer emulator = Emulators.Start();

        async Task<Reply> WithTokenAsync(string token)
        {
            using Caller caller = Temporary(emulator, token);
            return await caller.SendAsync(style, "DescribeIpv6Addresses", new() { ["RegionId"] = "cn-hangzhou" });
        }

        Assert.Equal(200, (await WithTokenAsync("emulatorSecurityToken")).Status);
        Refused(await WithTokenAsync(""), 400, "MissingSecurityToken");
        Refused(await WithTokenAsync("forged"), 400, "InvalidSecurityToken.Malformed");
    }

    [Fact]
    public async Task A_permanent_key_can_not_borrow_a_token() => Refused(
        await SendAsync(Style.V1Form, e => new Caller(e) { SecurityToken = "emulatorSecurityToken" }),
        400,
        "InvalidSecurityToken.MismatchWithAccessKey");

    [Fact]
    public async Task A_token_ends_and_a_key_can_be_disabled()
    {
        using var directory = new TemporaryDirectory();
        ManualClock clock = Emulators.Clock();
        using EmulatorServer emulator = Emulators.Start(clock, WriteEstate(directory,
            new AccessKey { AccessKeyId = "a", AccessKeySecret = "a" },
            new AccessKey { AccessKeyId = "off", AccessKeySecret = "off", Disabled = true },
            new AccessKey { AccessKeyId = "sts", AccessKeySecret = "s", SecurityToken = "t", Expiration = clock.UtcNow.UtcDateTime.AddMinutes(1) }));
        using var disabled = new Caller(emulator) { AccessKeyId = "off", AccessKeySecret = "off" };
        using var temporary = new Caller(emulator) { AccessKeyId = "sts", AccessKeySecret = "s", SecurityToken = "t" };

        Refused(await disabled.DescribeAsync(), 400, "InvalidAccessKeyId.Inactive");
        Assert.Equal(200, (await temporary.DescribeAsync()).Status);
        clock.Advance(TimeSpan.FromMinutes(1));
        Refused(await temporary.DescribeAsync(), 400, "InvalidSecurityToken.Expired");
    }

    [Fact]
    public async Task The_other_spelling_of_the_time_is_signed_as_it_is_spelt() => Assert.Equal(
        200,
        (await SendAsync(Style.V1Get, e => new Caller(e)
        {
            BeforeSigning = p =>
            {
                p["TimeStamp"] = p["Timestamp"];
                p.Remove("Timestamp");
            },
        })).Status);

    [Fact]
    public async Task Values_that_need_encoding_are_signed_and_read_as_they_are_meant()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        Dictionary<string, string> request = new() { ["RegionId"] = "cn-huhehaote", ["Name"] = "网站前端", ["X"] = "a b+c*~!'()&=%" };

        foreach (Style style in Enum.GetValues<Style>())
        {
            Reply reply = await caller.SendAsync(style, "DescribeIpv6Addresses", request);
            Assert.Equal(1, reply.Json.GetProperty("TotalCount").GetInt32());
        }
    }

    [Fact]
    public async Task A_parameter_that_occurs_twice_is_refused()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var http = new HttpClient();
        using HttpResponseMessage response = await http.GetAsync(new Uri(emulator.EndpointUrl, "/?Action=a&Action=b"));

        Refused(await Reply.ReadAsync(response), 400, "InvalidParameter");
    }

    [Theory]
    [InlineData("/?Action=%")]
    [InlineData("/?Action=%4")]
    [InlineData("/?Action=%zz")]
    [InlineData("/?Action=%ff")]
    public async Task A_query_that_is_not_percent_encoded_utf8_is_refused(string target)
    {
        using EmulatorServer emulator = Emulators.Start();

        string answer = await RawSocket.ExchangeAsync(emulator.Port, $"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", answer);
        Assert.Contains("\"Code\":\"InvalidParameter\"", answer);
    }

    [Fact]
    public async Task V3_answers_xml_to_a_client_that_accepts_xml()
    {
        Reply reply = await SendAsync(Style.V3Query, e => new Caller(e) { AfterSigning = h => h["accept"] = "application/xml" });

        Assert.StartsWith("<AllocateIpv6InternetBandwidthResponse>", reply.Body);
    }

    private static Caller Temporary(EmulatorServer emulator, string token, string nonce = "") => new(emulator)
    {
        AccessKeyId = "STS.emulatorAccessKeyId",
        AccessKeySecret = "emulatorTemporarySecret",
        SecurityToken = token,
        Nonce = nonce,
    };

    private static async Task<Reply> SendAsync(Style style, Func<EmulatorServer, Caller> callerOf)
    {
        using EmulatorServer emulator = Emulators.Start();
        using Caller caller = callerOf(emulator);
        return await caller.SendAsync(style, "AllocateIpv6InternetBandwidth", Seed.Request);
    }

    private static string WriteEstate(TemporaryDirectory directory, params AccessKey[] keys)
    {
        EstateDocument estate = Emulators.DefaultEstate();
        estate.AccessKeys.Clear();
        estate.AccessKeys.AddRange(keys);
        string path = directory.File("estate.json");
        EstateFile.WriteBytes(path, EstateFile.Render(estate));
        return path;
    }

    private static void Refused(Reply reply, int status, string code) => Assert.Equal((status, code), (reply.Status, reply.Code));
}
