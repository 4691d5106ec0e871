using System;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// The RAM role of the ECS instance on which this process runs. The metadata service has its credentials: version 2 with a token, otherwise
/// version 1 without one.
/// </summary>
internal sealed class EcsRoleCredentialsProvider : RenewedCredentialsProvider
{
    private const string TokenHeader = "X-aliyun-ecs-metadata-token";
    private const string TokenLifetimeHeader = "X-aliyun-ecs-metadata-token-ttl-seconds";
    private const string RolesPath = "/latest/meta-data/ram/security-credentials/";

    private readonly CredentialEnvironment _environment;
    private readonly string? _roleName;
    private string? _roleInUse;

    /// <param name="environment">The machine.</param>
    /// <param name="roleName">The role. Null to use the role that the environment names, or else the one that the service names.</param>
    public EcsRoleCredentialsProvider(CredentialEnvironment environment, string? roleName)
        : base(environment.Clock)
    {
        _environment = environment;
        _roleName = roleName;
    }

    public override string Source => UserText.Translate("the RAM role of the ECS instance");

    protected override string? Principal => "ECS role " + _roleInUse;

    protected override async Task<AlibabaCloudCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        string? role = _roleName ?? _environment.Variable(CredentialVariables.EcsRoleName);
        try
        {
            return await FetchAsync(role, cancellationToken).ConfigureAwait(false);
        }
        catch (CredentialsUnavailableException e) when (role is not null && !_environment.IsTrue(CredentialVariables.EcsMetadataDisabled))
        {
            throw e.Ending();
        }
    }

    private async Task<AlibabaCloudCredentials> FetchAsync(string? role, CancellationToken cancellationToken)
    {
        if (_environment.IsTrue(CredentialVariables.EcsMetadataDisabled))
        {
            throw new CredentialsUnavailableException($"switched off by {CredentialVariables.EcsMetadataDisabled}");
        }

        await ConnectOnceAsync(cancellationToken).ConfigureAwait(false);
        string? token = await GetTokenAsync(cancellationToken).ConfigureAwait(false);
        role ??= await GetRoleNameAsync(token, cancellationToken).ConfigureAwait(false);
        _roleInUse = role;
        CredentialAnswer answer = await GetAsync(RolesPath + Uri.EscapeDataString(role), token, cancellationToken).ConfigureAwait(false);
        return answer.IsOk
            ? TemporaryCredentials.Read(answer.Body, UserText.Translate("the metadata service"))
            : throw new CredentialsUnavailableException($"the metadata service has no role '{role}' ({answer}); check its name");
    }

    // In netstandard2.0, HttpClient's handler has no separate time-out for connecting. So the connection is tried first: when it can't be
    // made, neither version of the service can be reached.
    private async Task ConnectOnceAsync(CancellationToken cancellationToken)
    {
        using var probe = new TcpClient();
        Uri service = _environment.MetadataService;
        Task connected = probe.ConnectAsync(service.Host, service.Port);
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task first = await Task.WhenAny(connected, Task.Delay(_environment.MetadataTimeout, timed.Token)).ConfigureAwait(false);
        timed.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (first == connected)
            {
                await connected.ConfigureAwait(false);
                return;
            }
        }
        catch (SocketException)
        {
            // The error is thrown below. A refused connection, no route and no answer all mean the same here.
        }

        throw new CredentialsUnavailableException(
            $"there is no metadata service at {CredentialHttp.Name(service)}, so this is not an ECS instance");
    }

    private async Task<string?> GetTokenAsync(CancellationToken cancellationToken)
    {
        string problem;
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Put, new Uri(_environment.MetadataService, "/latest/api/token"));
            request.Headers.TryAddWithoutValidation(TokenLifetimeHeader, "21600");
            CredentialAnswer answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            string token = Encoding.UTF8.GetString(answer.Body).Trim();
            if (answer.IsOk && CredentialAnswer.IsToken(token))
            {
                return token;
            }

            problem = answer.IsOk ? UserText.Translate("it didn't send a valid token") : answer.ToString();
        }
        catch (CredentialsUnavailableException e)
        {
            problem = e.Message;
        }

        return _environment.IsTrue(CredentialVariables.MetadataV1Disabled)
            ? throw new CredentialsUnavailableException(
                $"the metadata service gave no token ({problem}), and {CredentialVariables.MetadataV1Disabled} forbids calls without one")
            : null;
    }

    private async Task<string> GetRoleNameAsync(string? token, CancellationToken cancellationToken)
    {
        CredentialAnswer answer = await GetAsync(RolesPath, token, cancellationToken).ConfigureAwait(false);
        string role = Encoding.UTF8.GetString(answer.Body).Trim();
        return answer.IsOk && role.Length > 0
            ? role
            : throw new CredentialsUnavailableException($"the ECS instance has no RAM role ({answer}); attach one in the ECS console");
    }

    private async Task<CredentialAnswer> GetAsync(string path, string? token, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(_environment.MetadataService, path));
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation(TokenHeader, token);
        }

        return await SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private Task<CredentialAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        CredentialHttp.SendWithoutProxyAsync(request, _environment.MetadataTimeout, cancellationToken);
}
