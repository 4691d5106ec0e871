using System;
using System.Collections.Generic;
using VpcPS.Core.Signing;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// A request with signature V1. Its action, key and signature are parameters of the query or the form, and the signature covers all
/// parameters of both.
/// </summary>
internal sealed class V1Request(
    HttpRequest http,
    IReadOnlyList<KeyValuePair<string, string>> query,
    IReadOnlyList<KeyValuePair<string, string>> all) : ApiRequest(http, query, all)
{
    private static readonly string[] RequiredParts =
    [
        "Action", "Version", "AccessKeyId", "SignatureMethod", "SignatureVersion", "SignatureNonce", RpcV1Signer.SignatureParameter,
    ];

    /// <inheritdoc/>
    public override string Action => Parameters.Text("Action");

    /// <inheritdoc/>
    public override string Version => Parameters.Text("Version");

    /// <inheritdoc/>
    public override string AccessKeyId => Parameters.Text("AccessKeyId");

    /// <inheritdoc/>
    public override string Nonce => Parameters.Text("SignatureNonce");

    /// <inheritdoc/>
    /// <remarks>Some official samples write TimeStamp. The signature covers the name as it was sent.</remarks>
    public override string Timestamp => Parameters.TextOrNull("Timestamp") ?? Parameters.Text("TimeStamp");

    /// <inheritdoc/>
    public override string SecurityToken => Parameters.Text("SecurityToken");

    /// <inheritdoc/>
    public override void CheckParts()
    {
        foreach (string name in RequiredParts)
        {
            if (Parameters.Text(name).Length == 0)
            {
                throw Refusals.MissingParameter(name);
            }
        }

        if (Timestamp.Length == 0)
        {
            throw Refusals.MissingParameter("Timestamp");
        }

        if (Parameters.Text("SignatureMethod") != RpcV1Signer.Method)
        {
            throw SignatureRefusals.UnknownMethod();
        }

        if (Parameters.Text("SignatureVersion") != RpcV1Signer.Version)
        {
            throw Refusals.InvalidParameter("SignatureVersion");
        }
    }

    /// <inheritdoc/>
    public override bool IsSignedBy(AccessKey key, out string stringToSign)
    {
        RpcV1Signature ours = RpcV1Signer.Sign(Http.Method, All, key.AccessKeySecret);
        stringToSign = ours.StringToSign;
        return string.Equals(ours.Signature, Parameters.Text(RpcV1Signer.SignatureParameter), StringComparison.Ordinal);
    }
}
