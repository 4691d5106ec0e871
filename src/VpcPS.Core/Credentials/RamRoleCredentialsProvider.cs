using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>Assumes a role with the credentials of another source.</summary>
internal sealed class RamRoleCredentialsProvider : RenewedCredentialsProvider
{
    private readonly ICredentialsProvider _source;
    private readonly RoleRequest _role;
    private readonly CredentialEnvironment _environment;

    public RamRoleCredentialsProvider(ICredentialsProvider source, RoleRequest role, CredentialEnvironment environment)
        : base(environment.Clock)
    {
        _source = source;
        _role = role;
        _environment = environment;
    }

    public override string Source => UserText.Of($"role {_role.RoleArn} by {_source.Source}");

    protected override string? Principal => _role.RoleArn;

    protected override async Task<AlibabaCloudCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        using var sts = new VpcClient(_source, new VpcClientOptions
        {
            EndpointUrl = _role.StsEndpoint,
            SignatureVersion = SignatureVersion.V1,
            Proxy = _environment.Proxy,
            Clock = _environment.Clock,
        });
        try
        {
            return await sts.SendAsync(new AssumeRole(_role), log: null, cancellationToken).ConfigureAwait(false);
        }
        catch (VpcConnectionException e) when (e.Code == ConnectionErrorCodes.UnreadableAnswer)
        {
            // The original exception quotes the beginning of the answer, which may be a secret.
            throw new CredentialsUnavailableException(
                $"AssumeRole of {_role.RoleArn} failed: {CredentialHttp.Name(_role.StsEndpoint)} answered with something other than AssumeRole's answer");
        }
        catch (VpcException e)
        {
            string what = UserText.WithoutStop(e.Message);
            throw e is VpcApiException { RequestId: { } id }
                ? new CredentialsUnavailableException($"AssumeRole of {_role.RoleArn} failed: {what} ({e.Code}, request {id})")
                : new CredentialsUnavailableException($"AssumeRole of {_role.RoleArn} failed: {what} ({e.Code})");
        }
    }
}
