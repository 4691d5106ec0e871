using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Models;

namespace VpcPS.Removal;

/// <summary>A resource in the plan of a VPC, what it has to wait for, and how it ends.</summary>
internal sealed class PlannedRemoval
{
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Plans the removal of a resource.</summary>
    /// <param name="step">The resource.</param>
    public PlannedRemoval(VpcRemovalStep step) => Step = step;

    /// <summary>The resource, and what becomes of it.</summary>
    public VpcRemovalStep Step { get; set; }

    /// <summary>What has to be gone before. It stands earlier in the plan.</summary>
    public List<PlannedRemoval> After { get; } = [];

    /// <summary>Whether the service is removing it already. It is only waited for.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>Whether the service is still making it.</summary>
    public bool IsPending { get; init; }

    /// <summary>The address itself, where an address is to be unassigned from its interface.</summary>
    public string? Literal { get; init; }

    /// <summary>
    /// The code of what stands in the way, as the service has or would have it. Null where nothing does, and where it is only
    /// something else that can't be removed.
    /// </summary>
    public string? ObstacleCode { get; private set; }

    /// <summary>Whether it is to be removed.</summary>
    public bool IsToDo => Step.Outcome == VpcRemovalOutcome.Planned;

    /// <summary>Whether it is gone, once its end has come. It does not end when the pipeline ends before.</summary>
    public Task<bool> Ended => _ended.Task;

    /// <summary>Says that it can't be removed.</summary>
    /// <param name="code">The code of the reason.</param>
    /// <param name="reason">The reason, in the language of the user.</param>
    public void Block(string code, string reason)
    {
        ObstacleCode = code;
        Step = Step with { Outcome = VpcRemovalOutcome.Blocked, Reason = reason };
    }

    /// <summary>Leaves it alone when something that has to be gone before stays.</summary>
    public void KeepWithWhatItDependsOn()
    {
        if (IsToDo && After.FirstOrDefault(before => !before.IsToDo) is { } stays)
        {
            Step = KeptFor(stays);
        }
    }

    /// <summary>It, left alone because something stays that has to be gone before.</summary>
    public VpcRemovalStep KeptFor(PlannedRemoval stays) =>
        Step with { Outcome = VpcRemovalOutcome.Kept, Reason = UserText.Of($"{stays.Step.Id ?? stays.Step.Name} has to be gone before") };

    /// <summary>Says how it has ended.</summary>
    /// <param name="isGone">Whether it is gone.</param>
    public void End(bool isGone) => _ended.TrySetResult(isGone);
}
