using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Set-VpcEmulator -Answer, and the message for an action without a user-defined answer.</summary>
public sealed class EmulatorAnswerTests : IDisposable
{
    private const string Create = "Invoke-VpcApi CreateNatGateway -Parameter @{ VpcId = 'vpc-1'; AutoPay = $true; Tag = @(@{ Key = 'env'; Value = 'test' }) } -Confirm:$false";
    private const string Look = "Invoke-VpcApi GetNatGatewayAttribute -Parameter @{ NatGatewayId = 'ngw-1' }";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void An_action_that_nobody_taught_says_how_to_teach_it_and_is_not_repeated()
    {
        ErrorRecord error = _session.Run(Create).ShouldHaveOneError("Emulator.NotTaught");

        Assert.Equal(ErrorCategory.NotImplemented, error.CategoryInfo.Category);
        Assert.Contains("can't be rehearsed", error.ToString(), StringComparison.Ordinal);
        Assert.Single(_session.Run("$emulator.Journal").Output);

        _session.Run(error.ErrorDetails.RecommendedAction).ShouldHaveNoErrors();
        _session.Run(Create).ShouldHaveOneOutput();
    }

    [Theory]
    [InlineData("@{ NatGatewayId = 'ngw-1'; Private = $false; Number = 3; Ratio = 0.5; Nothing = $null; At = [datetimeoffset]'2026-01-02T03:04:05+08:00'; Ips = @{ Ip = @('1', '2') } }")]
    [InlineData("[pscustomobject]@{ At = '2026-01-01T19:04:05Z'; Ips = [pscustomobject]@{ Ip = '1', '2' }; NatGatewayId = 'ngw-1'; Nothing = $null; Number = 3; Private = $false; Ratio = 0.5 }")]
    [InlineData("""'{"At":"2026-01-01T19:04:05Z","Ips":{"Ip":["1","2"]},"NatGatewayId":"ngw-1","Nothing":null,"Number":3,"Private":false,"Ratio":0.5,"RequestId":"old"}'""")]
    public void A_table_an_object_and_a_text_are_the_same_answer(string body)
    {
        Teach($"@{{ Action = 'GetNatGatewayAttribute'; Body = {body} }}");

        PSObject answer = _session.Run(Look).ShouldHaveOneOutput();

        Assert.Equal(
            ["ngw-1", "False", "3", "0.5", "", "2026-01-01T19:04:05Z"],
            new[] { "NatGatewayId", "Private", "Number", "Ratio", "Nothing", "At" }.Select(name => FormattableString.Invariant($"{answer.Properties[name].Value}")));
        Assert.Equal(["1", "2"], _session.Run($"({Look}).Ips.Ip").Output.Select(item => item.ToString()));
        Assert.NotEqual("old", answer.Text("RequestId"));
    }

    [Fact]
    public void An_answer_that_was_recorded_is_one_that_can_be_taught()
    {
        _session.Run("$recorded = Invoke-VpcApi DescribeVpcs; Set-VpcEmulator -Answer @{ Action = 'DescribeVpcs'; Body = $recorded } -WarningAction SilentlyContinue").ShouldHaveNoErrors();

        Assert.Equal(5, _session.Run("Get-VpcNetwork").Output.Count);
        Assert.Equal(
            _session.Run("Get-VpcNetwork | Select-Object * -ExcludeProperty RequestId | ConvertTo-Json").Output.Single().ToString(),
            _session.Run("Set-VpcEmulator -Answer @(); Get-VpcNetwork | Select-Object * -ExcludeProperty RequestId | ConvertTo-Json").Output.Single().ToString());
    }

    [Theory]
    [InlineData("@{ Action = 'GetNatGatewayAttribute'; Body = @{ Status = 'Creating' }, @{ Status = 'Available' } }")]
    [InlineData("@{ Action = 'GetNatGatewayAttribute'; Body = @{ Status = 'Creating' } }, @{ action = 'GetNatGatewayAttribute'; body = @{ Status = 'Available' } }")]
    [InlineData("@{ Action = 'GetNatGatewayAttribute'; Body = '{\"Status\":\"Creating\"}', { @{ Status = 'Available' } } }")]
    public void Answers_come_one_after_the_other(string answers)
    {
        Teach(answers);

        Assert.Equal(["Creating", "Available", "Available"], _session.Run($"1..3 | ForEach-Object {{ {Look} }}").Values("Status"));
    }

    [Fact]
    public void An_error_is_the_services_own()
    {
        Teach("@{ Action = 'CreateNatGateway'; Code = 'OperationUnsupported.FinancialLocked'; Status = 409; Message = 'The bill is open.' }, @{ Action = 'CreateNatGateway'; Body = @{} }");

        ErrorRecord error = _session.Run(Create).ShouldHaveOneError("OperationUnsupported.FinancialLocked");

        Assert.Contains("The bill is open", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(409, PSObject.AsPSObject(error.Exception).Properties["HttpStatus"].Value);
        _session.Run(Create).ShouldHaveOneOutput();
    }

    [Fact]
    public void A_script_block_answers_by_the_parameters_while_the_command_waits()
    {
        _session.Run("""
            $name = 'taught'
            Set-VpcEmulator -Answer @{ Action = 'CreateNatGateway'; Body = {
                param($Parameters, $Number)
                $script:total += 1
                [pscustomobject]@{
                    NatGatewayId = "ngw-$using:name-$Number-$script:total"
                    Vpc = $_.VpcId; Same = $Parameters.VpcId -eq $_.VpcId
                    Auto = $_.AutoPay -is [bool] -and $_.AutoPay; Tag = $_.Tag[0].Key; Missing = $null -eq $_.Name
                }
            } }
            $name = 'later'
            """).ShouldHaveNoErrors();

        ScriptResult result = _session.Run($"1..2 | ForEach-Object {{ {Create} }}");

        result.ShouldHaveNoErrors();
        Assert.Equal(["ngw-taught-1-1", "ngw-taught-2-2"], result.Values("NatGatewayId"));
        Assert.Equal("vpc-1 True True env True", string.Join(' ', new[] { "Vpc", "Same", "Auto", "Tag", "Missing" }.Select(name => result.Output[0].Properties[name].Value)));
        Assert.Equal([true, true], _session.Run("$emulator.Journal").Values("Committed"));
    }

    [Fact]
    public void A_script_block_answers_with_an_error_and_may_ask_the_emulator()
    {
        Teach("""
            @{ Action = 'CreateNatGateway'; Body = {
                $page = Invoke-WebRequest -Uri "$using:address" -UseBasicParsing
                @{ Status = 404; Code = 'InvalidVpcId.NotFound'; Message = "$($page.StatusCode) $($_.VpcId) is gone" }
            } }
            """, "$address = $emulator.EndpointUrl; ");

        Assert.Contains("200 vpc-1 is gone", _session.Run(Create).ShouldHaveOneError("InvalidVpcId.NotFound").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throw 'out of numbers'", "out of numbers")]
    [InlineData("Write-Error 'out of numbers'; @{}", "out of numbers")]
    [InlineData("1, 2", "2 objects")]
    [InlineData("", "0 objects")]
    [InlineData("5", "Int32")]
    [InlineData("'{'", "JSON")]
    [InlineData("$none.ToString()", "null")]
    [InlineData("$a = @{}; $a.Self = $a; $a", "leads back to itself")]
    public void What_a_script_block_does_wrong_is_said_in_the_error_of_the_row(string script, string said)
    {
        Teach($"@{{ Action = 'CreateNatGateway'; Body = {{ {script} }} }}");

        ErrorRecord error = _session.Run(Create).ShouldHaveOneError("Emulator.AnswerFailed");

        Assert.Contains(said, error.ToString(), StringComparison.Ordinal);
        Assert.Single(_session.Run("$emulator.Journal").Output);
    }

    [Fact]
    public void An_emulator_stops_while_a_script_block_runs()
    {
        Teach("@{ Action = 'GetNatGatewayAttribute'; Body = { Set-Content -LiteralPath $using:mark -Value 'runs'; while ($true) { } } }",
            $"$mark = '{Path.Combine(_directory.FullName, "mark")}'; ");

        // The answer never comes. The command ends because the emulator stops.
        _session.Run("$null = $emulator | Connect-VpcSession -MaxRetry 0; $other = [powershell]::Create().AddScript({ param($emulator, $mark) "
            + "while (-not (Test-Path -LiteralPath $mark)) { Start-Sleep -Milliseconds 5 }; $emulator.Dispose() }).AddArgument($emulator).AddArgument($mark); "
            + "$waiting = $other.BeginInvoke()").ShouldHaveNoErrors();

        Assert.Single(_session.Run(Look + "; $null = $other.EndInvoke($waiting)").Errors);
    }

    [Fact]
    public void A_model_gives_way_with_a_warning_and_comes_back()
    {
        ScriptResult taught = _session.Run("Set-VpcEmulator -Answer @{ Action = 'DescribeVpcs'; Body = @{ Vpcs = @{ Vpc = @() }; TotalCount = 0; PageNumber = 1; PageSize = 50 } }");
        Assert.Contains("DescribeVpcs", Assert.Single(taught.Warnings), StringComparison.Ordinal);
        Assert.Empty(_session.Run("Get-VpcNetwork").Output);

        Teach("@{ Action = 'DescribeVpcs'; Remove = $true }");

        Assert.Equal(5, _session.Run("Get-VpcNetwork").Output.Count);
    }

    [Fact]
    public void Answers_are_listed_kept_in_a_file_and_given_at_the_start()
    {
        Teach("@{ Action = 'GetNatGatewayAttribute'; Body = @{ Status = '一' }, @{ Status = 'Available' } }, @{ Action = 'CreateNatGateway'; Body = { @{} } }");
        Assert.Equal(
            ["CreateNatGateway", "GetNatGatewayAttribute", "GetNatGatewayAttribute"],
            _session.Run("(Get-VpcEmulator).Answers.Action").Output.Select(action => action.ToString()));
        Assert.Contains("(script block)", _session.Run("(Get-VpcEmulator).Answers | Out-String").Output.Single().ToString(), StringComparison.Ordinal);

        string path = Path.Combine(_directory.FullName, "estate.json");
        Assert.Contains("CreateNatGateway", Assert.Single(_session.Run("Stop-VpcEmulator -EstatePath $Path", ("Path", path)).Warnings), StringComparison.Ordinal);

        _session.Run("$emulator = Start-VpcEmulator $Path -Answer @{ Action = 'CreateNatGateway'; Body = @{ NatGatewayId = 'ngw-9' } }; $null = $emulator | Connect-VpcSession", ("Path", path)).ShouldHaveNoErrors();
        Assert.Equal("一", _session.Run($"({Look}).Status").ShouldHaveOneOutput().ToString());
        Assert.Equal("ngw-9", _session.Run($"({Create}).NatGatewayId").ShouldHaveOneOutput().ToString());

        _session.Run("Reset-VpcEmulator").ShouldHaveNoErrors();
        Assert.Equal("一", _session.Run($"({Look}).Status").ShouldHaveOneOutput().ToString());
        Assert.Equal("ngw-9", _session.Run($"({Create}).NatGatewayId").ShouldHaveOneOutput().ToString());
    }

    [Theory]
    [InlineData("@{ Action = 'CreateNatGatway'; Body = @{} }", "CreateNatGateway")]
    [InlineData("@{ Action = 'Qqqqqqqqqqqqqqq'; Body = @{} }", "no action 'Qqqqqqqqqqqqqqq'")]
    [InlineData("@{ Action = 'Qqqqqqqqqqqqqqq'; Remove = $true }", "no action 'Qqqqqqqqqqqqqqq'")]
    [InlineData("@{ Body = @{} }", "needs an Action")]
    [InlineData("@{ Action = 'CreateNatGateway' }", "exactly one of Body, Code and Remove")]
    [InlineData("@{ Action = 'CreateNatGateway'; Body = $null }", "exactly one of Body, Code and Remove")]
    [InlineData("@{ Action = 'CreateNatGateway'; Body = @{}; Code = 'Forbidden.RAM' }", "exactly one of Body, Code and Remove")]
    [InlineData("@{ Action = 'CreateNatGateway'; Body = @{} }, @{ Action = 'CreateNatGateway'; Remove = $true }", "both taught and removed")]
    [InlineData("@{ Action = 'CreateNatGateway'; Body = @() }", "empty list")]
    [InlineData("@{ Action = 'CreateNatGateway'; Body = @($null) }", "empty item")]
    [InlineData("@{ Action = 'CreateNatGateway'; Body = 'ngw-1' }", "not JSON")]
    [InlineData("@{ Action = 'createnatgateway'; Body = @{} }", "CreateNatGateway")]
    [InlineData("@{ Action = 'CreateNatGateway'; Body = '[{}]' }", "Array")]
    [InlineData("@{ Action = 'CreateNatGateway'; Body = '[{}]' }", "not a list")]
    [InlineData("@{ Action = 'CreateNatGateway'; Body = 5 }", "Int32")]
    [InlineData("@{ Action = 'CreateNatGateway'; Body = 5 }", "not a number")]
    [InlineData("@{ Action = 'CreateNatGateway'; Body = { $using:nobodys } }", "$using:nobodys")]
    [InlineData("@{ Action = 'CreateNatGateway'; Code = 'Forbidden.RAM'; Status = 200 }", "400 to 599")]
    [InlineData("@{ Action = 'CreateNatGateway'; Code = 'Forbidden.RAM'; Status = 'bad' }", "'bad'")]
    [InlineData("@{ Action = 'CreateNatGateway'; Body = @{}; Bodi = 1 }", "'Bodi'")]
    public void A_wrong_answer_is_named_and_nothing_of_the_command_applies(string answer, string named)
    {
        ErrorRecord error = _session.Run(
            "Set-VpcEmulator -Fault @{ Action = 'GetNatGatewayAttribute'; Code = 'Forbidden.RAM' } "
            + $"-Answer @{{ Action = 'GetNatGatewayAttribute'; Body = @{{}} }}, {answer}").ShouldHaveOneError("BadEmulatorBehaviour");

        Assert.Contains(named, error.ToString(), StringComparison.Ordinal);
        _session.Run(Look).ShouldHaveOneError("Emulator.NotTaught");
    }

    [Fact]
    public void Numbers_of_a_pipeline_are_numbers()
    {
        Teach("@{ Action = 'GetNatGatewayAttribute'; Body = @{ Total = (1..3 | Select-Object -First 1); Share = (0.5, 1.5 | Select-Object -First 1); Is = ($true, $false | Select-Object -First 1) } }");

        PSObject answer = _session.Run(Look).ShouldHaveOneOutput();

        Assert.Equal((1, 0.5, true), (answer.Properties["Total"].Value, answer.Properties["Share"].Value, answer.Properties["Is"].Value));
    }

    [Fact]
    public void Faults_and_limits_take_actions_without_a_model()
    {
        _session.Run("Set-VpcEmulator -Fault @{ Action = 'GetNatGatewayAttribute'; Code = 'SystemBusy'; Times = 1 } -RateLimit @{ GetNatGatewayAttribute = 50 } "
            + "-Answer @{ Action = 'GetNatGatewayAttribute'; Body = @{ Status = 'Available' } }").ShouldHaveNoErrors();

        _session.Run(Look).ShouldHaveOneOutput();

        Assert.Equal(["SystemBusy", ""], _session.Run("$emulator.Journal").Values("Code"));
    }

    private void Teach(string answers, string before = "") => _session.Run($"{before}Set-VpcEmulator -Answer {answers}").ShouldHaveNoErrors();
}
