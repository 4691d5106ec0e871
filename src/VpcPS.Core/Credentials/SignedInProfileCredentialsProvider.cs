using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// The modes CloudSSO and OAuth of the aliyun CLI, in which the user signs in with a browser. The CLI then stores credentials in the
/// profile, and this source uses them until they expire. Only the CLI can sign in.
/// </summary>
internal sealed class SignedInProfileCredentialsProvider : RenewedCredentialsProvider
{
    private readonly CliProfile _profile;
    private readonly CredentialEnvironment _environment;

    public SignedInProfileCredentialsProvider(CliProfile profile, CredentialEnvironment environment)
        : base(environment.Clock)
    {
        _profile = profile;
        _environment = environment;
    }

    public override string Source => $"{_profile.Description} ({_profile.Mode})";

    protected override string? Principal =>
        _profile.Text("cloud_sso_account_id") is { } account ? $"acs:ram::{account}:root" : null;

    protected override Task<AlibabaCloudCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        if (KeptCredentials() is { } kept)
        {
            return Task.FromResult(kept);
        }

        return CliModes.Are(_profile.Mode, CliModes.CloudSso) && KeptAccessToken() is { } token
            ? ExchangeAsync(token, cancellationToken)
            : throw new CredentialsUnavailableException(FormattableStringFactory.Create(
                "{0}: the sign-in by {1} has expired or never took place; run 'aliyun configure --mode {2} --profile {3}', "
                + "then the same command again",
                _profile.Description,
                _profile.Mode,
                _profile.Mode,
                _profile.Name));
    }

    private AlibabaCloudCredentials? KeptCredentials()
    {
        return _profile.Text("access_key_id") is { } id
            && _profile.Text("access_key_secret") is { } secret
            && _profile.Text("sts_token") is { } token
            && _profile.UnixTime("sts_expiration") is { } end && end > _environment.Clock.MachineTime
                ? ProfileCredentials.Make(_profile.Description, id, secret, token, end)
                : null;
    }

    private string? KeptAccessToken()
    {
        return _profile.Text("access_token") is { } token && CredentialAnswer.IsToken(token)
            && _profile.UnixTime("cloud_sso_access_token_expire") is { } end && end > _environment.Clock.MachineTime
                ? token
                : null;
    }

    private async Task<AlibabaCloudCredentials> ExchangeAsync(string accessToken, CancellationToken cancellationToken)
    {
        string signIn = _profile.Required("cloud_sso_sign_in_url");
        if (!Uri.TryCreate(signIn, UriKind.Absolute, out Uri? page)
            || (page.Scheme != Uri.UriSchemeHttps && !(page.Scheme == Uri.UriSchemeHttp && page.IsLoopback)))
        {
            throw _profile.Problem($"cloud_sso_sign_in_url is not an https address");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page, "/cloud-credentials"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        request.Content = new ByteArrayContent(MakeBody());
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        CredentialAnswer answer = await CredentialHttp
            .SendAsync(request, _environment.Proxy, cancellationToken)
            .ConfigureAwait(false);
        return answer.IsOk
            ? TemporaryCredentials.Parse(
                answer.Body, CredentialHttp.Name(page), static top => TemporaryCredentials.Read(top.Object("CloudCredential")))
            : throw _profile.Problem($"{CredentialHttp.Name(page)} answered with {answer}");
    }

    private byte[] MakeBody()
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("AccountId", _profile.Required("cloud_sso_account_id"));
            json.WriteString("AccessConfigurationId", _profile.Required("cloud_sso_access_config"));
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
