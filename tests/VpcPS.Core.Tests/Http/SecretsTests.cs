using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using VpcPS.Core.Tests.Wire;
using Xunit;

namespace VpcPS.Core.Tests.Http;

/// <summary>Puts canaries into every secret part, and uses servers that return everything that they were sent.</summary>
public sealed class SecretsTests
{
    private const string KeyId = "STS.CanaryKeyIdMiddle0001";
    private const string Secret = "CanarySecret+0123456789/=";

    // As long as a real token, so that an excerpt of an answer could end in the middle of it.
    private static readonly string Token = "CAISCanaryToken/" + string.Concat(Enumerable.Repeat("abc+DEF/123=", 40)) + "==";

    private static readonly AlibabaCloudCredentials Canary = new(KeyId, Secret, Token);

    public static TheoryData<SignatureVersion, CallKind> AllCalls => Calls.All;

    public static TheoryData<SignatureVersion, string> AllEchoes
    {
        get
        {
            var echoes = new TheoryData<SignatureVersion, string>();
            foreach (SignatureVersion signature in Enum.GetValues<SignatureVersion>())
            {
                echoes.Add(signature, "TCP echo");
                echoes.Add(signature, "no colon in a header line");
                echoes.Add(signature, "text");
                echoes.Add(signature, "text, cut anywhere");
                echoes.Add(signature, "error message");
                echoes.Add(signature, "error code");
                echoes.Add(signature, "error request id");
                echoes.Add(signature, "request id in the head");
                echoes.Add(signature, "content type");
                echoes.Add(signature, "redirect");
            }

            return echoes;
        }
    }

    [Fact]
    public void Credentials_show_only_a_masked_id()
    {
        Assert.Equal("STS.****0001", Canary.ToString());
        Assert.Equal("STS.****0001", Canary.MaskedAccessKeyId);
        Assert.Equal(
            [nameof(AlibabaCloudCredentials.Expiration), nameof(AlibabaCloudCredentials.HasSecurityToken), nameof(AlibabaCloudCredentials.MaskedAccessKeyId)],
            typeof(AlibabaCloudCredentials).GetProperties().Select(p => p.Name).Order());
    }

    [Theory]
    [MemberData(nameof(AllEchoes))]
    public async Task A_server_that_repeats_the_secrets_gets_none_of_them_into_a_message_or_the_log(SignatureVersion signature, string echo)
    {
        await using var server = new WireServer(async connection =>
        {
            if (await connection.ReadRequestAsync() is { } request)
            {
                await connection.SendAsync(Echo(echo, request));
            }
        });
        var log = new CallLog();
        using VpcClient client = Calls.Client(server.Url, signature, credentials: Canary);

        var failure = await Assert.ThrowsAnyAsync<VpcException>(() => client.SendAsync(CallKind.Purchase, log));

        AssertNoSecret(string.Join(
            '\n', [failure.ToString(), failure.Code, (failure as VpcApiException)?.RequestId, (failure as VpcApiException)?.Recommend, .. log.TakeLines()]));
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_successful_call_leaves_no_secret_in_the_log(SignatureVersion signature, CallKind kind)
    {
        await using var server = new WireServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAnswerAsync(Calls.Answer(kind), $"x-acs-request-id: R-1 for {KeyId}\r\n");
        });
        var log = new CallLog();
        using VpcClient client = Calls.Client(server.Url, signature, credentials: Canary);

        await client.SendAsync(kind, log);

        string line = Assert.Single(log.TakeLines());
        AssertNoSecret(line);
        Assert.StartsWith($"{Calls.Action(kind).Name} in cn-huhehaote at {server.Url.GetLeftPart(UriPartial.Authority)}: HTTP 200, request R-1", line);
    }

    [Theory]
    [InlineData(SignatureVersion.V1)]
    [InlineData(SignatureVersion.V3)]
    public void The_same_string_to_sign_on_both_sides_means_a_wrong_secret(SignatureVersion signature)
    {
        SignedRequest request = Answers.Request(Calls.Purchase, signature, Canary);

        VpcApiException refusal = RefuseSignature(request, request.Signature.StringToSign);

        Assert.Equal("SignatureDoesNotMatch", refusal.Code);
        Assert.Equal(
            "Specified signature is not matched with our calculation."
                + " Client and service signed the same text, so the AccessKey secret is wrong.",
            refusal.Message);
    }

    [Theory]
    [InlineData(SignatureVersion.V1)]
    [InlineData(SignatureVersion.V3)]
    public void What_follows_the_server_s_string_after_a_blank_does_not_count(SignatureVersion signature)
    {
        SignedRequest request = Answers.Request(Calls.Purchase, signature, Canary);

        Assert.EndsWith(
            "so the AccessKey secret is wrong.", RefuseSignature(request, request.Signature.StringToSign + " and a hint").Message);
    }

    // A proxy that adds a parameter whose name sorts last makes the server's string begin with ours.
    [Theory]
    [InlineData(SignatureVersion.V1, "%26Zone%3D1")]
    [InlineData(SignatureVersion.V1, "changed")]
    [InlineData(SignatureVersion.V3, "0")]
    public void A_different_string_to_sign_means_that_the_request_was_changed(SignatureVersion signature, string addition)
    {
        SignedRequest request = Answers.Request(Calls.Purchase, signature, Canary);

        string appended = RefuseSignature(request, request.Signature.StringToSign + addition).Message;
        string prepended = RefuseSignature(request, addition + request.Signature.StringToSign).Message;

        Assert.EndsWith("so something on the way changed the request.", appended);
        Assert.Equal(appended, prepended);
    }

    [Fact]
    public void A_server_s_string_to_sign_is_never_shown()
    {
        SignedRequest request = Answers.Request(Calls.Purchase, SignatureVersion.V1, Canary);

        string message = RefuseSignature(request, "POST&%2F&SomethingElse%3D" + Uri.EscapeDataString(Uri.EscapeDataString(Token))).Message;

        AssertNoSecret(message);
        Assert.DoesNotContain("POST&", message);
        Assert.DoesNotContain("SomethingElse", message);
    }

    private static VpcApiException RefuseSignature(SignedRequest request, string serverString)
    {
        byte[] body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new
        {
            RequestId = "R-1",
            Code = "SignatureDoesNotMatch",
            Message = "Specified signature is not matched with our calculation. server string to sign is:" + serverString,
        });
        return Assert.Throws<VpcApiException>(() => Answers.Read(Calls.Purchase, body, 400, request: request));
    }

    private static byte[] Echo(string how, RecordedRequest request)
    {
        string secrets = $"{KeyId} {Secret} {Token} {Uri.EscapeDataString(Token)} {Uri.EscapeDataString(Uri.EscapeDataString(Token))}";
        string whole = $"{request.Method} {request.Target} HTTP/1.1\r\n"
            + string.Concat(request.Headers.Select(h => $"{h.Key}: {h.Value}\r\n")) + "\r\n" + request.BodyText;
        return Encoding.ASCII.GetBytes(how switch
        {
            "TCP echo" => whole,
            "no colon in a header line" => "HTTP/1.1 200 OK\r\n" + secrets.Replace(':', ' ') + "\r\n\r\n",
            "text" => Answer("502 Bad Gateway", secrets + whole),
            "text, cut anywhere" => Answer("502 Bad Gateway", Token[..3] + "..." + Token),
            "error message" => Answer("400 Bad Request", $$"""{"Code":"X","Message":"{{secrets}}"}"""),
            "error code" => Answer("400 Bad Request", $$"""{"Code":"{{secrets}}","Recommend":"https://help/?q={{Uri.EscapeDataString(Token)}}"}"""),
            "error request id" => Answer("400 Bad Request", $$"""{"Code":"X","RequestId":"{{secrets}}"}"""),
            "request id in the head" => Answer("400 Bad Request", """{"Code":"X"}""", $"x-acs-request-id: {secrets}\r\n"),
            "content type" => Answer("400 Bad Request", "{}", $"Content-Type: {KeyId}/{KeyId}\r\n"),
            "redirect" => Answer("307 Elsewhere", "", $"Location: http://elsewhere/?{Uri.EscapeDataString(Token)}&{KeyId}\r\n"),
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
        });
    }

    private static string Answer(string status, string body, string header = "") =>
        $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n{header}\r\n{body}";

    // The secrets are searched for in pieces, so that half a secret is found as well.
    private static void AssertNoSecret(string text)
    {
        Assert.DoesNotContain("CanaryKeyIdMiddle", text);
        Assert.DoesNotContain("CanarySecret", text);
        Assert.DoesNotContain("CanaryToken", text);
        Assert.DoesNotContain("DEF", text);
    }
}
