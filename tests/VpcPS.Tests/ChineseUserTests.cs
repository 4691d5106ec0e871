using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>The questions, warnings and messages that a Chinese user sees, apart from errors.</summary>
public sealed class ChineseUserTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");
    private readonly ModuleSession _session = ModuleSession.Rehearsing("zh-CN");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    // The console's own words: each line begins with where it goes and what it does.
    [Theory]
    [InlineData($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2", "开通公网带宽（会产生费用）")]
    [InlineData($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2 -DryRun", "检查能否开通公网带宽")]
    [InlineData($"New-VpcIpv6Gateway {Estate.LabVpc}", "创建IPv6网关")]
    [InlineData($"New-VpcIpv6Gateway {Estate.LabVpc} -DryRun", "检查能否创建IPv6网关")]
    [InlineData($"Set-VpcIpv6Gateway {Estate.WebGateway} -Name edge", "修改IPv6网关")]
    [InlineData($"Remove-VpcIpv6Gateway {Estate.WebGateway}", "删除IPv6网关")]
    [InlineData($"New-VpcIpv6Address {Estate.WebVSwitch}", "分配IPv6地址")]
    [InlineData($"New-VpcIpv6Address {Estate.WebVSwitch} -DryRun", "检查能否分配IPv6地址")]
    [InlineData($"Set-VpcIpv6Address {Estate.WebAddress} -Name web", "修改IPv6地址")]
    [InlineData($"Remove-VpcIpv6Address {Estate.WebAddress}", "释放IPv6地址")]
    [InlineData($"New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.WebAddress}", "创建仅主动出规则")]
    [InlineData($"New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.WebAddress} -DryRun", "检查能否创建仅主动出规则")]
    [InlineData($"Remove-VpcIpv6EgressOnlyRule ipv6py-hp3nosuchrule -Ipv6GatewayId {Estate.WebGateway}", "删除仅主动出规则")]
    [InlineData($"Add-VpcTag {Estate.WebAddress} -Tag @{{ a = 'b' }}", "添加标签")]
    [InlineData($"Remove-VpcTag {Estate.WebAddress} -All", "移除标签")]
    [InlineData($"Enable-VpcIpv6 {Estate.WebVSwitch}", "开启 IPv6")]
    public void WhatIf_says_what_would_be_done(string command, string action)
    {
        string transcript = Path.Combine(_directory.FullName, "shown.txt");
        _session.Run($"$null = Start-Transcript -Path '{transcript}'").ShouldHaveNoErrors();
        _session.Run(command + " -WhatIf").ShouldHaveNoErrors();
        _session.Run("$null = Stop-Transcript").ShouldHaveNoErrors();

        // The engine's own texts stay in its language.
        string shown = Assert.Single(
            File.ReadAllLines(transcript), line => line.StartsWith("What if: ", StringComparison.Ordinal))["What if: ".Length..];
        Assert.Contains(action + "：", shown, StringComparison.Ordinal);
        Assert.Contains("模拟器", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch(" in | all tags", shown);
    }

    // The engine has no user interface, so the question is part of the error.
    [Fact]
    public void A_prompt_asks_whether_to_spend_money()
    {
        string message = _session.Run($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2 -Confirm")
            .ShouldHaveEndedWith("NobodyToAsk").ErrorDetails.Message;

        Assert.Contains("：开通公网带宽（会产生费用）：", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verbose_lines_are_about_the_session_the_purchase_the_input_and_each_request()
    {
        ScriptResult result = _session.Run(
            $"[pscustomobject]@{{ Ipv6AddressId = '{Estate.WebAddress}'; Bandwidth = '5 Mbps' }} | New-VpcIpv6InternetBandwidth -Verbose");

        result.ShouldHaveNoErrors();
        Assert.Contains(result.Verbose, line => line.Contains("凭据：", StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => line.Contains("开通公网带宽（会产生费用）：", StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => line.StartsWith("读取：", StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => Regex.IsMatch(line, "^AllocateIpv6InternetBandwidth（cn-huhehaote，.+）：HTTP 200，请求ID .+ 毫秒$"));
        Assert.All(result.Verbose, line => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", line));
    }

    [Theory]
    [InlineData("-Fault @{ Code = 'X'; Times = 0 }")]
    [InlineData("-Fault @{ Code = 'X'; Probability = '0,5' }")]
    [InlineData("-Fault @{ Code = 'X Y' }")]
    [InlineData("-Fault @{ Code = 'X'; Action = 'BuyEverything' }")]
    [InlineData("-RateLimit @{ DescribeVpcs = 1.5 }")]
    [InlineData("-Answer @{ Action = 'CreateNatGateway'; Body = 'not json' }")]
    [InlineData("-AdvanceClock 0:1:0")]
    public void What_an_emulator_can_not_take_is_said_in_Chinese(string behaviour)
    {
        string message = _session.Run("Set-VpcEmulator " + behaviour).ShouldHaveOneError("BadEmulatorBehaviour").ErrorDetails.Message;

        Assert.DoesNotMatch("[a-z]+ [a-z]+ [a-z]+", message.Replace("Get-Help Set-VpcEmulator -Examples", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_repetition_is_told()
    {
        _session.Run("Set-VpcEmulator -Fault @{ Action = 'DescribeVpcs'; Code = 'Throttling'; Times = 1 }").ShouldHaveNoErrors();

        Assert.Contains(
            _session.Run("$null = Get-VpcNetwork -Verbose").Verbose,
            line => Regex.IsMatch(line, "^DescribeVpcs（cn-huhehaote）：Throttling，请求ID .+；.+ 秒后重试$"));
    }

    [Fact]
    public void Warnings_are_given()
    {
        ScriptResult result = _session.Run(
            "$null = Connect-VpcSession -Region cn-huhehoate -EndpointUrl http://vpc.example.com -Credential $emulator.Credential");

        Assert.Contains(result.Warnings, line => line.EndsWith("未加密：途中的任何人都能读取请求和响应。", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, line => line.StartsWith("VpcPS不认识地域 'cn-huhehoate'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_journal_of_another_service_is_refused_with_both_owners()
    {
        string journal = Path.Combine(_directory.FullName, "run.jsonl");
        _session.Run($"$null = New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2 -JournalPath '{journal}'").ShouldHaveNoErrors();
        _session.Run("$null = Start-VpcEmulator | Connect-VpcSession").ShouldHaveNoErrors();

        string message = _session.Run($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2 -JournalPath '{journal}'")
            .ShouldHaveEndedWith("JournalFailed").ErrorDetails.Message;

        Assert.Contains("，AccessKey emul****eyId（", message, StringComparison.Ordinal);
        Assert.Contains("；当前会话的购买属于 ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sum_of_a_run_is_told() => Assert.Equal(
        "已开通 2（10 Mbit/s），被拒绝 0，结果未知 0",
        Assert.Single(_session.Run($"$null = New-VpcIpv6InternetBandwidth {Estate.WebAddress}, {Estate.OtherWebAddress} -Bandwidth 5").Information));

    // HelpGen names the texts that UserText is given and that have no Chinese. It can't name a text that UserText never gets.
    [Fact]
    public void What_is_asked_and_told_goes_through_UserText()
    {
        string sources = Path.Combine(Path.GetDirectoryName(EmbeddedEngine.FindManifest())!, "src");

        Assert.Empty(new[] { "VpcPS", "VpcPS.Core" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(sources, project), "*.cs", SearchOption.AllDirectories))
            .SelectMany(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot()
                .DescendantNodes().OfType<InvocationExpressionSyntax>().Where(Tells).SelectMany(Untranslated)
                .Select(text => $"{Path.GetFileName(path)}: {text}")));
    }

    private static bool Tells(InvocationExpressionSyntax call) => NameOf(call)
        is "ShouldProcess" or "ShouldContinue" or "ShouldRemove" or "ShowLine" or "ShowMade" or "ShowWhatIf" or "Told"
        or "WriteWarning" or "WriteVerbose" or "WriteSummary" or "SayWhileStopping" or "Say" or "Note";

    // Words in a text; parameters, such as -Prune, and names of properties are the same in every language.
    private static IEnumerable<string> Untranslated(InvocationExpressionSyntax call) => call.ArgumentList.DescendantNodes()
        .Where(node => !node.Ancestors().TakeWhile(ancestor => ancestor != call)
            .Any(ancestor => ancestor is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "UserText" } } }))
        .Select(node => node switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            InterpolatedStringTextSyntax text => text.TextToken.ValueText,
            _ => "",
        })
        .Where(text => Regex.IsMatch(text, @"[A-Za-z]{2,}\s|\s[A-Za-z]{2,}"));

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        IdentifierNameSyntax name => name.Identifier.Text,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.Text,
        _ => "",
    };
}
