using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>Temporary credentials from a server. The server gives them to everyone who knows its address.</summary>
internal sealed class UriCredentialsProvider : RenewedCredentialsProvider
{
    private readonly Uri _address;
    private readonly CredentialEnvironment _environment;

    /// <param name="address">The address. Its path and query are never shown.</param>
    /// <param name="setting">The setting that has the address, for a message.</param>
    /// <param name="environment">The machine.</param>
    /// <exception cref="CredentialsUnavailableException">The text is not an address.</exception>
    public UriCredentialsProvider(string address, string setting, CredentialEnvironment environment)
        : base(environment.Clock)
    {
        _environment = environment;
        _address = Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw new CredentialsUnavailableException($"{setting} is not a full http or https address") { EndsChain = true };
        if (_address.Scheme == Uri.UriSchemeHttp && !_address.IsLoopback)
        {
            environment.Warn($"{Source}: keys are sent unencrypted, and anyone on the network path can read them; use https.");
        }
    }

    public override string Source => UserText.Of($"the credentials URI at {CredentialHttp.Name(_address)}");

    protected override string? Principal => "credentials URI at " + CredentialHttp.Name(_address);

    protected override async Task<AlibabaCloudCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _address);
        CredentialAnswer answer = await CredentialHttp
            .SendAsync(request, _environment.Proxy, cancellationToken)
            .ConfigureAwait(false);
        string server = CredentialHttp.Name(_address);
        return answer.IsOk
            ? TemporaryCredentials.Read(answer.Body, server)
            : throw new CredentialsUnavailableException($"{server} answered with {answer}");
    }
}
