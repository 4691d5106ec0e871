using System;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using Xunit;

namespace VpcPS.Credentials.Tests.Sources;

public sealed class UriTests : IDisposable
{
    private readonly TestMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task The_environments_address_is_asked()
    {
        await using LocalServer server = await LocalServer.StartAsync(_ => Reply.Ok(MetadataServer.Body("Success", "STS.uri", "2026-01-02T09:04:05Z")));
        _machine.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address + "creds?key=k";
        var provider = new UriEnvironmentCredentialsProvider(_machine.Environment);
        Assert.Equal("STS.uri", (await provider.GetAsync()).AccessKeyId);
        ReceivedRequest request = Assert.Single(server.Received);
        Assert.Equal(("GET", "/creds", "k"), (request.Method, request.Path, request.Query["key"]));
        Assert.Equal($"the credentials URI at {Name(server)}", provider.Source);
    }

    [Fact]
    public async Task Another_status_is_told_without_path_and_query()
    {
        await using LocalServer server = await LocalServer.StartAsync(_ => new Reply(500, "oops"));
        _machine.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address + "creds?key=k";
        Assert.Equal($"{Name(server)} answered with HTTP 500", await WhyNotAsync());
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using LocalServer server = await LocalServer.StartAsync(r => r.Path == "/creds"
            ? new Reply(status, "", "/elsewhere")
            : Reply.Ok(MetadataServer.Body("Success", "STS.uri", "2026-01-02T09:04:05Z")));
        _machine.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address + "creds";
        Assert.Equal($"{Name(server)} answered with HTTP {status}", await WhyNotAsync());
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData("""{"AccessKeyId":"i","AccessKeySecret":"s"}""", "the field 'SecurityToken' is missing or of an unexpected type")]
    [InlineData("""{"Code":"Fail","AccessKeyId":"i","AccessKeySecret":"s","SecurityToken":"t"}""", "its Code is not Success")]
    [InlineData("""{"AccessKeyId":"i","AccessKeySecret":"s","SecurityToken":"t\nt"}""", "the field 'SecurityToken' is missing or of an unexpected type")]
    [InlineData("hello", "it is not JSON in UTF-8")]
    [InlineData("[1]", "the field 'AccessKeyId' is missing or of an unexpected type")]
    public async Task An_answer_without_credentials_is_told(string body, string problem)
    {
        await using LocalServer server = await LocalServer.StartAsync(_ => Reply.Ok(body));
        _machine.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address.OriginalString;
        Assert.Equal($"the answer of {Name(server)} holds no credentials: {problem}", await WhyNotAsync());
    }

    [Fact]
    public async Task An_address_where_nobody_listens_is_told()
    {
        _machine.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = _machine.MetadataName + "/secret-path";
        string reason = await WhyNotAsync();
        Assert.StartsWith($"{_machine.MetadataName} can't be reached (", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_address_is_told_by_its_variable()
    {
        _machine.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = "localhost:8080/creds";
        Assert.Equal("ALIBABA_CLOUD_CREDENTIALS_URI is not a full http or https address", await WhyNotAsync());
    }

    [Fact]
    public async Task A_profile_may_name_one_unless_that_is_forbidden()
    {
        await using LocalServer server = await LocalServer.StartAsync(_ => Reply.Ok(MetadataServer.Body("Success", "STS.uri", "2026-01-02T09:04:05Z")));
        _machine.WriteCli($$"""{"name":"default","mode":"CredentialsURI","credentials_uri":"{{server.Address}}"}""");
        Assert.Equal("STS.uri", (await _machine.Cli().GetAsync()).AccessKeyId);

        _machine.Variables["ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"] = "1";
        Assert.Equal(
            $"profile 'default' in {_machine.CliPath}: mode CredentialsURI is forbidden by ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS",
            await _machine.Cli().WhyNotAsync());
    }

    private Task<string> WhyNotAsync() => new UriEnvironmentCredentialsProvider(_machine.Environment).WhyNotAsync();

    private static string Name(LocalServer server) => server.Address.GetLeftPart(UriPartial.Authority);
}
