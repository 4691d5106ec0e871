using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using VpcPS.Core.Signing;
using VpcPS.CoverageGen;
using VpcPS.Emulator.Calls;
using Xunit;

namespace VpcPS.Emulator.Tests.Support;

/// <summary>How a request is signed and where its parameters are put.</summary>
public enum Style
{
    V1Get,
    V1Form,
    V1Mixed,
    V1PostQuery,
    V3Get,
    V3Query,
    V3Form,
}

/// <summary>Signs and sends requests. A test can spoil each part of a request.</summary>
internal sealed class Caller(EmulatorServer emulator) : IDisposable
{
    public const string Now = "2026-05-06T07:08:09Z";

    private readonly HttpClient _http = new();

    public string AccessKeyId { get; init; } = emulator.AccessKeyId;

    public string AccessKeySecret { get; init; } = emulator.AccessKeySecret;

    public string SecurityToken { get; init; } = "";

    public string Timestamp { get; init; } = Now;

    /// <summary>Changes the parts of the signature before it is made: parameters of V1, headers of V3.</summary>
    public Action<Dictionary<string, string>> BeforeSigning { get; init; } = _ => { };

    /// <summary>Changes what is sent after it is signed: parameters of V1, headers of V3.</summary>
    public Action<Dictionary<string, string>> AfterSigning { get; init; } = _ => { };

    public string Nonce { get; init; } = "";

    public string Version { get; init; } = "2016-04-28";

    public void Dispose() => _http.Dispose();

    public Task<Reply> AllocateAsync(params (string Name, string Value)[] changes) =>
        SendAsync(Style.V1Form, "AllocateIpv6InternetBandwidth", Seed.With(changes));

    public Task<Reply> DescribeAsync(params (string Name, string Value)[] filters) => SendAsync(
        Style.V1Get,
        "DescribeIpv6Addresses",
        new[] { ("RegionId", "cn-huhehaote") }.Where(r => filters.All(f => f.Item1 != r.Item1)).Concat(filters)
            .ToDictionary(f => f.Item1, f => f.Item2));

    /// <summary>Calls an action in the region of the seed, or in one that is given; an empty region is left out.</summary>
    public Task<Reply> CallAsync(string action, params (string Name, string Value)[] parameters) => SendAsync(
        Style.V1Form,
        action,
        new[] { ("RegionId", "cn-huhehaote") }.Where(r => parameters.All(p => p.Name != r.Item1))
            .Concat(parameters.Where(p => p != ("RegionId", "")))
            .ToDictionary(p => p.Item1, p => p.Item2));

    /// <summary>A signed GET as it goes over the wire.</summary>
    public string RawGet(string action, Dictionary<string, string> business)
    {
        using HttpRequestMessage request = SignV1(Style.V1Get, action, business);
        return $"GET {request.RequestUri!.PathAndQuery} HTTP/1.1\r\nHost: {emulator.EndpointUrl.Authority}\r\n\r\n";
    }

    public async Task<Reply> SendAsync(Style style, string action, Dictionary<string, string> business)
    {
        using HttpRequestMessage request = style is Style.V3Get or Style.V3Query or Style.V3Form
            ? SignV3(style, action, business)
            : SignV1(style, action, business);
        using HttpResponseMessage response = await _http.SendAsync(request);
        Reply reply = await Reply.ReadAsync(response);
        AssertDeclared(action, reply);
        return reply;
    }

    // An action must declare the codes of its own errors. Errors that come from a fault, a rate limit or a test's stage are not its own.
    private static void AssertDeclared(string action, Reply reply)
    {
        if (reply.Status is 200 or 503
            || reply.Body.Contains("The emulator was told to give this answer.", StringComparison.Ordinal)
            || reply.Body.Contains("denied due to user flow control", StringComparison.Ordinal)
            || ActionTable.All.FirstOrDefault(a => a.Name == action) is not { } served)
        {
            return;
        }

        string code = reply.Body.StartsWith('<')
            ? System.Xml.Linq.XDocument.Parse(reply.Body).Root!.Element("Code")!.Value
            : reply.Code;
        Assert.Contains(code, ServedCodes.Of(served).Concat(ServedCodes.OfGateway().Select(refusal => refusal.Code)));
    }

    private HttpRequestMessage SignV1(Style style, string action, Dictionary<string, string> business)
    {
        var parameters = new Dictionary<string, string>(business)
        {
            ["Action"] = action,
            ["Version"] = Version,
            ["AccessKeyId"] = AccessKeyId,
            ["SignatureMethod"] = "HMAC-SHA1",
            ["SignatureVersion"] = "1.0",
            ["SignatureNonce"] = Nonce.Length > 0 ? Nonce : Guid.NewGuid().ToString(),
            ["Timestamp"] = Timestamp,
        };
        if (SecurityToken.Length > 0)
        {
            parameters["SecurityToken"] = SecurityToken;
        }

        BeforeSigning(parameters);
        HttpMethod method = style == Style.V1Get ? HttpMethod.Get : HttpMethod.Post;
        parameters["Signature"] = RpcV1Signer.Sign(method.Method, parameters, AccessKeySecret).Signature;
        AfterSigning(parameters);

        // Mixed: business parameters in the query, the common ones in the form.
        Dictionary<string, string> query = style switch
        {
            Style.V1Form => [],
            Style.V1Mixed => parameters.Where(p => business.ContainsKey(p.Key)).ToDictionary(),
            _ => parameters,
        };
        var request = new HttpRequestMessage(method, new Uri(emulator.EndpointUrl, "/?" + CanonicalQuery.Build(query)));
        if (style is Style.V1Form or Style.V1Mixed)
        {
            request.Content = new FormUrlEncodedContent(parameters.Where(p => !query.ContainsKey(p.Key)));
        }

        return request;
    }

    private HttpRequestMessage SignV3(Style style, string action, Dictionary<string, string> business)
    {
        string form = style == Style.V3Form ? CanonicalQuery.Build(business) : "";
        Dictionary<string, string> query = style == Style.V3Form ? [] : business;
        string bodyHash = Acs3Signer.HashBody(Encoding.UTF8.GetBytes(form));
        var headers = new Dictionary<string, string>
        {
            ["host"] = emulator.EndpointUrl.Authority,
            ["x-acs-action"] = action,
            ["x-acs-version"] = Version,
            ["x-acs-date"] = Timestamp,
            ["x-acs-signature-nonce"] = Nonce.Length > 0 ? Nonce : Guid.NewGuid().ToString("N"),
            ["x-acs-content-sha256"] = bodyHash,
        };
        if (SecurityToken.Length > 0)
        {
            headers["x-acs-security-token"] = SecurityToken;
        }

        HttpMethod method = style == Style.V3Get ? HttpMethod.Get : HttpMethod.Post;
        BeforeSigning(headers);
        headers["Authorization"] =
            Acs3Signer.Sign(method.Method, "/", query, headers, bodyHash, AccessKeyId, AccessKeySecret).Authorization;
        AfterSigning(headers);

        var request = new HttpRequestMessage(method, new Uri(emulator.EndpointUrl, "/?" + CanonicalQuery.Build(query)));
        if (style != Style.V3Get)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(form));
            if (style == Style.V3Form)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
            }
        }

        foreach (KeyValuePair<string, string> header in headers)
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return request;
    }
}
