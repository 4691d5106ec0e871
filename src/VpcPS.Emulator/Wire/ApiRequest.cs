using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Wire;

/// <summary>A request of the API, under either signature. Nothing it says is verified yet.</summary>
internal abstract class ApiRequest
{
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>Takes a request apart.</summary>
    /// <param name="http">The request.</param>
    /// <param name="query">The parameters of its query, decoded.</param>
    /// <param name="all">The parameters of query and form together, decoded.</param>
    /// <exception cref="ApiException">A name occurs twice, so that no value is the right one.</exception>
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

    /// <summary>The action that is asked for; empty when none is.</summary>
    public abstract string Action { get; }

    /// <summary>The version of the API.</summary>
    public abstract string Version { get; }

    /// <summary>The key that signed.</summary>
    public abstract string AccessKeyId { get; }

    /// <summary>The number that makes the signature unique.</summary>
    public abstract string Nonce { get; }

    /// <summary>When the request was made, as it says.</summary>
    public abstract string Timestamp { get; }

    /// <summary>The token of a temporary key; empty when there is none.</summary>
    public abstract string SecurityToken { get; }

    /// <summary>The format that the answer is wanted in; null when the request names one that does not exist.</summary>
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

    /// <summary>Reads a request. It is V3 when it has one of the headers of V3, else V1.</summary>
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
    /// Whether a request carries a header of signature V3. Not x-acs-action and x-acs-version: the official SDKs send
    /// these under V1 as well.
    /// </summary>
    public static bool IsV3(HttpRequest http) =>
        http.Header("Authorization") is not null || http.Header("x-acs-signature-nonce") is not null;

    /// <summary>Checks that every part of the signature is there and has the right form.</summary>
    /// <exception cref="ApiException">A part is missing or malformed.</exception>
    public abstract void CheckParts();

    /// <summary>Signs the request again.</summary>
    /// <param name="key">The key that it names.</param>
    /// <param name="stringToSign">What was signed here.</param>
    /// <returns>Whether the request bears the same signature.</returns>
    public abstract bool IsSignedBy(AccessKey key, out string stringToSign);
}
