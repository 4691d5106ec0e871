using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Signing;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// A request with signature V3. Headers name the action and contain the signature, and the query has the parameters. A form body is read as
/// well, although the documents of the Vpc API do not mention it. The signature covers the hash of the body.
/// </summary>
internal sealed class V3Request : ApiRequest
{
    private const string Authorization = "Authorization";
    private const string ContentHash = "x-acs-content-sha256";

    private static readonly string[] RequiredHeaders =
    [
        "x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", ContentHash, Authorization,
    ];

    private readonly Acs3Authorization? _authorization;

    /// <summary>Reads a request.</summary>
    /// <exception cref="ApiException">A name occurs twice.</exception>
    public V3Request(
        HttpRequest http,
        IReadOnlyList<KeyValuePair<string, string>> query,
        IReadOnlyList<KeyValuePair<string, string>> all)
        : base(http, query, all) => _authorization = Acs3Authorization.Parse(http.Header(Authorization) ?? "");

    /// <inheritdoc/>
    public override string Action => HeaderText("x-acs-action");

    /// <inheritdoc/>
    public override string Version => HeaderText("x-acs-version");

    /// <inheritdoc/>
    public override string AccessKeyId => _authorization?.Credential ?? "";

    /// <inheritdoc/>
    public override string Nonce => HeaderText("x-acs-signature-nonce");

    /// <inheritdoc/>
    public override string Timestamp => HeaderText("x-acs-date");

    /// <inheritdoc/>
    public override string SecurityToken => HeaderText("x-acs-security-token");

    /// <inheritdoc/>
    /// <remarks>
    /// V3 has no parameter Format. The official SDK sends only the header <c>accept: application/json</c>, which is not documented. So the
    /// emulator accepts both: the parameter Format, or else the header accept.
    /// </remarks>
    public override AnswerFormat? Format =>
        Parameters.Text("Format").Length == 0 && HeaderText("Accept").StartsWith("application/xml", StringComparison.OrdinalIgnoreCase)
            ? AnswerFormat.Xml
            : base.Format;

    /// <inheritdoc/>
    public override void CheckParts()
    {
        foreach (string name in RequiredHeaders)
        {
            if (HeaderText(name).Length == 0)
            {
                throw Refusals.MissingParameter(name);
            }
        }

        if (_authorization is null)
        {
            throw SignatureRefusals.Incomplete("The Authorization header can't be read");
        }

        if (_authorization.Algorithm != Acs3Signer.Algorithm)
        {
            throw SignatureRefusals.UnknownMethod();
        }

        // The rule is documented, the code is not.
        string? unsigned = Http.Headers.Select(h => h.Key).FirstOrDefault(
            name => MustBeSigned(name) && !_authorization.SignedHeaders.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (unsigned is not null)
        {
            throw SignatureRefusals.Incomplete($"The header {unsigned} is not signed");
        }
    }

    /// <inheritdoc/>
    public override bool IsSignedBy(AccessKey key, out string stringToSign)
    {
        string bodyHash = Acs3Signer.HashBody(Http.Body);
        Acs3Signature ours = Acs3Signer.Recompute(
            Http.Method, Http.Path, Query, Http.Headers, _authorization!.SignedHeaders, bodyHash, key.AccessKeyId, key.AccessKeySecret);
        stringToSign = ours.StringToSign;
        return string.Equals(ours.Signature, _authorization.Signature, StringComparison.Ordinal)
            && string.Equals(bodyHash, HeaderText(ContentHash), StringComparison.Ordinal);
    }

    private static bool MustBeSigned(string header) =>
        header.Equals("host", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase);

    private string HeaderText(string name) => Http.Header(name) ?? "";
}
