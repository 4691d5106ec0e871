using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Assumes a role with the token of an OIDC provider, like pods of a cluster do (RRSA). The token is in a file. The cluster renews it, so
/// each fetch reads the file again.
/// </summary>
internal sealed class OidcRoleCredentialsProvider : RenewedCredentialsProvider
{
    private readonly string _oidcProviderArn;
    private readonly string _tokenFile;
    private readonly RoleRequest _role;
    private readonly CredentialEnvironment _environment;

    public OidcRoleCredentialsProvider(string oidcProviderArn, string tokenFile, RoleRequest role, CredentialEnvironment environment)
        : base(environment.Clock)
    {
        _oidcProviderArn = oidcProviderArn;
        _tokenFile = tokenFile;
        _role = role;
        _environment = environment;
    }

    public override string Source => UserText.Of($"role {_role.RoleArn} by OIDC");

    protected override string? Principal => _role.RoleArn;

    protected override async Task<AlibabaCloudCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        string token = SharedTextFile.Read(_tokenFile).Trim();
        if (token.Length == 0)
        {
            throw new CredentialsUnavailableException($"the OIDC token file {_tokenFile} is empty");
        }

        if (CredentialText.WrongInKey(token) is { } wrong)
        {
            throw new CredentialsUnavailableException($"the OIDC token in {_tokenFile} contains {wrong}, which isn't allowed");
        }

        using HttpRequestMessage request = MakeRequest(token);
        CredentialAnswer answer = await CredentialHttp
            .SendAsync(request, _environment.Proxy, cancellationToken)
            .ConfigureAwait(false);
        return answer.IsOk
            ? TemporaryCredentials.Parse(
                answer.Body, "AssumeRoleWithOIDC", static top => TemporaryCredentials.Read(top.Object("Credentials")))
            : throw new CredentialsUnavailableException(
                $"AssumeRoleWithOIDC of {_role.RoleArn} failed: {Describe(answer, token)}");
    }

    // The request is not signed, because the token proves the identity.
    private HttpRequestMessage MakeRequest(string token)
    {
        string query = CanonicalQuery.Build(
        [
            new("Action", "AssumeRoleWithOIDC"),
            new("Format", "JSON"),
            new("Timestamp", _environment.Clock.MachineTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            new("Version", ApiProduct.Sts.Version),
        ]);
        var form = new List<KeyValuePair<string, string>>
        {
            new("OIDCProviderArn", _oidcProviderArn),
            new("OIDCToken", token),
            new("RoleArn", _role.RoleArn),
            new("RoleSessionName", _role.SessionName),
            new("DurationSeconds", _role.DurationSeconds.ToString(CultureInfo.InvariantCulture)),
        };
        if (_role.Policy is not null)
        {
            form.Add(new("Policy", _role.Policy));
        }

        return new HttpRequestMessage(HttpMethod.Post, new Uri(_role.StsEndpoint, "/?" + query))
        {
            Content = new StringContent(CanonicalQuery.Build(form), Encoding.ASCII, "application/x-www-form-urlencoded"),
        };
    }

    private static string Describe(CredentialAnswer answer, string token)
    {
        if (ErrorAnswer.TryRead(answer.Body) is not { } error)
        {
            return answer.ToString();
        }

        string what = UserText.WithoutStop(AlibabaCloudCredentials.Hide(error.Message ?? "", token, "***"));
        return error.RequestId is null
            ? UserText.Of($"{what} ({error.Code})")
            : UserText.Of($"{what} ({error.Code}, request {error.RequestId})");
    }
}
