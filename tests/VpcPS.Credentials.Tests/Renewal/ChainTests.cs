using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Renewal;

public sealed class ChainTests
{
    private static readonly AlibabaCloudCredentials Some = new("some-id", "some-secret");

    [Fact]
    public async Task The_first_that_gives_wins_and_is_the_only_one_asked_from_then_on()
    {
        var empty = new ScriptedProvider("first", _ => throw new CredentialsUnavailableException($"nothing"));
        var giving = new ScriptedProvider("second", _ => Some) { RegionId = "cn-huhehaote" };
        var never = new ScriptedProvider("third", _ => Some);
        var chain = new CredentialChain(empty, giving, never);
        Assert.Equal("first, second, third", chain.Source);
        Assert.Null(chain.RegionId);

        await chain.GetAsync();
        await chain.GetAsync();

        Assert.Equal((1, 2, 0), (empty.Asked, giving.Asked, never.Asked));
        Assert.Equal("second", chain.Source);
        Assert.Equal("cn-huhehaote", chain.RegionId);
    }

    [Fact]
    public async Task After_total_failure_the_next_call_asks_all_again()
    {
        var first = new ScriptedProvider("first", n => n == 2 ? Some : throw new CredentialsUnavailableException($"not yet"));
        var second = new ScriptedProvider("second", _ => throw new CredentialsUnavailableException($"never"));
        var chain = new CredentialChain(first, second);

        var error = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => chain.GetAsync());
        Assert.Equal("no source has credentials: first (not yet); second (never)", error.Message);
        Assert.Equal([new("first", "not yet"), new("second", "never")], error.Failures);

        Assert.Same(Some, await chain.GetAsync());
        Assert.Equal(1, second.Asked);
    }

    [Fact]
    public async Task A_winner_that_fails_later_does_not_hand_over_to_another_identity()
    {
        var winner = new ScriptedProvider("first", n => n == 1 ? Some : throw new CredentialsUnavailableException($"expired"));
        var other = new ScriptedProvider("second", _ => Some);
        var chain = new CredentialChain(winner, other);
        await chain.GetAsync();

        Assert.Equal("expired", await chain.WhyNotAsync());
        Assert.Equal(0, other.Asked);
    }

    [Fact]
    public async Task A_hundred_callers_cause_one_search()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var empty = new ScriptedProvider("first", _ => throw new CredentialsUnavailableException($"nothing")) { Gate = gate.Task };
        var chain = new CredentialChain(empty, new ScriptedProvider("second", _ => Some));

        Task<AlibabaCloudCredentials>[] callers = Enumerable.Range(0, 100).Select(_ => Task.Run(() => chain.GetAsync())).ToArray();
        gate.SetResult();
        await Task.WhenAll(callers);
        Assert.Equal(1, empty.Asked);
    }

    [Fact]
    public async Task An_empty_machine_says_a_reason_for_each_of_the_six_sources()
    {
        using var machine = new TestMachine();
        var chain = CredentialChain.Default(machine.Environment);
        var error = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => chain.GetAsync());

        Assert.Equal(
            [
                new("environment variables", "ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are not set"),
                new("the OIDC role of the environment (RRSA)", "ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABA_CLOUD_OIDC_TOKEN_FILE are not set"),
                new("the aliyun CLI's profile", $"{machine.CliPath} does not exist"),
                new("the SDK's credentials file", $"{machine.SdkPath} does not exist"),
                new("the RAM role of the ECS instance", $"there is no metadata service at {machine.MetadataName}, so this is not an ECS instance"),
                new("the credentials URI of the environment", "ALIBABA_CLOUD_CREDENTIALS_URI is not set"),
            ],
            error.Failures);
    }

    [Fact]
    public async Task Each_source_wins_over_those_behind_it()
    {
        await using MetadataServer metadata = await MetadataServer.StartAsync();
        await using LocalServer uri = await LocalServer.StartAsync(_ => Reply.Ok(MetadataServer.Body("Success", "STS.uri", "2026-01-02T09:04:05Z")));
        using var machine = new TestMachine(metadata.Server.Address);
        await using StsServer sts = await StsServer.StartAsync(machine.Clock);

        machine.Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "TRUE";
        machine.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = uri.Address.OriginalString;
        Assert.Equal("STS.uri", await WinnerAsync(machine));

        machine.Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "false";
        Assert.Equal("STS.ecs", await WinnerAsync(machine));

        machine.WriteSdk("[default]\ntype = access_key\naccess_key_id = sdk-id\naccess_key_secret = s");
        Assert.Equal("sdk-id", await WinnerAsync(machine));

        machine.WriteCli("""{"name":"default","mode":"AK","access_key_id":"cli-id","access_key_secret":"s"}""");
        Assert.Equal("cli-id", await WinnerAsync(machine));

        machine.Variables["ALIBABA_CLOUD_STS_ENDPOINT"] = sts.Address;
        machine.Variables["ALIBABA_CLOUD_ROLE_ARN"] = "acs:ram::1:role/r";
        machine.Variables["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = "acs:ram::1:oidc-provider/p";
        machine.Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = machine.Write("token", "jwt");
        Assert.Equal("STS.session1", await WinnerAsync(machine));

        machine.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "env-id";
        machine.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "s";
        Assert.Equal("env-id", await WinnerAsync(machine));
    }

    [Fact]
    public async Task The_region_of_the_winning_profile_can_be_asked_for()
    {
        using var machine = new TestMachine();
        machine.WriteCli("""{"name":"default","mode":"AK","access_key_id":"a","access_key_secret":"b","region_id":"cn-huhehaote"}""");
        var chain = CredentialChain.Default(machine.Environment);
        await chain.GetAsync();
        Assert.Equal("cn-huhehaote", chain.RegionId);
        Assert.Equal($"profile 'default' in {machine.CliPath}", chain.Source);
    }


    [Fact]
    public async Task Half_an_access_key_in_the_environment_is_said()
    {
        using var machine = new TestMachine();
        machine.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "id";
        machine.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "  ";
        var error = await Assert.ThrowsAsync<CredentialsUnavailableException>(
            () => CredentialChain.Default(machine.Environment).GetAsync());
        Assert.Equal(new("environment variables", "ALIBABA_CLOUD_ACCESS_KEY_SECRET is set, but blank"), Assert.Single(error.Failures));
    }

    private static async Task<string> WinnerAsync(TestMachine machine) =>
        (await CredentialChain.Default(machine.Environment).GetAsync()).AccessKeyId;
}
