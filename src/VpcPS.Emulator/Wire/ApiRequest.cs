using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Wire;

/// <summary>A request of the API with signature V1 or V3. Nothing in it is verified yet.</summary>
internal abstract class ApiRequest
{
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>Reads a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="query">The parameters of its query, decoded.</param>
    /// <param name="all">The parameters of query and form together, decoded.</param>
    /// <exception cref="ApiException">A name occurs twice.</exception>
    protected ApiRequest(
        HttpRequest http,
        IReadOnlyList<KeyValuePair<string, string>> query,
        IReadOnlyList<KeyValuePair<string, string>> all)
    {
        Http = http;
        Query = query;
        All = all;
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> parameter in all)
        {
            if (byName.ContainsKey(parameter.Key))
            {
                throw Refusals.InvalidParameter(parameter.Key);
            }

            byName.Add(parameter.Key, parameter.Value);
        }

        Parameters = new RequestParameters(byName);
    }

    /// <summary>The parameters of query and form together.</summary>
    public RequestParameters Parameters { get; }

    /// <summary>The action that the request names. Empty for none.</summary>
    public abstract string Action { get; }

    /// <summary>The version of the API.</summary>
    public abstract string Version { get; }

    /// <summary>The id of the key that signed.</summary>
    public abstract string AccessKeyId { get; }

    /// <summary>The signature nonce.</summary>
    public abstract string Nonce { get; }

    /// <summary>The time of the request, as text.</summary>
    public abstract string Timestamp { get; }

    /// <summary>The token of a temporary key. Empty for none.</summary>
    public abstract string SecurityToken { get; }

    /// <summary>The format of the answer. Null when the request names an unknown format.</summary>
    public virtual AnswerFormat? Format => Parameters.Text("Format").ToUpperInvariant() switch
    {
        "JSON" or "" => AnswerFormat.Json,
        "XML" => AnswerFormat.Xml,
        _ => null,
    };

    /// <summary>The request as received.</summary>
    protected HttpRequest Http { get; }

    /// <summary>The parameters of the query.</summary>
    protected IReadOnlyList<KeyValuePair<string, string>> Query { get; }

    /// <summary>The parameters of query and form.</summary>
    protected IReadOnlyList<KeyValuePair<string, string>> All { get; }

    /// <summary>Reads a request. If it has a header of signature V3 it is V3, else V1.</summary>
    /// <exception cref="ApiException">Query or form can't be read.</exception>
    public static ApiRequest Read(HttpRequest http)
    {
        List<KeyValuePair<string, string>> query = UrlEncoded.Parse(Encoding.ASCII.GetBytes(http.Query));
        string bodyType = (http.Header("Content-Type") ?? "").Split(';')[0].Trim();
        List<KeyValuePair<string, string>> all = bodyType.Equals(FormType, StringComparison.OrdinalIgnoreCase)
            ? [.. query.Concat(UrlEncoded.Parse(http.Body))]
            : query;
        return IsV3(http) ? new V3Request(http, query, all) : new V1Request(http, query, all);
    }

    /// <summary>
    /// Whether a request has a header of signature V3. The headers x-acs-action and x-acs-version do not count: the official
    /// SDKs also send them with V1.
    /// </summary>
    public static bool IsV3(HttpRequest http) =>
        http.Header("Authorization") is not null || http.Header("x-acs-signature-nonce") is not null;

    /// <summary>Checks that all parts of the signature are there and well-formed.</summary>
    /// <exception cref="ApiException">A part is missing or malformed.</exception>
    public abstract void CheckParts();

    /// <summary>Computes the signature and compares it.</summary>
    /// <param name="key">The key that the request names.</param>
    /// <param name="stringToSign">The text that was signed here.</param>
    /// <returns>Whether the request has the same signature.</returns>
    public abstract bool IsSignedBy(AccessKey key, out string stringToSign);
}
