using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>The parameters of actions as parameters of Invoke-VpcApi: what is offered, read, and refused before anything is sent.</summary>
public sealed class InvokeVpcApiParameterTests : IDisposable
{
    private const string Secret = "sekrit-4711-psk";

    private readonly StubService _service = StubService.Answering(200, "application/json", "{\"RequestId\":\"R\"}");
    private readonly ModuleSession _session;

    public InvokeVpcApiParameterTests() => _session = ModuleSession.ConnectedTo(_service.Endpoint);

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Fact]
    public void The_syntax_of_an_action_has_its_parameters_and_the_required_ones_are_mandatory()
    {
        string syntax = _session.Run("Get-Command Invoke-VpcApi -ArgumentList CreateRouteEntry -Syntax").ShouldHaveOneOutput().ToString();

        Assert.Contains(" -RouteTableId <string> ", syntax, StringComparison.Ordinal);
        Assert.Contains(" -DestinationCidrBlock <string> ", syntax, StringComparison.Ordinal);
        Assert.Contains("[-NextHopId <string>]", syntax, StringComparison.Ordinal);
        Assert.Contains("[-NextHopList <hashtable[]>]", syntax, StringComparison.Ordinal);
        Assert.Contains("[-PageSize <long>]", _session.Run("Get-Command Invoke-VpcApi -ArgumentList DescribeVpcs -Syntax").ShouldHaveOneOutput().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-VpcApi DescribeNatGate", "DescribeNatGateways")]
    [InlineData("Invoke-VpcApi natgatew", "CreateNatGateway")]
    [InlineData("Invoke-VpcApi CreateRouteEntry -Dest", "-DestinationCidrBlock")]
    [InlineData("Invoke-VpcApi CreateNatGateway -Until @{ Status = 'Available' } -By DescribeNat", "DescribeNatGateways")]
    [InlineData("Get-VpcApi -Cmdlet New-VpcIpv6G", "New-VpcIpv6Gateway")]
    public void Actions_and_their_parameters_are_completed(string line, string expected)
    {
        string[] matches = [.. _session.Run("(TabExpansion2 $line $line.Length).CompletionMatches.CompletionText", ("line", line)).Output.Select(match => match.ToString())];

        Assert.Contains(expected, matches);
    }

    // The engine refuses a command that has two parameters of one name, so these go by -Parameter.
    [Fact]
    public void The_help_lists_each_parameter_that_has_the_name_of_one_of_the_command()
    {
        string[] clashing =
        [
            .. _session.Run("""
                foreach ($action in Get-VpcApi) {
                    $offered = (Get-Command Invoke-VpcApi -ArgumentList $action.Name).Parameters
                    foreach ($parameter in $action.Parameters) {
                        if ($parameter.Name -ne 'RegionId' -and -not ($offered[$parameter.Name].Attributes.TypeId.Name -contains 'ApiValueAttribute')) {
                            "$($action.Name) $($parameter.Name)"
                        }
                    }
                }
                """).Output.Select(found => found.ToString()),
        ];
        string help = _session.Run("(Get-Help Invoke-VpcApi -Full | Out-String -Width 4000)").ShouldHaveOneOutput().ToString();

        Assert.NotEmpty(clashing);
        Assert.All(clashing, found =>
        {
            string[] words = found.Split(' ');
            Assert.Matches($"The parameter {words[1]} of .*{words[0]}", help);
        });
    }

    [Theory]
    [InlineData("DescribeVpcs -IsDefault $true -PageSize 5", "IsDefault=true", "PageSize=5")]
    [InlineData("DescribeVpcs -IsDefault false -PageSize '５'", "IsDefault=false", "PageSize=5")]
    [InlineData("CreateVpc -Description '' -DryRun", "Description=", "DryRun=true")]
    [InlineData("CreateVpc -DryRun:$false", "DryRun=false")]
    [InlineData("DescribeVpcs -Tag @{ env = 'prod'; app = 'web' }", "Tag.1.Key=app", "Tag.1.Value=web", "Tag.2.Key=env", "Tag.2.Value=prod")]
    [InlineData("DescribeVpcs -Tag @{ Key = 'env'; Value = 'prod' }", "Tag.1.Key=env", "Tag.1.Value=prod")]
    [InlineData("DescribeVpcs -Tag ('[{\"Key\":\"env\"}]' | ConvertFrom-Json)", "Tag.1.Key=env")]
    [InlineData("DescribeVpcs -Tag '[{\"key\":\"env\",\"value\":\"1\"}]'", "Tag.1.Key=env", "Tag.1.Value=1")]
    [InlineData("DescribeVpcs @{ 'Tag.1.Key' = 'env' }", "Tag.1.Key=env")]
    [InlineData("describevpcs @{ vpcname = 'a' } -VPCID b", "VpcId=b", "VpcName=a")]
    [InlineData("AddCommonBandwidthPackageIps -BandwidthPackageId c -IpInstanceIds 'e1, e2'", "BandwidthPackageId=c", "IpInstanceIds.1=e1", "IpInstanceIds.2=e2")]
    [InlineData("AddCommonBandwidthPackageIps -BandwidthPackageId c -IpInstanceIds e1, e2", "BandwidthPackageId=c", "IpInstanceIds.1=e1", "IpInstanceIds.2=e2")]
    [InlineData("CreateNatGateway -VpcId v -AccessMode @{ ModeValue = 'route' }", "AccessMode={\"ModeValue\":\"route\"}", "VpcId=v")]
    [InlineData("GrantInstanceToVbr -InstanceId c -VbrInstanceIds v1, v2 -GrantType Instance -VbrOwnerUid 7 -VbrRegionNo r", "GrantType=Instance", "InstanceId=c", "VbrInstanceIds=v1,v2", "VbrOwnerUid=7", "VbrRegionNo=r")]
    [InlineData("CreateVpnConnection -VpnGatewayId v -LocalSubnet a -RemoteSubnet b -IkeConfig @{ IkeVersion = 'ikev2'; IkeLifetime = 86400 }", "IkeConfig={\"IkeLifetime\":86400,\"IkeVersion\":\"ikev2\"}", "LocalSubnet=a", "RemoteSubnet=b", "VpnGatewayId=v")]
    [InlineData("UnTagResources @{ All = $true } -ResourceType VPC -ResourceId v", "All=true", "ResourceId.1=v", "ResourceType=VPC")]
    [InlineData("ModifyIpv6GatewaySpec -Ipv6GatewayId g -Spec Large", "Ipv6GatewayId=g", "Spec=Large")]
    [InlineData("CreateIpv6Gateway -VpcId v -Spec Large", "Spec=Large", "VpcId=v")]
    [InlineData("NewThing -Color blue -Fast -Unchecked", "Color=blue", "Fast=true")]
    [InlineData("DescribeVpcs -NewFilter x -Unchecked", "NewFilter=x")]
    public void Values_are_sent_as_the_action_takes_them(string command, params string[] expected)
    {
        _session.Run($"$null = Invoke-VpcApi {command} -Confirm:$false").ShouldHaveNoErrors();

        Assert.Equal(
            expected,
            _service.Requests.Single()
                .Where(pair => pair.Key is not ("Action" or "RegionId" or "ClientToken"))
                .Select(pair => pair.Key + "=" + pair.Value)
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Invoke-VpcApi DescribeEipAdresses", "InvalidAction.NotFound", "Did you mean DescribeEipAddresses?", "Get-VpcApi DescribeEipAddresses")]
    [InlineData("Invoke-VpcApi DescribeEipAdresses -AllocationId x", "InvalidAction.NotFound", "Did you mean DescribeEipAddresses?", "Get-VpcApi DescribeEipAddresses")]
    [InlineData("Invoke-VpcApi CreateRouteEntry -RouteTableIdd x -DestinationCidrBlock y", "UnknownParameter", "no parameter RouteTableIdd. Did you mean RouteTableId?", "(Get-VpcApi CreateRouteEntry).Parameters")]
    [InlineData("Invoke-VpcApi CreateRouteEntry @{ RouteTablId = 'x'; Qqqqqq = 1; DestinationCidrBlock = 'y' }", "UnknownParameter", "Did you mean RouteTableId?", "(Get-VpcApi CreateRouteEntry).Parameters")]
    [InlineData("Invoke-VpcApi CreateRouteEntry", "MissingParameter", "CreateRouteEntry needs DestinationCidrBlock, RouteTableId", "(Get-VpcApi CreateRouteEntry).Parameters")]
    [InlineData("Invoke-VpcApi CreateRouteEntry @{ NextHopId = 'x' }", "MissingParameter", "CreateRouteEntry needs DestinationCidrBlock, RouteTableId", "(Get-VpcApi CreateRouteEntry).Parameters")]
    [InlineData("Invoke-VpcApi DescribeVpcs @{ PageSize = 'abc' }", "InvalidParameter", "PageSize takes a whole number, not 'abc'", "(Get-VpcApi DescribeVpcs).Parameters")]
    [InlineData("Invoke-VpcApi DescribeVpcs @{ VpcName = 'a', 'b' }", "InvalidParameter", "VpcName takes one text, not a list", "(Get-VpcApi DescribeVpcs).Parameters")]
    [InlineData("Invoke-VpcApi DescribeVpcs @{ Tag = @{ Key = 'a'; Valu = 'b' } }", "InvalidParameter", "Tag[1] has no member 'Valu'. Its members: Key, Value", "(Get-VpcApi DescribeVpcs).Parameters")]
    [InlineData("Invoke-VpcApi DescribeVpcs @{ VpcId = 'a' } -VpcId b", "ParameterGivenTwice", "VpcId is given twice", null)]
    [InlineData("Invoke-VpcApi DescribeVpcs @{ RegionId = 'cn-beijing' } -Region cn-hangzhou", "OtherRegion", "cn-beijing", null)]
    [InlineData("Invoke-VpcApi DescribeVpcs @{} more", "UnexpectedArgument", "without the name of a parameter", "(Get-VpcApi DescribeVpcs).Parameters")]
    public void What_does_not_fit_is_an_error_that_says_what_to_type(string command, string errorId, string says, string? next)
    {
        ErrorRecord error = _session.Run(command + " -Confirm:$false").ShouldHaveOneError(errorId);

        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(next ?? "", error.ErrorDetails.RecommendedAction ?? "");
        Assert.Empty(_service.Requests);
    }

    [Theory]
    [InlineData("DescribeVpcs -PageSize abc", "PageSize takes a whole number, not 'abc'")]
    [InlineData("DescribeVpcs -IsDefault maybe", "IsDefault takes true or false, not 'maybe'")]
    [InlineData("DescribeVpcs -Tag x", "Tag[1] takes an object, such as @{ Key = ...; Value = ... }")]
    public void An_argument_of_another_type_is_named(string command, string says)
    {
        ErrorRecord ending = _session.Run($"Invoke-VpcApi {command}").ShouldHaveEndedWith("ParameterArgumentTransformationError");

        Assert.Contains(says, ending.ToString(), StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void A_row_that_does_not_fit_is_an_error_of_its_own_and_the_others_are_called()
    {
        ScriptResult result = _session.RunWithRows(
            "Name,Bandwidth,Period\na,5,1\nb,6,soon\nc,,", "Invoke-VpcApi AllocateEipAddress");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Contains("row 2, b: Period takes a whole number, not 'soon'", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["a 5 1", "c - -"], _service.Requests.OrderBy(r => r["Name"], StringComparer.Ordinal).Select(r =>
            $"{r["Name"]} {r.GetValueOrDefault("Bandwidth", "-")} {r.GetValueOrDefault("Period", "-")}"));
        Assert.Contains("2 changed, 1 refused", string.Join("\n", result.Information), StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_takes_only_ids_of_the_modules_objects_and_every_column_of_a_row()
    {
        _session.Run("$nat = [pscustomobject]@{ NatGatewayId = 'ngw-1'; Name = 'edge'; Status = 'Available'; PageSize = 3; ClientToken = 't' }");
        _session.Run("$nat | Invoke-VpcApi DescribeNatGateways").ShouldHaveOneOutput();
        _session.Run("$nat.psobject.TypeNames.Insert(0, 'VpcPS.Api.DescribeNatGateways.NatGateway'); $nat | Invoke-VpcApi DescribeNatGateways").ShouldHaveOneOutput();

        Assert.Equal(
            ["Name=edge NatGatewayId=ngw-1 Status=Available", "NatGatewayId=ngw-1"],
            _service.Requests.Select(request => string.Join(" ", request
                .Where(pair => pair.Key is not ("Action" or "RegionId"))
                .Select(pair => pair.Key + "=" + pair.Value)
                .Order(StringComparer.Ordinal))));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Server = 'a'; RegionId = 'cn-hangzhou' }")]
    [InlineData("'eip-1'")]
    [InlineData("[version]'1.2'")]
    public void What_has_nothing_for_the_action_is_an_error(string input)
    {
        ErrorRecord error = _session.Run($"{input} | Invoke-VpcApi AllocateEipAddress").ShouldHaveOneError("NothingForAction");

        Assert.Contains("AllocateEipAddress", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void WhatIf_says_what_costs_money_and_sends_nothing()
    {
        string told = string.Join("\n", Transcript(_session, "Invoke-VpcApi AllocateEipAddress -Bandwidth 5 -WhatIf; Invoke-VpcApi ReleaseEipAddress -AllocationId eip-1 -WhatIf"));

        Assert.Contains("AllocateEipAddress (this costs money): cn-huhehaote: Bandwidth=5", told, StringComparison.Ordinal);
        Assert.Contains("ReleaseEipAddress: cn-huhehaote: AllocationId=eip-1", told, StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    [Theory]
    [InlineData("-IkeConfig @{ Psk = $secret; IkeVersion = 'ikev2' }")]
    [InlineData("-IkeConfig (@{ Psk = $secret } | ConvertTo-Json)")]
    [InlineData("-TunnelOptionsSpecification @{ Role = 'master'; TunnelIkeConfig = @{ Psk = $secret } }")]
    [InlineData("@{ TunnelOptionsSpecification = @(@{ TunnelIkeConfig = @{ Psk = $secret } }) }")]
    [InlineData("@{ 'TunnelOptionsSpecification.1.TunnelIkeConfig.Psk' = $secret }")]
    [InlineData("-RemoteCaCertificate $secret")]
    [InlineData("-RemoteCaCertificate (ConvertTo-SecureString $secret -AsPlainText -Force)")]
    [InlineData("-RemoteCaCertificate $secret -LocalSubnet '10.0.0.0\u0007'")]
    [InlineData("-RemoteCaCertificate (\"$secret\" + [char]7)")]
    [InlineData("@{ NewPassword = $secret } -Unchecked")]
    public void A_secret_arrives_and_shows_nowhere(string arguments)
    {
        using var service = new StubService(async context =>
        {
            string form = context.Request.HasFormContentType ? string.Join(" ", (await context.Request.ReadFormAsync()).Select(pair => pair.Value.ToString())) : "";
            context.Response.StatusCode = 400;
            context.Response.ContentType = "application/json";
            string arrived = context.Request.QueryString + form;
            string echo = arrived.Contains(Secret, StringComparison.Ordinal) ? "with " : "without ";
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                context.Response, $"{{\"Code\":\"InvalidPsk\",\"Message\":\"{echo}the key {Secret} is too short\",\"RequestId\":\"R\"}}");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);
        string call = $"Invoke-VpcApi CreateVpnConnection {arguments} -VpnGatewayId v -RemoteSubnet b{(arguments.Contains("LocalSubnet", StringComparison.Ordinal) ? "" : " -LocalSubnet a")}";

        string[] shown = [.. Transcript(session, $"$secret = '{Secret}'; {call} -WhatIf; {call} -Verbose -Debug -Confirm:$false; $Error | ForEach-Object {{ $_ | Out-String; $_.CategoryInfo.ToString(); $_.Exception.ToString() }}")];

        Assert.NotEmpty(shown);
        Assert.DoesNotContain(Secret, string.Join("\n", shown.Where(line => !line.Contains("$secret = ", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.All(service.Requests, request => Assert.NotEmpty(request));
        if (service.Requests.Count > 0)
        {
            Assert.Contains("with the key *** is too short", string.Join(" ", shown), StringComparison.Ordinal);
        }
    }

    // All that the host shows, and all that a script can print of it.
    private static string[] Transcript(ModuleSession session, string script)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            session.Run($"$Error.Clear(); $null = Start-Transcript -Path '{path}' -UseMinimalHeader; try {{ {script} }} catch {{ $_ }} finally {{ $null = Stop-Transcript }}");
            return File.ReadAllLines(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
