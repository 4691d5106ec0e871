using System;
using System.Management.Automation;
using System.Net;
using System.Security;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Credentials;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;

namespace VpcPS.Commands;

/// <summary>
/// Makes a session from credentials and makes it the default of this runspace. Nothing is sent unless -Validate is
/// given. Earlier sessions stay usable.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "VpcSession")]
[OutputType(typeof(VpcSession))]
public sealed class ConnectVpcSessionCommand : PSCmdlet
{
    /// <summary>
    /// The region of commands that name none. Default: the environment variable ALIBABA_CLOUD_REGION_ID.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RegionId")]
    [BlankToNull]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>
    /// The AccessKey: its id as the user name, its secret as the password. Default: the environment variables
    /// ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public PSCredential? Credential { get; set; }

    /// <summary>The STS token of temporary credentials; goes with -Credential.</summary>
    [Parameter]
    public SecureString? SecurityToken { get; set; }

    /// <summary>
    /// The endpoint of every region, scheme, host and port alone. Default: the service's own endpoint of each region.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? EndpointUrl { get; set; }

    /// <summary>The network over which the service's own endpoints are reached; Vpc from within Alibaba Cloud. Default: Public.</summary>
    [Parameter]
    public EndpointNetwork Network { get; set; }

    /// <summary>The signature of requests. Default: V3.</summary>
    [Parameter]
    public SignatureVersion SignatureVersion { get; set; } = SignatureVersion.V3;

    /// <summary>Seconds that one attempt may take, 1 to 600. Default: 10.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = (int)VpcClientOptions.DefaultTimeout.TotalSeconds;

    /// <summary>Proves the session by one cheap read, and fails when that fails.</summary>
    [Parameter]
    public SwitchParameter Validate { get; set; }

    /// <summary>Makes the session.</summary>
    protected override void ProcessRecord()
    {
        VpcSession session = MakeSession();
        if (Validate)
        {
            Prove(session);
        }

        RunspaceState.Current.DefaultSession = session;
        WriteObject(session);
    }

    private VpcSession MakeSession()
    {
        if (SecurityToken is not null && Credential is null)
        {
            ThrowTerminatingError(ErrorRecords.BadInput(
                "SecurityTokenWithoutCredential", "An STS token alone can't sign", "Give -Credential too: the AccessKey that came with the token.", target: null));
        }

        if (EndpointUrl is { IsAbsoluteUri: true, IsLoopback: false } && EndpointUrl.Scheme == Uri.UriSchemeHttp)
        {
            WriteWarning($"{EndpointUrl} is not encrypted: whoever is on the way can read requests and answers.");
        }

        try
        {
            ICredentialsProvider credentials = Credential is null
                ? new EnvironmentCredentialsProvider()
                : new StaticCredentialsProvider(ToCredentials(Credential, SecurityToken), "-Credential");
            credentials.GetCredentialsAsync(default).GetAwaiter().GetResult();
            return new VpcSession(credentials, Region, new VpcClientOptions
            {
                EndpointUrl = EndpointUrl,
                Network = Network,
                SignatureVersion = SignatureVersion,
                Timeout = TimeSpan.FromSeconds(TimeoutSec),
                UserAgent = VpcSession.ModuleUserAgent,
            });
        }
        catch (CredentialsUnavailableException e)
        {
            ThrowTerminatingError(ErrorRecords.NoCredentials(e, new EnvironmentCredentialsProvider().Source));
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(ErrorRecords.BadInput("InvalidSession", e.Message, "Correct it and connect again.", target: null));
        }

        throw new InvalidOperationException("A terminating error ends the command.");
    }

    private void Prove(VpcSession session)
    {
        if (session.RegionId is not { } region)
        {
            ThrowTerminatingError(ErrorRecords.NoRegion(target: null));
            return;
        }

        try
        {
            session.Client.SendAsync(new DescribeIpv6Addresses(region) { PageSize = 1 }, log: null, default).GetAwaiter().GetResult();
        }
        catch (VpcException e)
        {
            ThrowTerminatingError(ErrorRecords.FromCall(e, session));
        }
    }

    private static AlibabaCloudCredentials ToCredentials(PSCredential credential, SecureString? securityToken) => new(
        credential.UserName,
        credential.GetNetworkCredential().Password,
        securityToken is null ? null : new NetworkCredential("", securityToken).Password);
}
