using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>
/// Whose account pays: Get-VpcSession, the beginning of -WhatIf lines, prompts and -Verbose lines, and regions that nobody meant.
/// </summary>
public sealed class WhoPaysTests
{
    private const string Gateway = "ipv6gw-hp3y0l3ln89j8cdvf19ty";
    private const string Alice =
        """{"RequestId":"R","IdentityType":"RAMUser","AccountId":"1234567890123456","PrincipalId":"2","UserId":"2","Arn":"acs:ram::1234567890123456:user/alice"}""";

    private const string Unknown = """{"RequestId":"R","HostId":"h","Code":"InvalidAction.NotFound","Message":"Specified api is not found."}""";

    private static readonly (string Name, string Value)[] Machine =
    [
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAIcanarykey00000001"),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "canary-secret"),
        ("ALIBABA_CLOUD_REGION_ID", "cn-huhehaote"),
    ];

    [Fact]
    public async Task Without_a_session_it_shows_what_would_be_used()
    {
        string output = await RunAsync(
            "Get-VpcSession | ForEach-Object { $_.IsConnected, $_.CredentialSource, $_.AccessKeyId, $_.RegionId, $_.Endpoint, $_.Destination, \"account '$($_.AccountId)'\" }",
            Machine);

        Assert.Equal(
            [
                "False", "environment variables", "LTAI****0001", "cn-huhehaote", "vpc.cn-huhehaote.aliyuncs.com",
                "key LTAI****0001, endpoint vpc.cn-huhehaote.aliyuncs.com", "account ''",
            ],
            Lines(output));
    }

    [Fact]
    public async Task Without_a_session_and_credentials_it_says_so()
    {
        string output = await RunAsync(
            "$session = Get-VpcSession -ErrorAction SilentlyContinue -ErrorVariable failed; \"$($null -eq $session) $($failed.FullyQualifiedErrorId)\"");

        Assert.StartsWith("True NoCredentials,", output);
    }

    [Fact]
    public async Task A_rehearsal_that_nobody_connected_is_said_beside_what_the_machine_has()
    {
        string output = await RunAsync("$emulator = Start-VpcEmulator; (Get-VpcSession 3>&1)[0].Message", Machine);

        Assert.Contains("Changes are refused here: this process runs an emulator", output);
    }

    [Fact]
    public void Resolve_adds_the_account_and_the_user_and_asks_once()
    {
        using ModuleSession session = ModuleSession.Rehearsing();
        Assert.Null(session.Run("Get-VpcSession").ShouldHaveOneOutput().Properties["AccountId"].Value);

        PSObject resolved = session.Run("$null = Get-VpcSession -Resolve; Get-VpcSession -Resolve").ShouldHaveOneOutput();

        Assert.Equal("1234567890123456", resolved.Text("AccountId"));
        Assert.Equal("user emulator", resolved.Text("Caller"));
        Assert.Equal(["GetCallerIdentity"], session.Run("$emulator.Journal.Action").Output.Select(action => action.ToString()));
    }

    [Theory]
    [InlineData("root", "root")]
    [InlineData("user/alice", "user alice")]
    [InlineData("assumed-role/Deploy/nightly", "role Deploy (session nightly)")]
    public void Each_kind_of_identity_reads_well(string identity, string name)
    {
        using var session = new ModuleSession();
        DirectoryInfo directory = Directory.CreateTempSubdirectory("vpcps-");
        string estate = Path.Combine(directory.FullName, "estate.json");
        try
        {
            session.Run($"Start-VpcEmulator | Stop-VpcEmulator -EstatePath '{estate}'").ShouldHaveNoErrors();
            const string key = "\"emulatorAccessKeyId\"";
            File.WriteAllText(estate, File.ReadAllText(estate).Replace(key, $"{key}, \"Identity\": \"{identity}\"", StringComparison.Ordinal));

            Assert.Equal(
                name,
                session.Run($"$null = Start-VpcEmulator '{estate}' | Connect-VpcSession; (Get-VpcSession -Resolve).Caller").ShouldHaveOneOutput().ToString());
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void An_endpoint_that_does_not_know_who_calls_says_so_and_the_session_is_shown()
    {
        using StubService service = StubService.Answering(404, "application/json", Unknown);
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult result = session.Run("Get-VpcSession -Resolve");

        Assert.Contains(
            $"{service.Endpoint.Authority} answered GetCallerIdentity of STS with: Specified api is not found (InvalidAction.NotFound)",
            Assert.Single(result.Errors).ErrorDetails.Message);
        Assert.Equal($"endpoint {service.Endpoint.Authority}", Assert.Single(result.Output).Text("Destination"));
    }

    [Fact]
    public async Task Lines_about_a_rehearsal_begin_with_the_emulator()
    {
        string output = await RunAsync($$"""
            $emulator = Start-VpcEmulator
            $null = $emulator | Connect-VpcSession
            Remove-VpcIpv6Gateway {{Gateway}} -WhatIf
            $emulator.Journal.Count
            "127.0.0.1:$($emulator.Port)"
            """);

        string[] lines = Lines(output);
        Assert.Equal($"What if: emulator {lines[^1]}: Remove the IPv6 gateway: {Gateway} in cn-huhehaote", lines[0]);
        Assert.Equal("0", lines[1]);
    }

    [Fact]
    public async Task Lines_about_the_cloud_begin_with_the_account_which_is_asked_for_once()
    {
        using StubService sts = StubService.Answering(200, "application/json", Alice);
        string output = await RunAsync(
            $$"""
            Remove-VpcIpv6Gateway {{Gateway}} -WhatIf
            Remove-VpcIpv6Gateway {{Gateway}} -WhatIf -Region cn-hangzhou
            Remove-VpcIpv6Gateway {{Gateway}} -WhatIf -Verbose 4>&1
            """,
            [.. Machine, ("ALIBABA_CLOUD_STS_ENDPOINT", sts.Endpoint.AbsoluteUri)]);

        string[] lines = Lines(output);
        Assert.Equal(
            [
                $"What if: account 1234567890123456, user alice: Remove the IPv6 gateway: {Gateway} in cn-huhehaote",
                $"What if: account 1234567890123456, user alice: Remove the IPv6 gateway: {Gateway} in cn-hangzhou",
                "VERBOSE: account 1234567890123456, user alice; key LTAI****0001; credentials: environment variables",
            ],
            lines.Take(3));
        Assert.Single(sts.Requests);
    }

    [Fact]
    public async Task Where_the_account_can_not_be_told_lines_begin_with_key_and_endpoint_and_nothing_fails()
    {
        using StubService sts = StubService.Answering(404, "application/json", Unknown);
        string output = await RunAsync(
            $$"""
            Remove-VpcIpv6Gateway {{Gateway}} -WhatIf
            Remove-VpcIpv6Gateway {{Gateway}} -WhatIf -Region cn-beijing
            """,
            [.. Machine, ("ALIBABA_CLOUD_STS_ENDPOINT", sts.Endpoint.AbsoluteUri)]);

        Assert.Equal(
            [
                $"What if: key LTAI****0001, endpoint vpc.cn-huhehaote.aliyuncs.com: Remove the IPv6 gateway: {Gateway} in cn-huhehaote",
                $"What if: key LTAI****0001, endpoint vpc.cn-beijing.aliyuncs.com: Remove the IPv6 gateway: {Gateway} in cn-beijing",
            ],
            Lines(output));
        Assert.Single(sts.Requests);
    }

    [Fact]
    public async Task What_is_neither_shown_nor_asked_asks_nobody_for_the_account()
    {
        using StubService sts = StubService.Answering(200, "application/json", Alice);
        string output = await RunAsync(
            $$"""
            $null = Connect-VpcSession -TimeoutSec 1 -MaxRetry 0 -Proxy http://127.0.0.1:9
            Remove-VpcIpv6Gateway {{Gateway}} -Force -Verbose -ErrorAction SilentlyContinue 4>&1
            Remove-VpcIpv6Gateway {{Gateway}} -Confirm:$false -ErrorAction SilentlyContinue
            New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -ErrorAction SilentlyContinue
            """,
            [.. Machine, ("ALIBABA_CLOUD_STS_ENDPOINT", sts.Endpoint.AbsoluteUri)]);

        Assert.StartsWith("VERBOSE: key LTAI****0001, endpoint vpc.cn-huhehaote.aliyuncs.com; credentials: environment variables", output);
        Assert.Contains("key LTAI****0001, endpoint vpc.cn-huhehaote.aliyuncs.com: Remove the IPv6 gateway", output);
        Assert.Empty(sts.Requests);
    }

    [Fact]
    public async Task Other_credentials_are_another_account()
    {
        using StubService sts = StubService.Answering(200, "application/json", Alice);
        string output = await RunAsync(
            """
            (Get-VpcSession -Resolve).Caller
            $env:ALIBABA_CLOUD_ACCESS_KEY_ID = 'LTAIotherkey000000002'
            "[$((Get-VpcSession).Caller)]"
            (Get-VpcSession -Resolve).Caller
            """,
            [.. Machine, ("ALIBABA_CLOUD_STS_ENDPOINT", sts.Endpoint.AbsoluteUri)]);

        Assert.Equal(["user alice", "[]", "user alice"], Lines(output));
        Assert.Equal(2, sts.Requests.Count);
    }

    [Fact]
    public void A_question_that_nobody_answers_begins_with_where_it_goes()
    {
        using ModuleSession session = ModuleSession.Rehearsing();

        Assert.Matches(
            @"^emulator 127\.0\.0\.1:\d+: Remove the IPv6 gateway: ipv6gw-\w+ in cn-huhehaote: this needs confirmation",
            session.Run($"Remove-VpcIpv6Gateway {Gateway}").ShouldHaveEndedWith("NobodyToAsk").ErrorDetails.Message);
    }

    [Fact]
    public void A_service_on_this_machine_that_is_no_emulator_of_ours_is_named_and_not_asked()
    {
        using StubService service = StubService.Answering(404, "application/json", Unknown);
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        Assert.StartsWith(
            $"endpoint {service.Endpoint.Authority}: Remove the IPv6 gateway",
            session.Run($"Remove-VpcIpv6Gateway {Gateway}").ShouldHaveEndedWith("NobodyToAsk").ErrorDetails.Message);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("China North", "Did you mean cn-beijing, cn-huhehaote, cn-qingdao, cn-wulanchabu, cn-zhangjiakou?")]
    [InlineData("huhehaote", "Did you mean cn-huhehaote?")]
    [InlineData("Hohhot", "Did you mean cn-huhehaote?")]
    [InlineData("!!!", "A region ID has lower-case letters")]
    public void A_region_that_is_none_is_refused_with_those_that_were_perhaps_meant(string region, string remedy)
    {
        using ModuleSession session = ModuleSession.Rehearsing();

        Assert.Contains(
            remedy,
            session.Run($"Connect-VpcSession -Region '{region}' -Credential $emulator.Credential -EndpointUrl $emulator.EndpointUrl")
                .ShouldHaveEndedWith("InvalidRegion").ErrorDetails.Message);
        Assert.Contains(remedy, session.Run($"Get-VpcIpv6Address -Region '{region}'").ShouldHaveOneError("InvalidRegion").ErrorDetails.Message);
    }

    [Fact]
    public void A_misspelt_region_is_warned_of_once_and_a_new_one_is_not()
    {
        using ModuleSession session = ModuleSession.Rehearsing();
        string Connect(string region) =>
            $"$null = Connect-VpcSession -Region {region} -Credential $emulator.Credential -EndpointUrl $emulator.EndpointUrl";

        Assert.Contains("Did you mean cn-huhehaote?", Assert.Single(session.Run(Connect("cn-huhehoate")).Warnings));
        Assert.Empty(session.Run(Connect("ap-southeast-8")).Warnings);
        Assert.Single(session.Run(
            $"'cn-huhehoate', 'cn-huhehoate', 'cn-newtown-1' | ForEach-Object {{ [pscustomobject]@{{ Ipv6GatewayId = '{Gateway}'; Region = $_ }} }} | Remove-VpcIpv6Gateway -WhatIf").Warnings);
    }

    [Fact]
    public async Task Names_of_profiles_complete()
    {
        DirectoryInfo home = Directory.CreateTempSubdirectory("vpcps-");
        try
        {
            Directory.CreateDirectory(Path.Combine(home.FullName, ".aliyun"));
            await File.WriteAllTextAsync(
                Path.Combine(home.FullName, ".aliyun", "config.json"),
                """{"current":"prod","profiles":[{"name":"prod","mode":"AK","access_key_id":"canary-id"},{"name":"prod east","mode":"AK"},{"name":"test","mode":"AK"}]}""");

            string output = await RunAsync(
                "$line = 'Connect-VpcSession -ProfileName pro'; (TabExpansion2 $line $line.Length).CompletionMatches | ForEach-Object { $_.CompletionText, $_.ToolTip }",
                ("HOME", home.FullName), ("USERPROFILE", home.FullName));

            Assert.Equal(["prod", "'prod east'"], Lines(output).Where((_, number) => number % 2 == 0));
            Assert.DoesNotContain("canary", output, StringComparison.Ordinal);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string script, params (string Name, string Value)[] environment)
    {
        (int exitCode, string output, string error) = await HostProcess.RunAsync(script, environment);
        Assert.True(exitCode == 0, error);
        Assert.DoesNotContain("canary-secret", output + error, StringComparison.Ordinal);
        return output;
    }

    private static string[] Lines(string output) =>
        output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
