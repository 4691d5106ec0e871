using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using VpcPS.Emulator.Wire;
using Xunit;

namespace VpcPS.Emulator.Tests.Conformance;

/// <summary>
/// The official packages sign our client's requests in the same way: captured requests are signed again by the code of openapi-core,
/// openapi-util and pop-core.
/// </summary>
public class SignedByOurClientTests
{
    private const int Seed = 20160428;
    private const int CallsOfEachKind = 100;

    private static readonly Key Permanent = new("LTAIpermanentKey", "permanentSecret+/=", null);
    private static readonly Key Temporary = new("STS.temporaryKey", "temporarySecret", "CAIS+/=token~*");

    public static TheoryData<SignatureVersion, bool> Kinds() => new()
    {
        { SignatureVersion.V1, false },
        { SignatureVersion.V1, true },
        { SignatureVersion.V3, false },
        { SignatureVersion.V3, true },
    };

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Random_requests_bear_the_signature_of_the_official_packages(SignatureVersion version, bool isTemporary)
    {
        await SkipWithoutNodeAsync();
        JsonArray requests = await CaptureAsync(version, isTemporary ? Temporary : Permanent, CallsOfEachKind);

        IReadOnlyList<Verdict> verdicts = await VerifyAsync(requests);

        Assert.Equal(CallsOfEachKind, verdicts.Count);
        Assert.Equal(version == SignatureVersion.V1 ? 3 : 2, verdicts[0].Official.Count);
        Assert.Empty(verdicts.Where(v => !v.IsSame).Select(v => v.ToString()));
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_tampered_request_is_reported(SignatureVersion version, bool isTemporary)
    {
        await SkipWithoutNodeAsync();
        JsonNode request = (await CaptureAsync(version, isTemporary ? Temporary : Permanent, 1)).Single()!;
        JsonArray tampered =
        [
            Tampered(request, r => r["method"] = "GET"),
            Tampered(request, r => r["query"] = (string)r["query"]! + "&Extra=1"),
            Tampered(request, r => r["query"] = (string)r["query"]! + "&Empty="),
            Tampered(request, r => r["key"]!["accessKeySecret"] = "guessed"),
            Tampered(request, r => r["body"] = Convert.ToBase64String([.. Convert.FromBase64String((string)r["body"]!), .. "&Extra=1"u8])),
            Tampered(request, r => SpoilCarried(r, version)),
        ];

        IReadOnlyList<Verdict> verdicts = await VerifyAsync([request.DeepClone(), .. tampered.Select(t => t!.DeepClone())]);

        Assert.True(verdicts[0].IsSame, verdicts[0].ToString());
        Assert.All(verdicts.Skip(1), v => Assert.True(v.AllDiffer, v.ToString()));
    }

    private static async Task SkipWithoutNodeAsync()
    {
        string missing = await NodeProject.PrepareAsync();
        Skip.If(missing.Length > 0, missing);
    }

    private static async Task<JsonArray> CaptureAsync(SignatureVersion version, Key key, int count)
    {
        var calls = new RandomCalls(Seed);
        using var capture = new RequestCapture();
        using var client = new VpcClient(
            new StaticCredentialsProvider(new AlibabaCloudCredentials(key.Id, key.Secret, key.Token), "the test"),
            new VpcClientOptions { EndpointUrl = capture.Endpoint, SignatureVersion = version });
        for (int i = 0; i < count; i++)
        {
            await client.SendAsync(calls.Next(anyName: version == SignatureVersion.V1), null, CancellationToken.None);
        }

        Assert.Empty(capture.Faults);
        Assert.Equal(count, capture.Requests.Count);
        return [.. capture.Requests.Select(request => Describe(request, key))];
    }

    private static JsonObject Describe(HttpRequest request, Key key) => new()
    {
        ["method"] = request.Method,
        ["path"] = request.Path,
        ["query"] = request.Query,
        ["headers"] = new JsonArray([.. request.Headers.Select(h => new JsonArray(h.Key, h.Value))]),
        ["body"] = Convert.ToBase64String(request.Body),
        ["key"] = new JsonObject { ["accessKeyId"] = key.Id, ["accessKeySecret"] = key.Secret },
    };

    private static JsonNode Tampered(JsonNode request, Action<JsonNode> tamper)
    {
        JsonNode copy = request.DeepClone();
        tamper(copy);
        return copy;
    }

    // The nonce is a header under V3 and a parameter of the form under V1.
    private static void SpoilCarried(JsonNode request, SignatureVersion version)
    {
        if (version == SignatureVersion.V1)
        {
            string form = Encoding.ASCII.GetString(Convert.FromBase64String((string)request["body"]!));
            request["body"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(form.Replace("SignatureNonce=", "SignatureNonce=x", StringComparison.Ordinal)));
        }
        else
        {
            JsonNode nonce = request["headers"]!.AsArray().Single(h => (string)h![0]! == "x-acs-signature-nonce")!;
            nonce[1] = "x" + (string)nonce[1]!;
        }
    }

    private static async Task<IReadOnlyList<Verdict>> VerifyAsync(JsonArray requests)
    {
        string output = await NodeProject.RunAsync("verify.js", requests.ToJsonString());
        return
        [
            .. JsonDocument.Parse(output).RootElement.EnumerateArray().Zip(requests).Select(pair => new Verdict(
                pair.Second!.ToJsonString(),
                pair.First.GetProperty("carried").GetString()!,
                pair.First.EnumerateObject().Where(p => p.Name != "carried").ToDictionary(p => p.Name, p => p.Value.GetString()!))),
        ];
    }

    private sealed record Key(string Id, string Secret, string? Token);

    /// <summary>The signature that a request carries, beside those of the official packages.</summary>
    private sealed record Verdict(string Request, string Carried, IReadOnlyDictionary<string, string> Official)
    {
        public bool IsSame => Official.Values.All(signature => signature == Carried);

        public bool AllDiffer => Official.Values.All(signature => signature != Carried);

        public override string ToString() => $"{Request}\ncarried {Carried}\n{string.Join("\n", Official.Select(o => $"{o.Key} {o.Value}"))}";
    }
}
