using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Wire;

/// <summary>Calls that fail before a request is sent. For all of them, nothing was bought.</summary>
public sealed class UnreachableTests
{
    public static TheoryData<SignatureVersion, CallKind> AllCalls => Calls.All;

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_refused_connection_is_unreachable(SignatureVersion signature, CallKind kind)
    {
        // The port is bound but not listening. So no other process can have it, and it refuses connections.
        using var port = new Socket(SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        foreach (string scheme in new[] { "http", "https" })
        {
            using VpcClient client = Calls.Client(new Uri($"{scheme}://{port.LocalEndPoint}/"), signature);
            var failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(kind));

            Assert.Equal(ConnectionErrorCodes.EndpointUnreachable, failure.Code);
            Assert.False(failure.IsOutcomeUnknown);
        }
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public Task A_connection_that_is_closed_during_the_handshake_is_a_TLS_failure(SignatureVersion signature, CallKind kind) =>
        AssertTlsFailureAsync(signature, kind, async connection =>
        {
            await connection.Stream.ReadExactlyAsync(new byte[1]);
            connection.Finish();
        });

    [Theory]
    [MemberData(nameof(AllCalls))]
    public Task A_connection_that_is_reset_during_the_handshake_is_a_TLS_failure(SignatureVersion signature, CallKind kind) =>
        AssertTlsFailureAsync(signature, kind, async connection =>
        {
            await connection.Stream.ReadExactlyAsync(new byte[1]);
            connection.Reset();
        });

    [Theory]
    [MemberData(nameof(AllCalls))]
    public Task A_server_without_TLS_is_a_TLS_failure(SignatureVersion signature, CallKind kind) =>
        AssertTlsFailureAsync(signature, kind, async connection =>
        {
            await connection.SendAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            await connection.ReadToEndAsync();
        });

    [Theory]
    [MemberData(nameof(AllCalls))]
    public Task A_certificate_that_nobody_vouches_for_is_a_TLS_failure(SignatureVersion signature, CallKind kind) =>
        AssertTlsFailureAsync(signature, kind, async connection =>
        {
            using X509Certificate2 certificate = MakeCertificate();
            using var tls = new SslStream(connection.Stream, leaveInnerStreamOpen: true);
            try
            {
                await tls.AuthenticateAsServerAsync(certificate);
                await connection.ReadToEndAsync();
            }
            catch (AuthenticationException)
            {
                // The client refuses the certificate with an alert.
            }
        });

    private static async Task AssertTlsFailureAsync(SignatureVersion signature, CallKind kind, Func<WireConnection, Task> scenario)
    {
        await using var server = new WireServer(scenario);

        VpcConnectionException failure;
        using (VpcClient client = Calls.Client(server.TlsUrl, signature))
        {
            failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(kind));
        }

        Assert.Equal(ConnectionErrorCodes.TlsFailure, failure.Code);
        Assert.False(failure.IsOutcomeUnknown);
        Assert.Equal(1, await server.FinishAsync());
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        // Some systems' TLS takes a key only from a container such as PKCS#12.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
