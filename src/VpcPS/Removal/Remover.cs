using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Removal;

/// <summary>
/// Carries out the plans. Each resource is a job, which waits until the resources that must be removed first are gone. A waiting job costs
/// little; <see cref="CallTurns"/> limits the calls.
/// </summary>
internal sealed class Remover : IDisposable
{
    private const int MostPauses = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CallTurns _turns;
    private readonly TimeSpan _waitLimit;
    private int _gone;

    /// <summary>Makes the remover of a command.</summary>
    /// <param name="callsAtATime">How many calls are made at a time.</param>
    /// <param name="waitLimit">The longest wait for one resource.</param>
    public Remover(int callsAtATime, TimeSpan waitLimit)
    {
        _turns = new CallTurns(callsAtATime);
        _waitLimit = waitLimit;
    }

    /// <summary>Whether DeleteVpc, the last removal, also removes the IPv4 gateway, which is not in the plan.</summary>
    public bool ForceDelete { get; init; }

    /// <summary>The number of resources that are gone, whether this command removed them or not.</summary>
    public int Gone => Volatile.Read(ref _gone);

    /// <summary>
    /// Makes the job that reads a VPC and makes its plan. A VPC that does not exist is an error, unless <paramref name="ifExists"/> is set.
    /// </summary>
    /// <param name="wanted">The VPC.</param>
    /// <param name="ifExists">Whether a VPC that does not exist is accepted without an error.</param>
    public Job ReadingOf(WantedRemoval wanted, bool ifExists)
    {
        VpcNetwork vpc = wanted.Vpc;
        return new Job(
            vpc.RegionId + "/" + vpc.VpcId,
            async calls =>
            {
                wanted.Plan = await PlanAsync(calls, vpc.RegionId!, vpc.VpcId!).ConfigureAwait(false);
                wanted.IsRead = true;
                return wanted.Plan is not null || ifExists ? null : throw new JobErrorException(ErrorRecords.Own(
                    ErrorIds.VpcNotFound, $"{vpc.VpcId} in {vpc.RegionId}: the VPC does not exist", vpc, vpc.RegionId, vpc.VpcId));
            },
            error => ErrorRecords.FromCall(error, vpc, vpc.VpcId))
        {
            ChangesState = false,
            Row = wanted.Row,
        };
    }

    // A Pending resource usually becomes Available soon. One that stays Pending is an obstacle.
    private async Task<RemovalPlan?> PlanAsync(JobCalls calls, string region, string vpcId)
    {
        for (int pauses = 0; ; pauses++)
        {
            NetworkContent? content = await _turns
                .TakeAsync(calls, () => NetworkReader.ReadAsync(calls, region, vpcId))
                .ConfigureAwait(false);
            RemovalPlan? plan = content is null ? null : RemovalPlan.Of(content);
            if (plan is not { MayChangeSoon: true } || pauses == MostPauses)
            {
                return plan;
            }

            calls.Progress = UserText.Of($"{vpcId} in {region}: waiting for resources that are Pending");
            await calls.DelayAsync(Pause).ConfigureAwait(false);
            calls.Progress = null;
        }
    }

    /// <summary>Makes the job that removes one resource of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="removal">The resource.</param>
    /// <param name="row">The row that named the VPC, or null.</param>
    public Job JobOf(RemovalPlan plan, PlannedRemoval removal, PipedRow? row)
    {
        VpcRemovalStep step = removal.Step;
        Job? job = null;
        job = new Job(
            KeyOf(step),
            calls => RunAsync(calls, plan, removal, () => job!.ChangesState = false),
            error => ErrorRecords.FromCall(
                error,
                step with { Outcome = error.IsOutcomeUnknown ? VpcRemovalOutcome.Unknown : VpcRemovalOutcome.Failed },
                step.Id,
                relatedId: step.ParentId ?? step.VpcId,
                looksFirst: true))
        {
            Target = step,
            Row = row,
        };
        return job;
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    // ECS changes the addresses of one network interface one request at a time, so these jobs share a key.
    private static string KeyOf(VpcRemovalStep step) =>
        step.Action == "UnassignIpv6Addresses" ? step.RegionId + "/" + step.ParentId : step.RegionId + "/" + step.Id;

    private async Task<object?> RunAsync(JobCalls calls, RemovalPlan plan, PlannedRemoval removal, Action changesNothing)
    {
        bool isGone = false;
        try
        {
            if (removal.After.Count > 0)
            {
                await calls.WaitForOthersAsync(stop => AllOf(removal.After, stop)).ConfigureAwait(false);
            }

            if (removal.After.FirstOrDefault(before => !before.Ended.Result) is { } stays)
            {
                changesNothing();
                return removal.KeptFor(stays);
            }

            VpcRemovalStep done = await RemoveAsync(calls, plan, removal).ConfigureAwait(false);
            if (done.Outcome == VpcRemovalOutcome.AlreadyGone)
            {
                changesNothing();
            }

            isGone = true;
            Interlocked.Increment(ref _gone);
            return done;
        }
        finally
        {
            // The jobs that wait for this one need no result when the pipeline ends: their own waits end then, too.
            removal.End(isGone);
        }
    }

    private static async Task AllOf(List<PlannedRemoval> before, CancellationToken stop)
    {
        var stopped = new TaskCompletionSource<bool>();
        using (stop.Register(() => stopped.TrySetResult(true)))
        {
            await Task.WhenAny(Task.WhenAll(before.Select(each => each.Ended)), stopped.Task).ConfigureAwait(false);
        }
    }

    private async Task<VpcRemovalStep> RemoveAsync(JobCalls calls, RemovalPlan plan, PlannedRemoval removal)
    {
        VpcRemovalStep step = removal.Step;
        ReceiptAction action = ActionOf(removal);
        (bool isRemovedNow, bool mayRemain) = removal.IsUnderWay
            ? (false, true)
            : await AskAsync(calls, plan, action, step).ConfigureAwait(false);
        VpcRemovalStep done = step with { Outcome = isRemovedNow ? VpcRemovalOutcome.Removed : VpcRemovalOutcome.AlreadyGone };
        if (mayRemain)
        {
            await new StatusWait<string>
            {
                Subject = step.Id!,
                Region = step.RegionId!,
                Change = action,
                ReadAsync = () => _turns.TakeAsync(calls, () => StatusAsync(calls, step)),
                State = status => status,
                Done = isRemovedNow ? step with { Outcome = VpcRemovalOutcome.Requested } : null,
                Target = step,
            }.RunAsync(calls, _waitLimit).ConfigureAwait(false);
            // The wait also returns when the pipeline ends.
            calls.ThrowIfEnding();
        }

        return done;
    }

    private async Task<(bool IsRemoved, bool MayRemain)> AskAsync(
        JobCalls calls, RemovalPlan plan, ReceiptAction action, VpcRemovalStep step)
    {
        DateTimeOffset start = calls.UtcNow;
        while (true)
        {
            try
            {
                return await _turns.TakeAsync(calls, () => RemoveAndLookAsync(calls, action, step)).ConfigureAwait(false);
            }
            catch (VpcApiException e) when (!e.IsOutcomeUnknown && IsDependency(e.Code))
            {
                // There are two causes: the service has not noticed yet that the content is gone, or something was created since.
                NetworkContent? now = await _turns
                    .TakeAsync(calls, () => NetworkReader.ReadAsync(calls, plan.Region, plan.Vpc.VpcId!))
                    .ConfigureAwait(false);
                if (now is not null && plan.NewIn(now) is { Count: > 0 } news)
                {
                    throw new JobErrorException(RemovalErrors.NewSincePlan(
                        step with { Outcome = VpcRemovalOutcome.Failed }, string.Join(", ", news.Take(3)), news.Count, e.Code));
                }

                if (calls.UtcNow - start >= _waitLimit)
                {
                    throw;
                }

                await calls.DelayAsync(Pause).ConfigureAwait(false);
            }
        }
    }

    // The look is part of the same turn. If it had to wait for another turn behind the removals of all other resources, no result would
    // come out before every removal was sent, and nobody could stop the command in time.
    private static async Task<(bool IsRemoved, bool MayRemain)> RemoveAndLookAsync(
        JobCalls calls, ReceiptAction action, VpcRemovalStep step)
    {
        bool isRemoved = await calls.RemoveAsync(action, ifExists: true).ConfigureAwait(false);
        if (!isRemoved || action.Declaration.AwaitedState != ActionDeclaration.Gone)
        {
            return (isRemoved, false);
        }

        try
        {
            return (true, await StatusAsync(calls, step).ConfigureAwait(false) is not null);
        }
        catch (VpcException)
        {
            // The wait reads the status again, and reports the error.
            return (true, true);
        }
    }

    private static bool IsDependency(string code) =>
        code.StartsWith("DependencyViolation", StringComparison.Ordinal) || code == "OperationFailed.AssociationExist";

    private ReceiptAction ActionOf(PlannedRemoval removal)
    {
        VpcRemovalStep step = removal.Step;
        (string region, string id) = (step.RegionId!, step.Id!);
        string token = Guid.NewGuid().ToString();
        return step.Kind switch
        {
            VpcRemovalKind.EgressOnlyRule => new DeleteIpv6EgressOnlyRule(region, id) { ClientToken = token },
            VpcRemovalKind.InternetBandwidth =>
                new DeleteIpv6InternetBandwidth(region) { Ipv6InternetBandwidthId = id, ClientToken = token },
            VpcRemovalKind.Ipv6Address when removal.Literal is { } literal => new UnassignIpv6Addresses(region, step.ParentId!, [literal]),
            VpcRemovalKind.Ipv6Address => new ReleaseIpv6Address(region, id) { ClientToken = token },
            VpcRemovalKind.GatewayBinding =>
                new DissociateRouteTableFromGateway(region, id.Split('/')[0], step.ParentId!) { ClientToken = token },
            VpcRemovalKind.Route => new DeleteRouteEntry(region, id),
            VpcRemovalKind.Ipv6Gateway => new DeleteIpv6Gateway(region, id) { ClientToken = token },
            VpcRemovalKind.VSwitch => new DeleteVSwitch(region, id),
            VpcRemovalKind.RouteTable => new DeleteRouteTable(region, id),
            _ => new DeleteVpc(region, id) { ForceDelete = ForceDelete, ClientToken = token },
        };
    }

    // The status in the list of the service. Null when the list does not have the resource.
    private static async Task<string?> StatusAsync(JobCalls calls, VpcRemovalStep step)
    {
        (string region, string id) = (step.RegionId!, step.Id!);
        return step.Kind switch
        {
            VpcRemovalKind.EgressOnlyRule =>
                Text(await calls.FindRuleAsync(region, step.ParentId!, id).ConfigureAwait(false), rule => rule.Status),
            VpcRemovalKind.InternetBandwidth =>
                Text(await calls.FindAddressOfBandwidthAsync(region, id).ConfigureAwait(false), address => address.NetworkType),
            VpcRemovalKind.Ipv6Address =>
                Text(await calls.FindAddressAsync(region, id).ConfigureAwait(false), address => address.Status),
            VpcRemovalKind.GatewayBinding =>
                await calls.FindRouteTableAsync(region, id.Split('/')[0]).ConfigureAwait(false) is { } bound
                && bound.GatewayIds.Contains(step.ParentId!) ? bound.Status ?? "" : null,
            VpcRemovalKind.Route =>
                Text(
                    await calls.FindRouteAsync(region, step.ParentId!, id, destination: null).ConfigureAwait(false),
                    route => route.Status),
            VpcRemovalKind.Ipv6Gateway => Text(await calls.FindGatewayAsync(region, id).ConfigureAwait(false), gateway => gateway.Status),
            VpcRemovalKind.VSwitch => Text(await calls.FindVSwitchAsync(region, id).ConfigureAwait(false), vSwitch => vSwitch.Status),
            VpcRemovalKind.RouteTable => Text(await calls.FindRouteTableAsync(region, id).ConfigureAwait(false), table => table.Status),
            _ => Text(await calls.FindVpcAsync(region, id).ConfigureAwait(false), vpc => vpc.Status),
        };
    }

    private static string? Text<TItem>(TItem? item, Func<TItem, string?> statusOf)
        where TItem : class => item is null ? null : statusOf(item) ?? "";
}
