using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Sources;

public sealed class EcsRoleTests : IAsyncLifetime, IDisposable
{
    private const string Roles = "/latest/meta-data/ram/security-credentials/";

    private MetadataServer _metadata = null!;
    private TestMachine _machine = null!;

    public async Task InitializeAsync()
    {
        _metadata = await MetadataServer.StartAsync();
        _machine = new TestMachine(_metadata.Server.Address);
    }

    public async Task DisposeAsync() => await _metadata.DisposeAsync();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Version_2_asks_for_a_token_the_role_and_its_credentials()
    {
        AlibabaCloudCredentials credentials = await Provider().GetAsync();
        Assert.Equal(("STS.ecs", "ecs-secret", "ecs-token"), (credentials.AccessKeyId, credentials.AccessKeySecret, credentials.SecurityToken));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 9, 4, 5, TimeSpan.Zero), credentials.Expiration);
        Assert.Equal(["PUT /latest/api/token", "GET " + Roles, $"GET {Roles}the-role"], Asked());
        Assert.All(_metadata.Server.Received.Skip(1), r => Assert.Equal("metadata-token", r.Headers["x-aliyun-ecs-metadata-token"]));
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(500, "")]
    [InlineData(200, "<html>\nno token</html>")]
    public async Task Version_1_is_used_where_there_is_no_token(int status, string body)
    {
        _metadata.Token = new Reply(status, body);
        Assert.Equal("STS.ecs", (await Provider().GetAsync()).AccessKeyId);
        Assert.All(_metadata.Server.Received.Skip(1), r => Assert.False(r.Headers.ContainsKey("x-aliyun-ecs-metadata-token")));
    }

    [Fact]
    public async Task Version_1_can_be_forbidden()
    {
        _metadata.Token = new Reply(404, "");
        _machine.Variables["ALIBABA_CLOUD_IMDSV1_DISABLED"] = "true";
        Assert.Equal(
            "the metadata service gave no token (HTTP 404), and ALIBABA_CLOUD_IMDSV1_DISABLED forbids calls without one", await Provider().WhyNotAsync());
        Assert.Single(_metadata.Server.Received);
    }

    [Fact]
    public async Task A_configured_role_saves_a_request()
    {
        _machine.Variables["ALIBABA_CLOUD_ECS_METADATA"] = "the-role";
        await Provider().GetAsync();
        Assert.Equal(["PUT /latest/api/token", $"GET {Roles}the-role"], Asked());
    }

    [Fact]
    public async Task The_role_of_a_profile_goes_before_the_environments()
    {
        _machine.Variables["ALIBABA_CLOUD_ECS_METADATA"] = "other";
        _machine.WriteCli("""{"name":"default","mode":"EcsRamRole","ram_role_name":"the-role"}""");
        Assert.Equal("STS.ecs", (await _machine.Cli().GetAsync()).AccessKeyId);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        _machine.Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "True";
        Assert.Equal("switched off by ALIBABA_CLOUD_ECS_METADATA_DISABLED", await Provider().WhyNotAsync());
        Assert.Empty(_metadata.Server.Received);
    }

    [Theory]
    [InlineData(404, "<html/>", "the ECS instance has no RAM role (HTTP 404); attach one in the ECS console")]
    [InlineData(200, " \n", "the ECS instance has no RAM role (HTTP 200); attach one in the ECS console")]
    [InlineData(200, "a/../b", "the metadata service has no role 'a/../b' (HTTP 404); check its name")]
    public async Task An_instance_without_a_role_is_told(int status, string body, string problem)
    {
        _metadata.RoleName = new Reply(status, body);
        Assert.Equal(problem, await Provider().WhyNotAsync());
    }

    [Fact]
    public async Task Credentials_without_success_are_none()
    {
        _metadata.Credentials = Reply.Ok(MetadataServer.Body("Failed", "i", "2026-01-02T09:04:05Z"));
        Assert.Equal("the answer of the metadata service holds no credentials: its Code is not Success", await Provider().WhyNotAsync());
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_given_up()
    {
        // This listener never accepts. Connections to it are made and then stay silent, as behind a firewall.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var environment = new CredentialEnvironment
        {
            ReadVariable = _ => null,
            MetadataService = new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/"),
            MetadataTimeout = TimeSpan.FromMilliseconds(100),
        };
        // On a busy machine, connecting alone may take the 0.1 s.
        Assert.Matches("gave no answer within 0.1 s$|no ECS instance$", await new EcsRoleCredentialsProvider(environment, null).WhyNotAsync());
    }

    private EcsRoleCredentialsProvider Provider() => new(_machine.Environment, roleName: null);

    private string[] Asked() => _metadata.Server.Received.Select(r => r.Method + " " + r.Path).ToArray();
}
