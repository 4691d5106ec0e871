using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Remove-VpcNetwork -Recurse.</summary>
public sealed class VpcNetworkRecurseTests : IDisposable
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Several_VPCs_go_with_everything_in_them_and_each_resource_is_told_once()
    {
        string[] vpcs = [MakeNetwork(addresses: 150, vSwitches: 8), MakeNetwork(addresses: 20, vSwitches: 2)];
        Step[] plan = Plan(vpcs);
        int callsBefore = Journal().Count;

        Step[] done = StepsOf(_session.Run("$Ids | Remove-VpcNetwork -Recurse -Force -ThrottleLimit 16", ("Ids", vpcs)));

        Assert.All(done, step => Assert.Equal("Removed", step.Outcome));
        Assert.Equal(plan.Select(step => step.Id), done.Select(step => step.Id));
        Assert.Equal(done.Length, done.Select(step => step.Id).Distinct().Count());
        Assert.Equal(170, done.Count(step => step.Kind == "Ipv6Address"));
        Assert.Empty(vpcs.Intersect(_session.Run("Get-VpcNetwork").Values("VpcId")));

        // The order was right: the service refused nothing.
        PSObject[] calls = [.. Journal().Skip(callsBefore)];
        Assert.Equal(done.Length, calls.Count(call => call.Properties["Committed"].Value is true));
        Assert.All(calls, call => Assert.Equal(200, call.Properties["HttpStatus"].Value));
    }

    [Fact]
    public void WhatIf_emits_the_plan_in_an_order_that_works_and_changes_nothing()
    {
        string vpc = MakeNetwork(addresses: 6, vSwitches: 2);

        ScriptResult shown = _session.Run($"Remove-VpcNetwork {vpc} -Recurse -WhatIf");

        Step[] plan = StepsOf(shown);
        Assert.All(plan, step => Assert.Equal("Planned", step.Outcome));
        Assert.Equal(Enumerable.Range(1, plan.Length), plan.Select(step => step.Order));
        Assert.Equal(
            [
                "EgressOnlyRule", "InternetBandwidth", "Ipv6Address", "Route",
                "Ipv6Gateway", "VSwitch", "Vpc",
            ],
            plan.Select(step => step.Kind).Distinct());
        Assert.All(plan, step => Assert.Equal((vpc, "cn-huhehaote"), (step.VpcId, step.RegionId)));
        Assert.Equal(plan.Length, Plan(vpc).Length);
        Assert.Equal(0, _session.Committed("DeleteIpv6EgressOnlyRule"));
    }

    [Fact]
    public void What_cannot_be_removed_is_named_and_nothing_is_removed_without_Partial()
    {
        string command = $"Remove-VpcNetwork {Estate.IntranetVpc} -Recurse -Force";

        ScriptResult refused = _session.Run(command);

        Assert.Empty(refused.Output);
        Assert.Equal(
            ["DependencyViolation.NetworkInterface", "DependencyViolation.NetworkInterface", "RemovalRefused"],
            refused.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("eni-", refused.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(
            $"Remove-VpcNetwork -Region cn-huhehaote -VpcId {Estate.IntranetVpc} -Recurse -Partial",
            refused.Errors[2].ErrorDetails.RecommendedAction);
        Assert.Equal(3, _session.Run($"Get-VpcVSwitch -VpcId {Estate.IntranetVpc}").Output.Count);

        ScriptResult shown = _session.Run(command + " -WhatIf");
        Assert.Equal(3, shown.Errors.Count);
        Assert.Equal(
            ["Blocked", "Blocked", "Kept", "Kept", "Kept", "Kept"], shown.Values("Outcome").Select(outcome => outcome!.ToString()));
    }

    [Fact]
    public void With_Partial_what_depends_on_nothing_that_stays_goes()
    {
        ScriptResult result = _session.Run($"Remove-VpcNetwork {Estate.IntranetVpc} -Recurse -Force -Partial");

        result.ShouldHaveNoErrors();
        Assert.Equal(
            ["Blocked", "Blocked", "Kept", "Kept", "Kept", "Removed"], result.Values("Outcome").Select(outcome => outcome!.ToString()));
        Assert.Contains(result.Warnings, warning => warning.StartsWith("5 of 6 resources are kept", StringComparison.Ordinal));
        Assert.Equal(2, _session.Run($"Get-VpcVSwitch -VpcId {Estate.IntranetVpc}").Output.Count);
    }

    [Fact]
    public void Addresses_of_interfaces_are_unassigned()
    {
        string enable = $"$null = Get-VpcVSwitch -VpcId {Estate.IntranetVpc} | Enable-VpcIpv6; $null = Get-VpcInterface -VpcId {Estate.IntranetVpc} | Add-VpcInterfaceAddress -Ipv6AddressCount 2";
        _session.Run(enable).ShouldHaveNoErrors();

        ScriptResult result = _session.Run($"Remove-VpcNetwork {Estate.IntranetVpc} -Recurse -Force -Partial");

        result.ShouldHaveNoErrors();
        Step[] addresses = [.. result.Output.Select(Step.Of).Where(step => step.Kind == "Ipv6Address")];
        Assert.Equal(4, addresses.Length);
        Assert.All(addresses, step => Assert.Equal(("UnassignIpv6Addresses", "Removed"), (step.Action, step.Outcome)));
        Assert.Empty(_session.Run($"Get-VpcIpv6Address -VpcId {Estate.IntranetVpc}").Output);
    }

    [Fact]
    public void An_interrupted_removal_goes_on_when_it_is_run_again()
    {
        string vpc = MakeNetwork(addresses: 60, vSwitches: 3);
        string[] all = [.. Plan(vpc).Select(step => step.Id!)];

        string?[] first = [.. _session.Run($"Remove-VpcNetwork {vpc} -Recurse -Force -ThrottleLimit 2 | Select-Object -First 3").Values("Id").Cast<string?>()];
        string?[] left = [.. Plan(vpc).Select(step => step.Id)];
        Step[] rest = StepsOf(_session.Run($"Remove-VpcNetwork {vpc} -Recurse -Force"));

        Assert.Equal(3, first.Length);
        Assert.NotEmpty(left);
        Assert.Empty(first.Intersect(left));
        Assert.Equal(left, rest.Select(step => step.Id));
        Assert.Subset(new HashSet<string?>(all), new HashSet<string?>(left));
        _session.Run($"Remove-VpcNetwork {vpc} -Recurse -Force").ShouldHaveOneError("ResourceNotFound.VPC");
        Assert.Empty(StepsOf(_session.Run($"Remove-VpcNetwork {vpc} -Recurse -Force -IfExists")));
    }

    [Fact]
    public void What_is_gone_comes_out_before_the_rest_of_its_kind_is_sent()
    {
        string vpc = MakeNetwork(addresses: 160, vSwitches: 3);

        ScriptResult first = _session.Run($"Remove-VpcNetwork {vpc} -Recurse -Force -ThrottleLimit 1 | Select-Object -First 1");

        Assert.Equal("EgressOnlyRule", Assert.Single(first.Values("Kind"))!.ToString());
        Assert.InRange(_session.Committed("DeleteIpv6EgressOnlyRule"), 1, 39);
    }

    [Fact]
    public async Task A_stop_begins_nothing_more_and_says_what_was_done()
    {
        string vpc = MakeNetwork(addresses: 150, vSwitches: 3);
        string[] all = [.. Plan(vpc).Select(step => step.Id!)];
        using Runspace runspace = _session.OpenRunspace();
        using PowerShell shell = PowerShell.Create(runspace);
        using var begun = new ManualResetEventSlim();
        var emitted = new PSDataCollection<PSObject>();
        emitted.DataAdded += (_, _) => begun.Set();
        shell.AddScript($"Remove-VpcNetwork {vpc} -Recurse -Force -ThrottleLimit 2").BeginInvoke<PSObject, PSObject>(null, emitted);
        Assert.True(begun.Wait(Hang));

        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null);

        string told = string.Join("\n", emitted.Select(each => each.Text("Id")).Concat(shell.Streams.Information.Select(each => each.ToString())));
        // What is told of a resource also has the id of its VPC.
        string[] left = [.. Plan(vpc).Select(step => step.Id!).Where(id => id != vpc)];
        Assert.NotEmpty(left);
        Assert.All(all.Except(left).Where(id => id != vpc), gone => Assert.Contains(gone, told, StringComparison.Ordinal));
        Assert.All(left, stays => Assert.DoesNotContain(stays, told, StringComparison.Ordinal));
    }

    [Fact]
    public void Lost_answers_and_refusals_in_between_are_got_over()
    {
        string vpc = MakeNetwork(addresses: 40, vSwitches: 4);
        _session.Run(
            "Set-VpcEmulator -Fault @{ Action = 'DeleteIpv6InternetBandwidth'; ResetAfter = $true; Times = 5 }, @{ Action = 'ReleaseIpv6Address'; Reset = $true; Times = 5 }, "
            + "@{ Action = 'DeleteVSwitch'; Code = 'OperationDenied.OtherSubnetProcessing'; Times = 3 }, @{ Action = 'DeleteVpc'; Code = 'DependencyViolation.VSwitch'; Times = 1 }")
            .ShouldHaveNoErrors();
        int planned = Plan(vpc).Length;

        Step[] done = StepsOf(_session.Run($"Remove-VpcNetwork {vpc} -Recurse -Force"));

        Assert.Equal(planned, done.Length);
        Assert.All(done, step => Assert.True(step.Outcome is "Removed" or "AlreadyGone", step.ToString()));
    }

    [Fact]
    public void When_one_removal_fails_what_needs_it_is_kept_and_the_rest_goes()
    {
        string vpc = MakeNetwork(addresses: 12, vSwitches: 3);
        _session.Run("Set-VpcEmulator -Fault @{ Action = 'DeleteVSwitch'; Code = 'OperationDenied'; Times = 1 }").ShouldHaveNoErrors();

        ScriptResult result = _session.Run($"Remove-VpcNetwork {vpc} -Recurse -Force");

        ErrorRecord error = Assert.Single(result.Errors);
        var target = Step.Of(PSObject.AsPSObject(error.TargetObject));
        Assert.Equal(("VSwitch", "Failed"), (target.Kind, target.Outcome));
        Step[] steps = [.. result.Output.Select(Step.Of)];
        Step kept = Assert.Single(steps, step => step.Outcome != "Removed");
        Assert.Equal((vpc, "Kept"), (kept.Id, kept.Outcome));
        Assert.Contains(target.Id!, kept.Reason, StringComparison.Ordinal);
        Assert.Equal([target.Id, vpc], StepsOf(_session.Run($"Remove-VpcNetwork {vpc} -Recurse -Force")).Select(step => step.Id));
    }

    [Fact]
    public void What_comes_after_the_plan_was_made_is_named_and_not_removed()
    {
        string vpc = MakeNetwork(addresses: 4, vSwitches: 2);
        string vSwitch = _session.Run($"(Get-VpcVSwitch -VpcId {vpc})[0].VSwitchId").ShouldHaveOneOutput().ToString();

        // With -Partial, what stays is emitted before anything is removed: that is when somebody adds an address.
        ScriptResult result = _session.Run(
            $"'{Estate.IntranetVpc}', '{vpc}' | Remove-VpcNetwork -Recurse -Force -Partial | ForEach-Object {{ "
            + $"if (-not $new) {{ $new = New-VpcIpv6Address {vSwitch} }}; $_ }}");

        ErrorRecord error = Assert.Single(result.Errors);
        string newcomer = _session.Run("$new.Ipv6AddressId").ShouldHaveOneOutput().ToString();
        Assert.StartsWith("DependencyViolation.", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(newcomer, error.ToString(), StringComparison.Ordinal);
        Assert.Equal($"Remove-VpcNetwork -Region cn-huhehaote -VpcId {vpc} -Recurse", error.ErrorDetails.RecommendedAction);
        Assert.Equal([newcomer, vSwitch, vpc], Plan(vpc).Select(step => step.Id));
    }

    [Fact]
    public void A_VPC_that_is_given_twice_is_planned_once_and_one_that_is_not_there_is_an_error_of_its_row()
    {
        string vpc = MakeNetwork(addresses: 2, vSwitches: 1);

        ScriptResult result = _session.RunWithRows(
            $"VpcId,RegionId\n{vpc},\n{vpc},cn-huhehaote\n{vpc},cn-hangzhou", "Remove-VpcNetwork -Recurse -Force");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("ResourceNotFound.VPC", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("row 3", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(result.Warnings, warning => warning.Contains(vpc, StringComparison.Ordinal));
        Assert.Single(result.Values("Id"), id => vpc.Equals(id));
    }

    [Fact]
    public void Where_nobody_can_be_asked_nothing_is_removed()
    {
        string vpc = MakeNetwork(addresses: 2, vSwitches: 1);

        ErrorRecord error = _session.Run($"Remove-VpcNetwork {vpc} -Recurse").ShouldHaveEndedWith("NobodyToAsk");

        Assert.Contains("2 Ipv6Address", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-Force", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Plan(vpc).Count(step => step.Kind == "Ipv6Address"));
    }

    [Theory]
    [InlineData("-Partial", "PartialWithoutRecurse")]
    [InlineData("-Recurse -DryRun", "RecurseCannotBeChecked")]
    public void Switches_that_contradict_each_other_are_refused(string switches, string code) =>
        _session.Run($"Remove-VpcNetwork {Estate.LabVpc} {switches} -Force").ShouldHaveEndedWith(code);

    // A VPC with a gateway. Half of the addresses have bandwidth, a quarter an egress-only rule.
    private string MakeNetwork(int addresses, int vSwitches)
    {
        ScriptResult made = _session.Run(
            "$vpc = (Invoke-VpcApi CreateVpc @{ CidrBlock = '10.0.0.0/8'; EnableIpv6 = $true } -Confirm:$false).VpcId; $vpc; "
            + "$gateway = New-VpcIpv6Gateway $vpc -Spec Large -Wait; "
            + $"$vSwitches = @(foreach ($n in 0..{vSwitches - 1}) {{ (Invoke-VpcApi CreateVSwitch @{{ VpcId = $vpc; ZoneId = 'cn-huhehaote-a'; CidrMask = 24; Ipv6CidrBlock = $n }} -Confirm:$false).VSwitchId }}); "
            + $"$addresses = 1..{addresses} | ForEach-Object {{ $vSwitches[$_ % {vSwitches}] }} | New-VpcIpv6Address; "
            + $"$bought = $addresses | Select-Object -First {addresses / 2} | New-VpcIpv6InternetBandwidth -Bandwidth 2; "
            + $"$rules = $bought | Select-Object -First {addresses / 4} | Select-Object Ipv6AddressId, Ipv6GatewayId | New-VpcIpv6EgressOnlyRule");
        made.ShouldHaveNoErrors();
        return made.ShouldHaveOneOutput().ToString();
    }

    private Step[] Plan(params string[] vpcs) => StepsOf(_session.Run("$Ids | Remove-VpcNetwork -Recurse -WhatIf", ("Ids", vpcs)));

    private IReadOnlyList<PSObject> Journal() => _session.Run("$emulator.Journal").Output;

    private static Step[] StepsOf(ScriptResult result)
    {
        result.ShouldHaveNoErrors();
        return [.. result.Output.Select(Step.Of)];
    }

    private sealed record Step(int Order, string Kind, string? Id, string? Action, string Outcome, string? Reason, string? VpcId, string? RegionId)
    {
        public static Step Of(PSObject step) => new(
            (int)step.Properties["Order"].Value,
            step.Text("Kind")!,
            step.Text("Id"),
            step.Text("Action"),
            step.Text("Outcome")!,
            step.Text("Reason"),
            step.Text("VpcId"),
            step.Text("RegionId"));
    }
}
