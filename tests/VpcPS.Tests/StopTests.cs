using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>
/// Ctrl+C while a command waits for an answer that never comes, at every position in the pipeline. The engine informs only some of these
/// commands; see StopWatch.
/// </summary>
public sealed class StopTests
{
    // This is not the limit for a stop, but the time after which it certainly hangs: the answers never come, and the time-out is 600 s.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    private const string Rows = "1..6 | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = \"ipv6-hp3000000000000000000$_\"; Bandwidth = 2; Ipv6GatewayId = 'ipv6gw-hp3ezrxqtfjtfos925mqy' } }";
    private const string Ids = "1..6 | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = \"ipv6-hp3000000000000000000$_\" } }";

    [Theory]
    [InlineData(Rows + " | New-VpcIpv6InternetBandwidth", 5)]
    [InlineData(Rows + " | Select-Object -First 2 | New-VpcIpv6InternetBandwidth", 2)]
    [InlineData(Rows + " | Select-Object -First 2 | Sync-VpcIpv6InternetBandwidth", 1)]
    [InlineData(Ids + " | Select-Object -First 2 | Set-VpcIpv6InternetBandwidth -Bandwidth 3", 2)]
    [InlineData(Ids + " | Select-Object -First 2 | Remove-VpcIpv6InternetBandwidth -Force -Wait", 2)]
    [InlineData(Ids + " | Select-Object -First 2 | Get-VpcIpv6Address", 1)]
    [InlineData("1..2 | Select-Object -First 1 | ForEach-Object { Invoke-VpcApi DescribeAnything -Unchecked }", 1)]
    [InlineData("1..2 | Select-Object -First 1 | ForEach-Object { Invoke-VpcApi ChangeAnything -Unchecked @{ ClientToken = 'once' } }", 1)]
    [InlineData("1..2 | Select-Object -First 1 | ForEach-Object { Get-VpcTag -Tag @{ env = 'prod' } -ResourceType VPC }", 1)]
    [InlineData("function Some { [CmdletBinding()] param([Parameter(ValueFromPipeline)] $Row) process { $Row } } & { " + Rows + " | Some | Select-Object -First 2 | Some | New-VpcIpv6InternetBandwidth | Some }", 2)]
    [InlineData("$steps = { New-VpcIpv6InternetBandwidth }.GetSteppablePipeline(); $steps.Begin($true); " + Rows + " | Select-Object -First 2 | ForEach-Object { $steps.Process($_) }; $steps.End()", 2)]
    [InlineData("1 | Select-Object -First 1 | ForEach-Object { " + Rows + " | Select-Object -First 2 | New-VpcIpv6InternetBandwidth }", 2)]
    public async Task A_stop_ends_the_command_and_nothing_more_is_sent(string command, int requests)
    {
        int arrived = 0;
        using var allArrived = new ManualResetEventSlim();
        using var service = new StubService(async context =>
        {
            if (Interlocked.Increment(ref arrived) == requests)
            {
                allArrived.Set();
            }

            await Task.Delay(-1, context.RequestAborted);
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint, "-TimeoutSec 600");
        using Runspace runspace = session.OpenRunspace();
        using PowerShell shell = PowerShell.Create(runspace);
        IAsyncResult running = shell.AddScript(command).BeginInvoke();
        Assert.True(allArrived.Wait(Hang), $"Of {requests} requests {arrived} arrived; the stream of errors has {shell.Streams.Error.Count}.");

        Task stopping = Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null);

        Assert.Same(stopping, await Task.WhenAny(stopping, Task.Delay(Hang)));
        Assert.True(running.IsCompleted);
        Assert.Equal(requests, arrived);
    }

    [Fact]
    public async Task What_was_bought_when_the_stop_came_is_said_although_the_pipeline_shows_it_no_more()
    {
        using StubService service = StubService.Answering(
            200,
            "application/json",
            """{"Ipv6AddressId":"ipv6-hp30000000000000000001","RequestId":"R","InternetBandwidthId":"ipv6bw-late"}""");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);
        using var emitted = new ManualResetEventSlim();
        using var stopped = new ManualResetEventSlim();
        using Runspace runspace = session.OpenRunspace();
        runspace.SessionStateProxy.SetVariable("emitted", emitted);
        runspace.SessionStateProxy.SetVariable("stopped", stopped);
        using PowerShell shell = PowerShell.Create(runspace);
        IAsyncResult running = shell.AddScript($"{Rows} | Select-Object -First 1 | New-VpcIpv6InternetBandwidth | ForEach-Object {{ $emitted.Set(); $stopped.Wait() }}").BeginInvoke();
        Assert.True(emitted.Wait(Hang));

        Task stopping = Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null);
        Assert.True(SpinWait.SpinUntil(() => shell.InvocationStateInfo.State == PSInvocationState.Stopping, Hang));
        stopped.Set();
        await stopping;

        Assert.True(running.IsCompleted);
        string said = string.Join("\n", shell.Streams.Information);
        Assert.Matches("Done while stopping: .*ipv6bw-late", said);
    }

    [Fact]
    public async Task What_any_action_made_when_the_stop_came_is_said_with_its_id()
    {
        using var arrived = new ManualResetEventSlim();
        var answer = new TaskCompletionSource();
        using var service = new StubService(async context =>
        {
            arrived.Set();
            await answer.Task;
            await context.Response.WriteAsync("""{"RequestId":"R","AllocationId":"eip-late"}""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint, "-TimeoutSec 600");
        using Runspace runspace = session.OpenRunspace();
        using PowerShell shell = PowerShell.Create(runspace);
        IAsyncResult running = shell.AddScript("Invoke-VpcApi AllocateEipAddress").BeginInvoke();
        Assert.True(arrived.Wait(Hang));

        Task stopping = Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null);
        Assert.True(SpinWait.SpinUntil(() => shell.InvocationStateInfo.State == PSInvocationState.Stopping, Hang));
        answer.SetResult();
        await stopping;

        Assert.True(running.IsCompleted);
        Assert.Contains("Done while stopping: AllocateEipAddress in cn-huhehaote: AllocationId=eip-late", string.Join("\n", shell.Streams.Information), StringComparison.Ordinal);
    }
}
