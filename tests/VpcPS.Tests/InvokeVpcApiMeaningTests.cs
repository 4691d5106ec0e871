using System;
using System.Linq;
using System.Management.Automation;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Invoke-VpcApi sends what the user wants: no empty value that would mean everything, and nothing that no user wrote.</summary>
public sealed class InvokeVpcApiMeaningTests : IDisposable
{
    private readonly StubService _service = StubService.Answering(200, "application/json", "{\"RequestId\":\"R\"}");
    private readonly ModuleSession _session;

    public InvokeVpcApiMeaningTests() => _session = ModuleSession.ConnectedTo(_service.Endpoint);

    public void Dispose()
    {
        _session.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData("DescribeVSwitches -VpcId $none.VpcId -All", "VpcId is empty, so it would not limit the list")]
    [InlineData("DescribeVSwitches -VpcId ''", "VpcId is empty, so it would not limit the list")]
    [InlineData("DescribeVSwitches -VpcId ' '", "VpcId is empty, so it would not limit the list")]
    [InlineData("DescribeVSwitches -VSwitchName ''", "VSwitchName is empty, so it would not limit the list")]
    [InlineData("DescribeVSwitches -IsDefault $null", "IsDefault is empty")]
    [InlineData("DescribeVSwitches -PageSize ''", "PageSize is empty")]
    [InlineData("DescribeVSwitches -Tag @{}", "Tag is empty")]
    [InlineData("DescribeVpcAttribute -VpcId $null", "DescribeVpcAttribute: VpcId is empty")]
    [InlineData("CreateVpc -Description $null", "Description is empty")]
    [InlineData("CreateVpc -ResourceGroupId ''", "ResourceGroupId is empty")]
    [InlineData("CreateVpc -ClientToken $null", "ClientToken is empty")]
    [InlineData("CreateVpc -DryRun:$null", "DryRun is empty")]
    [InlineData("UnTagResources -ResourceType VPC -ResourceId vpc-1 -TagKey $null", "TagKey is empty")]
    [InlineData("UnTagResources -ResourceType VPC -ResourceId vpc-1 -TagKey @()", "TagKey is empty")]
    public void An_argument_without_a_value_is_refused(string command, string says)
    {
        ErrorRecord ending = _session.Run($"$none = $null; Invoke-VpcApi {command} -Confirm:$false").ShouldHaveEndedWith("EmptyArgument");

        Assert.Contains(says, ending.ToString(), StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    [Theory]
    [InlineData("UnTagResources -ResourceType VPC -ResourceId vpc-1, $null", "ResourceId[2] is empty")]
    [InlineData("UnTagResources -ResourceType VPC -ResourceId vpc-1, ''", "ResourceId[2] is empty")]
    [InlineData("DescribeVpcs -Tag @{ env = $null }", "Tag[1].Value is empty")]
    [InlineData("CreateVpc -Description (Get-Process -Id $PID)", "Description takes one text, not an object")]
    [InlineData("CreateVpnConnection -VpnGatewayId v -LocalSubnet a -RemoteSubnet b -RemoteCaCertificate ([pscredential]::new('x', (ConvertTo-SecureString y -AsPlainText -Force)))", "not a PSCredential")]
    public void A_part_without_a_meaning_is_refused(string command, string says)
    {
        ErrorRecord ending = _session.Run($"Invoke-VpcApi {command} -Confirm:$false").ShouldHaveEndedWith("ParameterArgumentTransformationError");

        Assert.Contains(says, ending.ToString(), StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    [Theory]
    [InlineData("DescribeVSwitches @{ VpcId = $null } -All", "EmptyArgument", "VpcId is empty, so it would not limit the list")]
    [InlineData("DescribeVSwitches @{ VpcId = '' }", "EmptyArgument", "VpcId is empty")]
    [InlineData("DescribeThings @{ ThingId = $null } -Unchecked", "EmptyArgument", "ThingId is empty")]
    [InlineData("DescribeThings -ThingId $null -Unchecked", "EmptyArgument", "ThingId is empty")]
    [InlineData("DescribeVpcs @{ RegionId = $null }", "EmptyArgument", "RegionId is empty")]
    [InlineData("UnTagResources @{ ResourceId = 'vpc-1', $null } -ResourceType VPC", "InvalidParameter", "ResourceId[2] is empty")]
    [InlineData("DescribeVpcs @{ 'Tag.1.Kee' = 'x' }", "UnknownParameter", "Tag.1.Kee")]
    [InlineData("DescribeVpcs @{ 'Tag.x.Key' = 'x' }", "UnknownParameter", "Tag.x.Key")]
    [InlineData("DescribeVpcs @{ 'Tag.0.Key' = 'x' }", "UnknownParameter", "Tag.0.Key")]
    [InlineData("DescribeVpcs @{ 'Tag.2.Key' = 'x' }", "InvalidParameter", "Tag.2 is given, and Tag.1 is not")]
    [InlineData("AllocateEipAddress @{ 'Bandwidth.1' = 5 }", "UnknownParameter", "Bandwidth.1")]
    [InlineData("UnTagResources @{ 'ResourceId.Foo' = 'x' } -ResourceType VPC", "UnknownParameter", "ResourceId.Foo")]
    [InlineData("DescribeVpcs @{ 'Tag.1.Key' = 'k'; Tag = @{ Key = 'm' } }", "ParameterGivenTwice", "given twice")]
    [InlineData("DescribeVpcs @{ 'Tag.1.Key' = 'k' } -Tag @{ Key = 'm' }", "ParameterGivenTwice", "given twice")]
    [InlineData("UnTagResources -ResourceType VPC -ResourceId 'vpc-1', \"vpc-2$([char]0x200B)\"", "InvalidParameter", "U+200B")]
    [InlineData("UnTagResources -ResourceType VPC -ResourceId 'vpc-1', 'vpc-２'", "InvalidParameter", "not an id")]
    [InlineData("UnTagResources -ResourceType VPC -ResourceId 'vpc-1', 'vpc 2'", "InvalidParameter", "not an id")]
    [InlineData("DescribeVpcs @{ VpcName = (Get-Process -Id $PID) }", "InvalidParameter", "VpcName takes one text, not an object")]
    [InlineData("NewThing @{ Of = (Get-Process -Id $PID) } -Unchecked", "InvalidParameter", "Of takes one text, not an object")]
    public void What_is_not_clear_in_a_table_is_refused(string command, string errorId, string says)
    {
        ErrorRecord error = _session.Run($"Invoke-VpcApi {command} -Confirm:$false").ShouldHaveOneError(errorId);

        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    [Theory]
    [InlineData("ModifyVpcAttribute -VpcId vpc-1 -Description ''", "Description=", "VpcId=vpc-1")]
    [InlineData("ModifyVpcAttribute @{ Description = '' } -VpcId vpc-1", "Description=", "VpcId=vpc-1")]
    [InlineData("DescribeVpcs @{ 'tag.1.key' = 'a'; 'Tag.2.Key' = 'b' }", "Tag.1.Key=a", "Tag.2.Key=b")]
    [InlineData("UnTagResources -ResourceType VPC -ResourceId vpc-1 -TagKey 'cost,center'", "ResourceId.1=vpc-1", "ResourceType=VPC", "TagKey.1=cost,center")]
    [InlineData("DescribeVpcs @{ Tag = @{ Key = 'a'; Newer = 'b' } } -Unchecked", "Tag.1.Key=a", "Tag.1.Newer=b")]
    [InlineData("DescribeVpcs @{ Tag = @{ env = 'prod' } } -Unchecked", "Tag.1.Key=env", "Tag.1.Value=prod")]
    public void What_has_a_meaning_is_sent(string command, params string[] expected)
    {
        _session.Run($"$null = Invoke-VpcApi {command} -Confirm:$false").ShouldHaveNoErrors();

        Assert.Equal(expected, Sent(0));
    }

    [Fact]
    public void A_script_block_that_gives_nothing_for_a_row_is_an_error_of_the_row()
    {
        ErrorRecord error = _session.RunWithRows("VSwitchName\na", "Invoke-VpcApi DescribeVSwitches -VpcId { \"$($_.Nope)\" }").ShouldHaveOneError("EmptyArgument");

        Assert.Contains("VpcId", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void A_script_block_gives_an_argument_for_an_object_of_the_module()
    {
        using ModuleSession session = ModuleSession.Rehearsing();
        session.Run("$all = Get-VpcNetwork; $all | Invoke-VpcApi ModifyVpcAttribute -Description { 'of ' + $_.VpcId } -Confirm:$false").ShouldHaveNoErrors();

        Assert.Equal(session.Run("$all | ForEach-Object { 'of ' + $_.VpcId }").Output.Select(text => text.ToString()), session.Run("Get-VpcNetwork").Values("Description"));
    }

    [Fact]
    public void An_object_of_the_module_gives_its_ids_only_to_changes_too()
    {
        using ModuleSession session = ModuleSession.Rehearsing();
        session.Run(
            "$v = Get-VpcNetwork | Select-Object -First 1; $old = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($v)); "
            + "Set-VpcNetwork $v.VpcId -Name renamed -Confirm:$false").ShouldHaveNoErrors();

        ScriptResult made = session.Run("$v, $old | Invoke-VpcApi ModifyVpcAttribute -Description hello -ThrottleLimit 1 -Confirm:$false");

        made.ShouldHaveNoErrors();
        Assert.Empty(made.Warnings);
        PSObject now = session.Run("Get-VpcNetwork $v.VpcId").ShouldHaveOneOutput();
        Assert.Equal(("renamed", "hello"), (now.Text("Name"), now.Text("Description")));
        session.Run("Get-VpcVSwitch | Invoke-VpcApi ModifyVSwitchAttribute -Description x -WhatIf").ShouldHaveNoErrors();
        session.Run("Invoke-VpcApi DescribeIpv6Addresses -All | Select-Object -First 1 | Invoke-VpcApi DescribeIpv6Addresses").ShouldHaveOneOutput();
    }

    [Fact]
    public void An_object_in_the_place_of_an_id_is_its_id()
    {
        using ModuleSession session = ModuleSession.Rehearsing();
        session.Run("$networks = Get-VpcNetwork | Select-Object -First 2").ShouldHaveNoErrors();

        session.Run("Invoke-VpcApi TagResources -ResourceType VPC -ResourceId $networks -Tag @{ of = 'objects' } -Confirm:$false").ShouldHaveOneOutput();

        Assert.Equal(session.Run("$networks.VpcId").Output.Select(id => id.ToString()).Order(), session.Run("Get-VpcNetwork -Tag @{ of = 'objects' }").Values("VpcId").Cast<string>().Order());
        Assert.Contains("has none for it", session.Run("Invoke-VpcApi DeleteNatGateway -NatGatewayId $networks[0] -WhatIf").ShouldHaveEndedWith("ParameterArgumentTransformationError").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_named_as_on_the_wire_are_read_and_a_comma_separates_in_a_cell()
    {
        _session.RunWithRows("VpcName,Tag.1.Key,Tag.1.Value\na,env,prod\nb,,", "Invoke-VpcApi CreateVpc -ThrottleLimit 1").ShouldHaveNoErrors();
        _session.RunWithRows("BandwidthPackageId,IpInstanceIds\nc,e1; e2", "Invoke-VpcApi AddCommonBandwidthPackageIps").ShouldHaveNoErrors();
        ErrorRecord misspelt = _session.RunWithRows("VpcName,Tag.1.Kee\na,env", "Invoke-VpcApi CreateVpc").ShouldHaveOneError("UnknownParameter");

        Assert.Equal(["Tag.1.Key=env", "Tag.1.Value=prod", "VpcName=a"], Sent(0));
        Assert.Equal(["VpcName=b"], Sent(1));
        Assert.Equal(["BandwidthPackageId=c", "IpInstanceIds.1=e1", "IpInstanceIds.2=e2"], Sent(2));
        Assert.Contains("Tag.1.Kee", misspelt.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, _service.Requests.Count);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Bar = 1 } | Invoke-VpcApi CreateFoo -Unchecked", "UnknownParameter", "Invoke-VpcApi CreateFoo -Parameter @{ Bar = $_.Bar } -Unchecked", null)]
    [InlineData("[pscustomobject]@{ VpcName = 'a'; Newer = 1 } | Invoke-VpcApi CreateVpc -Unchecked", "UnknownParameter", "@{ Newer = $_.Newer }", null)]
    [InlineData("'a' | Invoke-VpcApi CreateFoo -Unchecked", "NothingForAction", "-Unchecked", "")]
    [InlineData("@{ Name = 'a' } | Invoke-VpcApi AllocateEipAddress", "NothingForAction", "[pscustomobject]@{ ... } | Invoke-VpcApi AllocateEipAddress", null)]
    [InlineData("'a' | Invoke-VpcApi ReleaseEipAddress", "NothingForAction", "Invoke-VpcApi ReleaseEipAddress -AllocationId $_", "(Get-VpcApi ReleaseEipAddress).Parameters")]
    public void Input_that_is_not_read_is_said_with_what_to_type(string script, string errorId, string says, string? next)
    {
        ErrorRecord error = _session.Run(script + " -Confirm:$false").ShouldHaveOneError(errorId);

        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
        if (next is not null)
        {
            Assert.Equal(next, error.ErrorDetails.RecommendedAction ?? "");
        }

        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void A_token_of_an_earlier_row_is_refused()
    {
        ScriptResult result = _session.RunWithRows("Name,ClientToken\na,t-1\nb,t-1\nc,t-2", "Invoke-VpcApi AllocateEipAddress -ThrottleLimit 1");

        Assert.Contains("row 2", result.Errors.Single().ToString(), StringComparison.Ordinal);
        Assert.StartsWith("TokenForSeveral", result.Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["a", "c"], _service.Requests.Select(request => request["Name"]));
        Assert.Contains("2 changed, 1 refused", string.Join("\n", result.Information), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_of_another_purchase_is_refused_and_the_same_purchase_is_made_once()
    {
        using ModuleSession session = ModuleSession.Rehearsing();

        ScriptResult result = session.RunWithRows(
            $"Ipv6AddressId,Bandwidth,ClientToken\n{Estate.WebAddress},2,t-1\n{Estate.WebAddress},2,t-1\n{Estate.ShopAddress},2,t-1", "New-VpcIpv6InternetBandwidth -ThrottleLimit 1");

        Assert.StartsWith("TokenForSeveral", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("row 3", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Single(result.Values("InternetBandwidthId").Distinct());
    }

    [Theory]
    [InlineData("DescribeVpcAttribute -VpcId vpc-1 -All", "InvalidAll", "Leave out -All")]
    [InlineData("GetNatGatewayAttribute -NatGatewayId ngw-1 -All", "InvalidAll", "Leave out -All")]
    [InlineData("UnTagResources -ResourceType VPC -ResourceId vpc-1 -All", "InvalidAll", "-Parameter @{ All = $true }")]
    [InlineData("DescribeVpcs -All -PageNumber 2", "InvalidAll", "PageNumber")]
    [InlineData("DescribeVpcs @{ PageNumber = 2 } -All", "InvalidAll", "PageNumber")]
    [InlineData("DescribeVpcs -By DescribeVpcs", "InvalidUntil", "-By is for -Until")]
    [InlineData("DescribeVpcs -Until @{ Status = 'Available' } -By DescribeVpcs", "InvalidUntil", "only reads")]
    [InlineData("CreateVpc -Until @{ Status = $null } -By DescribeVpcs", "InvalidUntil", "no value for 'Status'")]
    [InlineData("CreateVpc -Until @{ Status = @() } -By DescribeVpcs", "InvalidUntil", "no value for 'Status'")]
    [InlineData("CreateVpc -Until @{ Status = 'Available', '' } -By DescribeVpcs", "InvalidUntil", "no value for 'Status'")]
    [InlineData("CreateVpc -Until @{ Status = 'Available' } -By DescribeRegions", "InvalidBy", "DescribeRegions takes no id")]
    [InlineData("CreateVpc -Until @{ Status = 'Available' } -By ListTagResources", "InvalidBy", "ListTagResources needs ResourceType")]
    public void A_list_or_a_wait_that_can_t_be_is_refused_before_anything_is_sent(string command, string errorId, string says)
    {
        ErrorRecord ending = _session.Run($"Invoke-VpcApi {command} -Confirm:$false").ShouldHaveEndedWith(errorId);

        Assert.Contains(says, ending.ToString(), StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void A_list_that_the_answer_leaves_out_is_empty()
    {
        Assert.Empty(_session.Run("Invoke-VpcApi DescribeNatGateways -All").Output);
        Assert.Single(_service.Requests);
    }

    [Theory]
    [InlineData("""{"VpnGateways":{"VpnGateway":[{"VpnGatewayId":"vpn-1","Status":"active"}]}}""", 200, "no parameter for an id of it", "@{ Status = 'active' } -By DescribeVpnGateways")]
    [InlineData("""{"Code":"Forbidden.RAM","Message":"no","RequestId":"R"}""", 403, "Forbidden.RAM", "@{ State = 'active' } -By DescribeVpnConnection")]
    [InlineData("""{"Code":"InvalidUser.NotFound","Message":"no","RequestId":"R"}""", 404, "InvalidUser.NotFound", "Gone -By DescribeVpnConnection")]
    [InlineData("""{"Code":"Forbidden","Message":"no","RequestId":"R"}""", 404, "Forbidden", "Gone -By DescribeVpnConnection")]
    public void A_wait_that_can_t_tell_says_that_the_change_was_made(string shown, int status, string says, string until)
    {
        using var service = new StubService(context =>
        {
            bool isChange = context.Request.Headers["x-acs-action"] == "CreateVpnConnection";
            context.Response.StatusCode = isChange ? 200 : status;
            return context.Response.WriteAsync(isChange ? """{"RequestId":"R","VpnConnectionId":"vco-1"}""" : shown);
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult result = session.Run($"Invoke-VpcApi CreateVpnConnection -VpnGatewayId vpn-1 -LocalSubnet a -RemoteSubnet b -Until {until} -Confirm:$false");

        string error = result.ShouldHaveOneError("WaitFailed").ToString();
        Assert.Contains("it was done, but", error, StringComparison.Ordinal);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.DoesNotContain("othing was done", error, StringComparison.Ordinal);
        Assert.Equal("vco-1", Assert.Single(result.Output).Text("VpnConnectionId"));
    }

    [Theory]
    [InlineData("InvalidNatGatewayId.NotFound")]
    [InlineData("ResourceNotFound.NatGateway")]
    [InlineData("IncorrectNatGateway.NotExist")]
    [InlineData("InvalidInstanceId.NotFound")]
    public void What_the_service_does_not_find_any_more_is_gone(string code)
    {
        using var service = new StubService(context =>
        {
            bool isChange = context.Request.Headers["x-acs-action"] == "DeleteNatGateway";
            context.Response.StatusCode = isChange ? 200 : 404;
            return context.Response.WriteAsync(isChange ? """{"RequestId":"R"}""" : $$"""{"Code":"{{code}}","Message":"no","RequestId":"R"}""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        session.Run("Invoke-VpcApi DeleteNatGateway -NatGatewayId ngw-1 -Until Gone -By GetNatGatewayAttribute -Confirm:$false").ShouldHaveOneOutput();
    }

    [Fact]
    public void Two_regions_of_one_call_are_named_as_they_were_given()
    {
        ErrorRecord row = _session.Run("[pscustomobject]@{ VpcId = 'vpc-1'; RegionId = 'eu-central-1' } | Invoke-VpcApi DescribeVpcs @{ RegionId = 'cn-huhehaote' }").ShouldHaveOneError("OtherRegion");
        ErrorRecord argument = _session.Run("Invoke-VpcApi DescribeVpcs @{ RegionId = 'cn-beijing' } -Region cn-hangzhou").ShouldHaveOneError("OtherRegion");

        Assert.Contains("The RegionId in -Parameter is cn-huhehaote, but the row is in eu-central-1", row.ToString(), StringComparison.Ordinal);
        Assert.Contains("The RegionId in -Parameter is cn-beijing, but -Region is cn-hangzhou", argument.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateVpnConnection -VpnGatewayId v -LocalSubnet a -RemoteSubnet b -IpsecConfig (ConvertTo-SecureString hunter2-x -AsPlainText -Force)")]
    [InlineData("CreateVpnConnection -VpnGatewayId v -LocalSubnet a -RemoteSubnet b -IpsecConfig @{ Of = (ConvertTo-SecureString hunter2-x -AsPlainText -Force) }")]
    [InlineData("CreateVpc -Description '{\"Deep\":[{\"Psk\":\"hunter2-x\"}]}'")]
    [InlineData("CreateVpc -Description @{ Psk = 'hunter2-x' }")]
    [InlineData("NewThing @{ Of = ' {\"PreSharedKey\":\"hunter2-x\"}' } -Unchecked")]
    [InlineData("NewThing @{ Of = (ConvertTo-SecureString hunter2-x -AsPlainText -Force) } -Unchecked")]
    [InlineData("NewThing @{ 'Pre_Shared_Key' = 'hunter2-x'; SecretKey = 'hunter2-x'; 'Tunnel.1.PreSharedKey' = 'hunter2-x' } -Unchecked")]
    public void A_secret_shows_neither_in_a_question_nor_in_a_record(string command)
    {
        string record = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());
        try
        {
            string told = _session.Run(
                $"$null = Start-Transcript -Path '{record}.t'; Invoke-VpcApi {command} -WhatIf; $null = Stop-Transcript; "
                + $"(Get-Content -Raw '{record}.t') -replace '(?m)^.*Invoke-VpcApi.*$'; Remove-Item '{record}.t'").ShouldHaveOneOutput().ToString();
            using (ModuleSession recorded = ModuleSession.ConnectedTo(_service.Endpoint, $"-MaxRetry 0 -Record '{record}'"))
            {
                recorded.Run($"$null = Invoke-VpcApi {command} -Confirm:$false").ShouldHaveNoErrors();
            }

            string[] lines = System.IO.File.ReadAllLines(record);
            Assert.Contains("****", Assert.Single(lines, line => line.Contains("\"Sending\"", StringComparison.Ordinal)), StringComparison.Ordinal);
            Assert.All(lines, line => Assert.DoesNotContain("hunter2", line, StringComparison.Ordinal));
            Assert.Contains("What if", told, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", told, StringComparison.Ordinal);
            Assert.Contains("hunter2-x", string.Join(" ", _service.Requests.Single().Values), StringComparison.Ordinal);
        }
        finally
        {
            System.IO.File.Delete(record);
            System.IO.File.Delete(record + ".t");
        }
    }

    [Theory]
    [InlineData("Name,Psk,Period\nweb,Hunter2,maybe")]
    [InlineData("Name,IkeNote,Period\nweb,{\"Psk\":\"Hunter2\"},maybe")]
    public void The_error_of_a_row_does_not_show_its_secret_cell(string csv)
    {
        ErrorRecord error = _session.RunWithRows(csv, "Invoke-VpcApi AllocateEipAddress").ShouldHaveOneError("InvalidParameter");

        Assert.DoesNotContain("Hunter2", error.CategoryInfo.ToString() + error, StringComparison.Ordinal);
        Assert.Contains("Period takes a whole number, not 'maybe'", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_holds_a_secret_is_listed_as_one()
    {
        Assert.Equal(true, _session.Run("((Get-VpcApi CreateVpnConnection).Parameters | Where-Object Name -eq TunnelOptionsSpecification).Secret").ShouldHaveOneOutput().BaseObject);
        Assert.Equal(false, _session.Run("((Get-VpcApi CreateVpnConnection).Parameters | Where-Object Name -eq Tags).Secret").ShouldHaveOneOutput().BaseObject);
    }

    private string[] Sent(int request) =>
    [
        .. _service.Requests[request]
            .Where(pair => pair.Key is not ("Action" or "RegionId" or "ClientToken"))
            .Select(pair => pair.Key + "=" + pair.Value)
            .Order(StringComparer.Ordinal),
    ];
}
