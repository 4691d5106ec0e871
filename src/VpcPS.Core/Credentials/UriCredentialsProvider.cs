using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core.Credentials;

/// <summary>Temporary credentials from a server that hands them out to whoever knows its address.</summary>
internal sealed class UriCredentialsProvider : RenewedCredentialsProvider
{
    private readonly Uri _address;

    /// <param name="address">The address; its path and query are never shown.</param>
    /// <param name="setting">What the address was set by, for a message.</param>
    /// <param name="clock">The time that expiry is judged by.</param>
    /// <exception cref="CredentialsUnavailableException">It is no address.</exception>
    public UriCredentialsProvider(string address, string setting, IClock clock)
        : base(clock)
    {
        _address = Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw new CredentialsUnavailableException($"{setting} is no whole http or https address");
    }

    public override string Source => UserText.Of($"the credentials URI at {CredentialHttp.Name(_address)}");

    protected override string? Principal => "credentials URI at " + CredentialHttp.Name(_address);

    protected override async Task<AlibabaCloudCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _address);
        CredentialAnswer answer = await CredentialHttp
            .SendAsync(request, CredentialHttp.DefaultTimeout, usesProxy: true, cancellationToken)
            .ConfigureAwait(false);
        string server = CredentialHttp.Name(_address);
        return answer.IsOk
            ? TemporaryCredentials.Read(answer.Body, server)
            : throw new CredentialsUnavailableException($"{server} answered with {answer}");
    }
}
