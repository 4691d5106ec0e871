using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Connect-, Get- and Disconnect-VpcSession, and what commands do about sessions.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_session_shows_where_it_goes_and_no_secret()
    {
        PSObject session = _session.Run(
            "Connect-VpcSession -Region cn-huhehaote -Credential ([pscredential]::new('LTAIcanarykey00000001', (ConvertTo-SecureString 'canary-secret' -AsPlainText -Force))) -SecurityToken (ConvertTo-SecureString 'canary-token' -AsPlainText -Force)")
            .ShouldHaveOneOutput();

        Assert.Equal("cn-huhehaote", session.Properties["RegionId"].Value);
        Assert.Equal("LTAI****0001", session.Properties["AccessKeyId"].Value);
        foreach (PSPropertyInfo property in session.Properties)
        {
            Assert.DoesNotContain("canary", property.Value?.ToString() ?? "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Connecting_sends_nothing_and_validating_proves_it_by_one_read()
    {
        using StubService service = StubService.Answering(200, "application/json", "{\"RequestId\":\"R\",\"TotalCount\":0,\"PageNumber\":1,\"PageSize\":1,\"Ipv6Addresses\":{\"Ipv6Address\":[]}}");
        using ModuleSession connected = ModuleSession.ConnectedTo(service.Endpoint);
        Assert.Empty(service.Requests);

        connected.Run("Connect-VpcSession -Region cn-huhehaote -Credential $credential -EndpointUrl $Endpoint -Validate", ("Endpoint", service.Endpoint)).ShouldHaveOneOutput();

        Assert.Equal("DescribeIpv6Addresses", Assert.Single(service.Requests)["Action"]);
    }

    [Fact]
    public void A_session_that_fails_validation_is_an_error_and_does_not_become_the_default()
    {
        _session.Run("$emulator = Start-VpcEmulator; $good = $emulator | Connect-VpcSession").ShouldHaveNoErrors();

        _session.Run("$wrong = [pscredential]::new('nobody', (ConvertTo-SecureString 'x' -AsPlainText -Force)); Connect-VpcSession -Region cn-huhehaote -Credential $wrong -EndpointUrl $emulator.EndpointUrl -Validate")
            .ShouldHaveEndedWith("InvalidAccessKeyId.NotFound");

        Assert.Equal(true, _session.Run("[object]::ReferenceEquals($good, (Get-VpcSession))").ShouldHaveOneOutput().BaseObject);
    }

    [Fact]
    public void Earlier_sessions_stay_usable_and_can_be_given_by_name()
    {
        _session.Run("$first = Start-VpcEmulator | Connect-VpcSession; $second = Start-VpcEmulator | Connect-VpcSession").ShouldHaveNoErrors();

        _session.Run("New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Session $first").ShouldHaveOneOutput();

        Assert.Equal("Public", _session.Run("(Get-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd -Session $first).NetworkType").ShouldHaveOneOutput().BaseObject);
        Assert.Equal("Private", _session.Run("(Get-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd).NetworkType").ShouldHaveOneOutput().BaseObject);
    }

    [Fact]
    public void Disconnecting_forgets_the_default_session()
    {
        _session.Run("$session = Start-VpcEmulator | Connect-VpcSession; Disconnect-VpcSession").ShouldHaveNoErrors();

        Assert.Empty(_session.Run("Get-VpcSession").Output);
    }

    [Fact]
    public void A_default_session_belongs_to_its_runspace()
    {
        using ModuleSession other = ModuleSession.Rehearsing();
        _session.Run("$session = Start-VpcEmulator | Connect-VpcSession").ShouldHaveNoErrors();

        _session.Run("Remove-Module VpcPS").ShouldHaveNoErrors();

        Assert.NotEmpty(other.Run("Get-VpcIpv6Address").Output);
    }

    [Fact]
    public void A_session_object_works_in_another_runspace()
    {
        using ModuleSession other = new();
        PSObject session = _session.Run("Start-VpcEmulator | Connect-VpcSession").ShouldHaveOneOutput();

        Assert.Empty(other.Run("Get-VpcSession").Output);
        Assert.NotEmpty(other.Run("Get-VpcIpv6Address -Session $Session", ("Session", session)).Output);
    }

    [Theory]
    [InlineData("-EndpointUrl 'ftp://example.com'", "https://vpc.cn-huhehaote.aliyuncs.com")]
    [InlineData("-EndpointUrl 'vpc.example.com'", "https://vpc.cn-huhehaote.aliyuncs.com")]
    [InlineData("-EndpointUrl 'https://example.com/path'", "only scheme, host and port")]
    [InlineData("-EndpointUrl 'https://user:pass@example.com'", "only scheme, host and port")]
    public void A_bad_endpoint_says_what_one_looks_like(string argument, string remedy)
    {
        ErrorRecord error = _session.Run("Connect-VpcSession -Region cn-huhehaote -Credential ([pscredential]::new('id', (ConvertTo-SecureString 'x' -AsPlainText -Force))) " + argument)
            .ShouldHaveEndedWith("InvalidSession");

        Assert.Contains(remedy, error.ToString());
        Assert.DoesNotContain("pass@", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_without_its_key_is_refused() =>
        _session.Run("Connect-VpcSession -Region cn-huhehaote -SecurityToken (ConvertTo-SecureString 'x' -AsPlainText -Force)").ShouldHaveEndedWith("SecurityTokenWithoutCredential");

    [Fact]
    public void An_unencrypted_endpoint_elsewhere_is_warned_about()
    {
        ScriptResult result = _session.Run("$null = Connect-VpcSession -Region cn-huhehaote -EndpointUrl http://vpc.example.com -Credential ([pscredential]::new('id', (ConvertTo-SecureString 'x' -AsPlainText -Force)))");

        Assert.Contains("not encrypted", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("V1")]
    [InlineData("V3")]
    [InlineData("v1")]
    public void A_signature_is_chosen_in_any_case_and_proven_by_one_request(string version)
    {
        _session.Run($"$emulator = Start-VpcEmulator; "
            + $"$null = $emulator | Connect-VpcSession -SignatureVersion {version} -Validate").ShouldHaveNoErrors();

        Assert.Equal(1, _session.Run("$emulator.Requests").ShouldHaveOneOutput().BaseObject);
        Assert.Equal("V3", _session.Run("($emulator | Connect-VpcSession).SignatureVersion").ShouldHaveOneOutput().ToString());
    }

    [Theory]
    [InlineData("-TimeoutSec 0", "ParameterArgumentValidationError")]
    [InlineData("-SignatureVersion V2", "CannotConvertArgumentNoMessage")]
    public void A_bad_argument_connects_nothing(string arguments, string code)
    {
        _session.Run("$emulator = Start-VpcEmulator; $emulator | Connect-VpcSession " + arguments).ShouldHaveEndedWith(code);

        Assert.Empty(_session.Run("Get-VpcSession").Output);
    }

    [Fact]
    public void Disconnecting_forgets_the_given_session_alone_and_leaves_it_usable()
    {
        _session.Run("$emulator = Start-VpcEmulator; $first = $emulator | Connect-VpcSession; "
            + "$last = $emulator | Connect-VpcSession").ShouldHaveNoErrors();

        Assert.Empty(_session.Run("Disconnect-VpcSession $first").Output);
        Assert.Equal(true, _session.Run("[object]::ReferenceEquals((Get-VpcSession), $last)").ShouldHaveOneOutput().BaseObject);

        _session.Run("Get-VpcSession | Disconnect-VpcSession; Disconnect-VpcSession").ShouldHaveNoErrors();
        Assert.Empty(_session.Run("Get-VpcSession").Output);
        Assert.NotEmpty(_session.Run("$with = @{ Session = $last }; Get-VpcIpv6Address @with").Output);
    }

    [Fact]
    public void A_session_that_came_from_another_process_is_refused()
    {
        _session.Run("$session = Start-VpcEmulator | Connect-VpcSession; "
            + "$copy = [System.Management.Automation.PSSerializer]::Deserialize("
            + "[System.Management.Automation.PSSerializer]::Serialize($session))").ShouldHaveNoErrors();

        Assert.Contains(
            "Call Connect-VpcSession in the process that makes the calls",
            _session.Run("Get-VpcIpv6Address -Session $copy").ShouldHaveEndedWith("ParameterArgumentTransformationError").ToString());
    }

    [Fact]
    public void Parallel_runspaces_read_and_buy_over_one_session()
    {
        _session.Run("$emulator = Start-VpcEmulator; $session = $emulator | Connect-VpcSession; "
            + "$plan = @(Get-VpcIpv6Address -NetworkType Private | Where-Object Status -EQ 'Available' | Select-Object "
            + "-First 6)").ShouldHaveNoErrors();

        ScriptResult bought = _session.Run(
            "$plan | ForEach-Object -ThrottleLimit 3 -Parallel { Import-Module $using:Manifest; "
            + "Get-VpcIpv6Address $_.Ipv6AddressId -Session $using:session | New-VpcIpv6InternetBandwidth -Bandwidth 3 "
            + "-Session $using:session }",
            ("Manifest", EmbeddedEngine.FindManifest()));

        bought.ShouldHaveNoErrors();
        Assert.Equal(_session.Run("$plan").Values("Ipv6AddressId").Order(), bought.Values("Ipv6AddressId").Order());
        Assert.Equal(6, _session.Committed("AllocateIpv6InternetBandwidth"));
        Assert.Equal(true, _session.Run("[object]::ReferenceEquals((Get-VpcSession), $session)").ShouldHaveOneOutput().BaseObject);
    }

    [Theory]
    [InlineData("emulatorAccessKeySecret`t", null)]
    [InlineData("`r`n emulatorAccessKeySecret$([char]0xA0)", null)]
    [InlineData("emulatorAccess`nKeySecret", "the AccessKey secret contains a line end")]
    [InlineData("emulator$([char]0x200B)AccessKeySecret", "the AccessKey secret contains the invisible character U+200B")]
    [InlineData("'emulatorAccessKeySecret'", "the AccessKey secret contains quotes around it")]
    public void Blanks_around_a_secret_are_no_part_of_it_and_what_else_was_copied_is_named(string secret, string? problem)
    {
        ScriptResult result = _session.Run(
            $"$emulator = Start-VpcEmulator; $null = Connect-VpcSession -Region cn-huhehaote -EndpointUrl $emulator.EndpointUrl -Validate -MaxRetry 0 -Credential ([pscredential]::new(' emulatorAccessKeyId ', (ConvertTo-SecureString \"{secret}\" -AsPlainText -Force)))");

        Assert.Equal(problem is null, result.Ending is null);
        Assert.Contains(problem ?? "", result.Ending?.ErrorDetails.Message ?? "");
        Assert.DoesNotContain("emulatorAccess", result.Ending?.ErrorDetails.Message ?? "");
    }

    [Fact]
    public void An_empty_token_is_not_taken_for_none() => Assert.Contains(
        "the security token is empty",
        _session.Run("Connect-VpcSession -Region cn-huhehaote -SecurityToken ([securestring]::new()) -Credential ([pscredential]::new('id', (ConvertTo-SecureString 'x' -AsPlainText -Force)))")
            .ShouldHaveEndedWith("NoCredentials").ErrorDetails.Message);

    [Theory]
    [InlineData("localhost:8080", true)]
    [InlineData("127.0.0.1:8080", true)]
    [InlineData("proxy.example.com", true)]
    [InlineData("[::1]:8080", true)]
    [InlineData(" user:pw@proxy.example.com:3128 ", true)]
    [InlineData("http://proxy.example.com:3128/", true)]
    [InlineData("socks5://proxy.example.com:1080", true)]
    [InlineData("ftp://proxy.example.com", false)]
    [InlineData("http://proxy.example.com/path", false)]
    [InlineData("socks5://proxy.example.com", false)]
    [InlineData("", false)]
    [InlineData("://hunter2@x y", false)]
    public void A_proxy_is_taken_as_people_write_it(string proxy, bool isOne)
    {
        ScriptResult result = _session.Run(
            "$null = Connect-VpcSession -Region cn-huhehaote -Proxy $Proxy -Credential ([pscredential]::new('id', (ConvertTo-SecureString 'x' -AsPlainText -Force)))", ("Proxy", proxy));

        Assert.Equal(isOne, result.Ending is null);
        Assert.Contains(isOne ? "" : "is not a proxy", result.Ending?.ToString() ?? "");
        Assert.DoesNotContain("hunter2", result.Ending?.ToString() ?? "");
    }

    [Fact]
    public void An_error_about_an_address_has_no_words_of_the_runtime() => Assert.DoesNotContain(
        "Parameter",
        _session.Run("Connect-VpcSession -Region cn-huhehaote -EndpointUrl vpc.example.com -Credential ([pscredential]::new('id', (ConvertTo-SecureString 'x' -AsPlainText -Force)))")
            .ShouldHaveEndedWith("InvalidSession").ErrorDetails.Message);
}
