using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Sources;

/// <summary>
/// Tests with real processes. The scripts need a POSIX shell, which is used here like any program and does not split the command line.
/// </summary>
public sealed class ExternalProcessTests : IDisposable
{
    private readonly TestMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [SkippableFact]
    public async Task What_the_program_prints_is_used_until_it_ends()
    {
        string count = Path.Combine(_machine.Home, "count");
        WriteScript($$"""
            echo x >> '{{count}}'
            echo '{"mode":"StsToken","access_key_id":"i","access_key_secret":"s","sts_token":"t","expiration":"2026-01-02T04:04:05Z"}'
            """);
        ICredentialsProvider provider = _machine.Cli();
        AlibabaCloudCredentials credentials = await provider.GetAsync();
        await provider.GetAsync();
        Assert.Equal(("i", "s", "t"), (credentials.AccessKeyId, credentials.AccessKeySecret, credentials.SecurityToken));
        Assert.Equal($"profile 'default' in {_machine.CliPath} (process_command)", provider.Source);
        Assert.Single(await File.ReadAllLinesAsync(count));

        _machine.Clock.Advance(TimeSpan.FromMinutes(50));
        await provider.GetAsync();
        Assert.Equal(2, (await File.ReadAllLinesAsync(count)).Length);
    }

    [SkippableFact]
    public async Task A_key_without_a_token_is_one_too()
    {
        WriteScript("""echo '{"mode":"AK","access_key_id":"i","access_key_secret":"s","sts_token":"ignored"}'""");
        Assert.False((await _machine.Cli().GetAsync()).HasSecurityToken);
    }

    [SkippableTheory]
    [InlineData("ak")]
    [InlineData("StSToKeN")]
    public async Task The_mode_is_read_in_any_case(string mode)
    {
        WriteScript($$"""echo '{"mode":"{{mode}}","access_key_id":"i","access_key_secret":"s","sts_token":"t"}'""");
        Assert.Equal("i", (await _machine.Cli().GetAsync()).AccessKeyId);
    }

    [SkippableTheory]
    [InlineData("", "")]
    [InlineData(""","sts_token":"the-token","ram_role_arn":"printed" """, "the-token")]
    public async Task A_role_that_is_printed_is_assumed_and_the_profile_fills_what_it_leaves_open(string more, string token)
    {
        await using StsServer sts = await StsServer.StartAsync(_machine.Clock);
        sts.Know("the-id", "the-secret", token.Length > 0 ? token : null);
        SkipWithoutShell();
        string script = _machine.Write("script.sh", $$"""echo '{"mode":"RamRoleArn","access_key_id":"the-id","access_key_secret":"the-secret"{{more}}}'""");
        _machine.WriteCli($$"""{"name":"default","mode":"External","process_command":"/bin/sh '{{script}}'","ram_role_arn":"of-profile","ram_session_name":"n","sts_endpoint":"{{sts.Address}}"}""");

        Assert.Equal("STS.session1", (await _machine.Cli().GetAsync()).AccessKeyId);
        ReceivedRequest sent = Assert.Single(sts.Server.Received);
        Assert.Equal((token.Length > 0 ? "printed" : "of-profile", "n"), (sent.Form["RoleArn"], sent.Form["RoleSessionName"]));
    }

    [SkippableFact]
    public async Task Words_reach_the_program_as_they_were_quoted_and_no_shell_reads_them()
    {
        string[] words = ["a b", "it's", "\"q\"", "$HOME", "*", "x\\", "\\\"", "", ";", "|", "ü"];
        string received = Path.Combine(_machine.Home, "received");
        string script = _machine.Write("script.sh", $$"""
            for word in "$@"; do printf '%s\n' "$word"; done > '{{received}}'
            echo '{"mode":"AK","access_key_id":"i","access_key_secret":"s"}'
            """);
        WriteCommand($"/bin/sh '{script}' 'a b' it\\'s '\"q\"' $HOME * 'x\\' \"\\\\\\\"\" '' ; | ü");
        await _machine.Cli().GetAsync();
        Assert.Equal(words, await File.ReadAllLinesAsync(received));
    }

    [SkippableTheory]
    [InlineData("echo secret-out; echo secret-err >&2; exit 3", "process_command ended with exit code 3; run it by itself to see what it says")]
    [InlineData("echo secret-out", "the answer of process_command holds no credentials: it is not JSON in UTF-8")]
    [InlineData("true", "the answer of process_command holds no credentials: it is not JSON in UTF-8")]
    [InlineData("""echo '{"mode":"StsToken","access_key_id":"i","access_key_secret":"secret"}'""", "the answer of process_command holds no credentials: the field 'sts_token' is missing or of an unexpected type")]
    [InlineData("""echo '{"mode":"OIDC","access_key_id":"i","access_key_secret":"secret"}'""", "the answer of process_command holds no credentials: its mode is not AK, StsToken or RamRoleArn")]
    [InlineData("""echo '{"mode":"ramrolearn","access_key_secret":"secret"}'""", "the answer of process_command holds no credentials: the field 'access_key_id' is missing or of an unexpected type")]
    [InlineData("""echo '{"mode":"AK","access_key_id":"i i","access_key_secret":"secret"}'""", "the answer of process_command holds no credentials: a part of them contains a space, a line break or a character that isn't allowed")]
    public async Task What_goes_wrong_is_told_without_what_was_printed(string script, string problem)
    {
        WriteScript(script);
        Assert.Equal(problem, await _machine.Cli().WhyNotAsync());
    }

    [SkippableFact]
    public async Task A_program_that_asks_gets_no_answer_and_much_output_does_not_block_it()
    {
        WriteScript("""
            read answer && exit 5
            i=0; while [ $i -lt 3000 ]; do echo '                                                                ' >&2; i=$((i+1)); done
            echo '{"mode":"AK","access_key_id":"i","access_key_secret":"s"}'
            """);
        await _machine.Cli().GetAsync();
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_told()
    {
        WriteCommand("/no/such/program --token secret");
        Assert.Equal(
            "process_command can't be started; check that its program exists, that its path is complete, and that it may be run", await _machine.Cli().WhyNotAsync());
    }

    [Fact]
    public async Task A_command_that_can_not_be_split_is_told()
    {
        WriteCommand("program 'secret");
        Assert.Equal("process_command can't be parsed: a quote is not closed", await _machine.Cli().WhyNotAsync());
    }

    [SkippableFact]
    public async Task A_program_that_does_not_end_is_given_up()
    {
        using var hurried = new TestMachine(processTimeout: TimeSpan.FromMilliseconds(300));
        SkipWithoutShell();
        WriteCommand($"/bin/sh '{hurried.Write("script.sh", "exec sleep 600")}'", hurried);
        Assert.Equal("process_command did not end within 0.3 s", await hurried.Cli().WhyNotAsync());
    }

    [SkippableFact]
    public async Task A_caller_who_gives_up_ends_the_program()
    {
        string id = Path.Combine(_machine.Home, "id");
        using var watcher = new FileSystemWatcher(_machine.Home, "ready");
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Created += (_, _) => ready.TrySetResult();
        watcher.EnableRaisingEvents = true;
        WriteScript($"echo $$ > '{id}'; touch '{Path.Combine(_machine.Home, "ready")}'; exec sleep 600");

        using var givesUp = new CancellationTokenSource();
        var provider = new ExternalProcessCredentialsProvider($"/bin/sh '{Path.Combine(_machine.Home, "script.sh")}'", "a test", _machine.Environment);
        Task<AlibabaCloudCredentials> asked = provider.GetCredentialsAsync(givesUp.Token);
        await ready.Task;
        using Process program = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(id), null));
        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await program.WaitForExitAsync();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("True")]
    public async Task Programs_can_be_forbidden(string value)
    {
        _machine.Variables["ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"] = value;
        WriteCommand("program");
        Assert.Equal(
            $"profile 'default' in {_machine.CliPath}: mode External is forbidden by ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS", await _machine.Cli().WhyNotAsync());
    }

    [Theory]
    [InlineData("a  b\tc ", false, new[] { "a", "b", "c" })]
    [InlineData("a\\ b", false, new[] { "a b" })]
    [InlineData("a'b c'\"d e\"", false, new[] { "ab cd e" })]
    [InlineData("\"\\n\\$\\\"\"", false, new[] { "\\n$\"" })]
    [InlineData("'\\'", false, new[] { "\\" })]
    [InlineData("C:\\bin\\x.exe \"C:\\a b\\\"", true, new[] { "C:\\bin\\x.exe", "C:\\a b\\" })]
    [InlineData("''", false, new[] { "" })]
    public void Words_are_split_with_posix_quoting(string text, bool isBackslashLiteral, string[] expected) =>
        Assert.Equal(expected, CommandLine.Split(text, isBackslashLiteral));

    [Theory]
    [InlineData("a\\")]
    [InlineData("\"a")]
    [InlineData("a 'b")]
    public void What_is_left_open_is_refused(string text) =>
        Assert.Throws<FormatException>(() => CommandLine.Split(text, isBackslashLiteral: false));

    private static void SkipWithoutShell() => Skip.IfNot(File.Exists("/bin/sh"), "needs a POSIX shell");

    private void WriteScript(string script)
    {
        SkipWithoutShell();
        WriteCommand($"/bin/sh '{_machine.Write("script.sh", script + "\n")}'");
    }

    private void WriteCommand(string command, TestMachine? machine = null) => (machine ?? _machine).WriteCli(
        $$"""{"name":"default","mode":"External","process_command":{{JsonSerializer.Serialize(command)}} }""");
}
