using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Signing;

namespace VpcPS.Credentials.Tests;

/// <summary>
/// The STS service: checks signature V1 over query and body together, knows the keys it was told and those it gave out.
/// </summary>
internal sealed class StsServer : IAsyncDisposable
{
    private readonly Dictionary<string, (string Secret, string? Token)> _keys = [];
    private readonly ManualClock _clock;
    private LocalServer? _server;
    private int _sessions;

    private StsServer(ManualClock clock) => _clock = clock;

    public LocalServer Server => _server!;

    public string Address => Server.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Answers every call with this when set.</summary>
    public Reply? Refusal { get; set; }

    public int Sessions => Volatile.Read(ref _sessions);

    public static async Task<StsServer> StartAsync(ManualClock clock)
    {
        var sts = new StsServer(clock);
        sts._server = await LocalServer.StartAsync(sts.Answer);
        return sts;
    }

    public void Know(string id, string secret, string? token = null)
    {
        lock (_keys)
        {
            _keys[id] = (secret, token);
        }
    }

    public static Reply Error(int status, string code, string message) => new(
        status, $$"""{"RequestId":"11111111-2222-3333-4444-555555555555","HostId":"sts.aliyuncs.com","Code":"{{code}}","Message":"{{message}}"}""");

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private Reply Answer(ReceivedRequest request)
    {
        if (Refusal is not null)
        {
            return Refusal;
        }

        var all = request.Query.Concat(request.Form).ToDictionary(p => p.Key, p => p.Value);
        if (request.Method != "POST" || request.Path != "/" || all.GetValueOrDefault("Version") != "2015-04-01" || all.GetValueOrDefault("Format") != "JSON")
        {
            return Error(400, "InvalidVersion", "Specified parameter Version is not valid.");
        }

        return all["Action"] switch
        {
            "AssumeRole" => Check(request.Method, all) ?? Grant(all),
            "AssumeRoleWithOIDC" => all.ContainsKey("Signature") || all.ContainsKey("AccessKeyId")
                ? Error(400, "InvalidParameter", "AssumeRoleWithOIDC is not signed.")
                : Grant(all),
            _ => Error(404, "InvalidApi.NotFound", "Specified api is not found, please check your url and method."),
        };
    }

    private Reply? Check(string method, Dictionary<string, string> all)
    {
        lock (_keys)
        {
            if (!_keys.TryGetValue(all["AccessKeyId"], out (string Secret, string? Token) key))
            {
                return Error(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
            }

            if (key.Token != all.GetValueOrDefault("SecurityToken"))
            {
                return Error(400, "InvalidSecurityToken.Malformed", "The security token is malformed.");
            }

            return all["SignatureMethod"] == "HMAC-SHA1" && all["SignatureVersion"] == "1.0"
                && RpcV1Signer.Sign(method, all, key.Secret).Signature == all["Signature"]
                    ? null
                    : Error(400, "SignatureDoesNotMatch", "Specified signature is not matched with our calculation.");
        }
    }

    private Reply Grant(Dictionary<string, string> all)
    {
        int number = Interlocked.Increment(ref _sessions);
        Know($"STS.session{number}", $"session-secret-{number}", $"session-token-{number}");
        string end = _clock.UtcNow.AddSeconds(int.Parse(all["DurationSeconds"], null))
            .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
        return Reply.Ok($$"""
            {"RequestId":"11111111-2222-3333-4444-555555555555","AssumedRoleUser":{"Arn":"x","AssumedRoleId":"1"},
             "Credentials":{"AccessKeyId":"STS.session{{number}}","AccessKeySecret":"session-secret-{{number}}",
             "SecurityToken":"session-token-{{number}}","Expiration":"{{end}}"} }
            """);
    }
}
