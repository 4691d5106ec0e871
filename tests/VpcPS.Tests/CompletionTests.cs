using System.Linq;
using System.Threading.Tasks;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>What the Tab key offers.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("Remove-VpcIpv6Gateway -Ipv6GatewayId ", Estate.WebGateway)]
    [InlineData("Get-VpcIpv6Address ipv6-hp351", Estate.WebAddress)]
    [InlineData("Get-VpcIpv6Address 网站前", Estate.WebAddress)]
    [InlineData("New-VpcIpv6Gateway vpc-hp36", Estate.LabVpc)]
    [InlineData("New-VpcIpv6Address -VSwitchId ", Estate.WebVSwitch)]
    [InlineData("Get-VpcIpv6Gateway -Region cn-hangzhou -Ipv6GatewayId ", Estate.HangzhouGateway)]
    [InlineData("Get-VpcIpv6Gateway -Region cn-hu", "cn-huhehaote")]
    [InlineData("Set-VpcIpv6Gateway -Spec m", "Medium")]
    [InlineData("Get-VpcTag -ResourceType ipv6g", "IPV6GATEWAY")]
    public void Values_of_the_session_are_offered(string typed, string offered)
    {
        using ModuleSession session = ModuleSession.Rehearsing();
        Warm(session);

        Assert.Contains(offered, Complete(session, typed));
    }

    [Fact]
    public void What_is_behind_the_first_page_is_offered_too()
    {
        using var estate = new Soak.SoakEstate(70);
        using var session = new ModuleSession();
        session.Run($"$null = Start-VpcEmulator -EstatePath '{estate.Path}' | Connect-VpcSession").ShouldHaveNoErrors();
        Warm(session);

        Assert.Contains("ipv6-hp3000000000000000070", Complete(session, "Get-VpcIpv6Address -Ipv6AddressId "));
    }

    [Fact]
    public void Bandwidths_are_offered_with_what_they_are()
    {
        using ModuleSession session = ModuleSession.Rehearsing();
        string id = (string)session.Run($"(New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2).InternetBandwidthId").ShouldHaveOneOutput().BaseObject;

        Assert.Equal([id], Complete(session, "Set-VpcIpv6InternetBandwidth -InternetBandwidthId "));
    }

    [Fact]
    public void Pressing_Tab_again_asks_once()
    {
        using ModuleSession session = ModuleSession.Rehearsing();

        Complete(session, "Get-VpcIpv6Gateway ");
        Complete(session, "Get-VpcIpv6Gateway ipv6gw-hp38");

        Assert.Single(session.Actions());
    }

    [Fact]
    public void A_service_that_fails_completes_nothing_and_says_nothing()
    {
        using StubService service = StubService.Answering(500, "text/plain", "no");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint, "-MaxRetry 0");

        Assert.Empty(Complete(session, "Get-VpcIpv6Gateway -Ipv6GatewayId "));
    }

    [Fact]
    public void A_service_that_does_not_answer_is_not_waited_for()
    {
        using var service = new StubService(context => Task.Delay(-1, context.RequestAborted));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        Assert.Empty(Complete(session, "Get-VpcIpv6Gateway -Ipv6GatewayId "));
        Assert.Single(service.Requests);
    }

    [Fact]
    public void Without_a_session_nothing_is_offered()
    {
        using var session = new ModuleSession();

        Assert.Empty(Complete(session, "Get-VpcIpv6Gateway -Ipv6GatewayId "));
    }

    private static string[] Complete(ModuleSession session, string typed)
    {
        ScriptResult result = session.Run(
            "[System.Management.Automation.CommandCompletion]::CompleteInput($Typed, $Typed.Length, $null).CompletionMatches | Where-Object ResultType -eq ParameterValue | ForEach-Object CompletionText",
            ("Typed", typed));
        result.ShouldHaveNoErrors();
        return [.. result.Output.Select(match => (string)match.BaseObject)];
    }

    // A completer stops waiting after a second. On a busy machine, the first call of a process can take that long.
    private static void Warm(ModuleSession session) => session.Run("$null = Get-VpcIpv6Address; $null = Get-VpcVSwitch").ShouldHaveNoErrors();
}
