using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Models;

namespace VpcPS.Removal;

/// <summary>One resource in the plan for the removal of a VPC, the removals that it waits for, and its result.</summary>
internal sealed class PlannedRemoval
{
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Makes the planned removal of a resource.</summary>
    /// <param name="step">The resource.</param>
    public PlannedRemoval(VpcRemovalStep step) => Step = step;

    /// <summary>The resource with the outcome of its removal, as the command emits it.</summary>
    public VpcRemovalStep Step { get; set; }

    /// <summary>The removals that must end first. They are earlier in the plan.</summary>
    public List<PlannedRemoval> After { get; } = [];

    /// <summary>Whether the service is already removing the resource. The command then only waits.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>Whether the service is still creating the resource.</summary>
    public bool IsPending { get; init; }

    /// <summary>The literal of an address that has to be unassigned from its network interface. Null for other resources.</summary>
    public string? Literal { get; init; }

    /// <summary>
    /// The error code of the reason why the resource can't be removed: the code that the service answers, or would answer. Null when there
    /// is no such reason, and when the only reason is another resource that can't be removed.
    /// </summary>
    public string? ObstacleCode { get; private set; }

    /// <summary>Whether the resource is still to be removed.</summary>
    public bool IsToDo => Step.Outcome == VpcRemovalOutcome.Planned;

    /// <summary>
    /// Completes when the removal has ended; true when the resource is gone. It never completes when the pipeline ends first.
    /// </summary>
    public Task<bool> Ended => _ended.Task;

    /// <summary>Marks the resource as one that can't be removed.</summary>
    /// <param name="code">The code of the reason.</param>
    /// <param name="reason">The reason, in the language of the user.</param>
    public void Block(string code, string reason)
    {
        ObstacleCode = code;
        Step = Step with { Outcome = VpcRemovalOutcome.Blocked, Reason = reason };
    }

    /// <summary>Marks the resource as kept if a resource that must be removed first is kept.</summary>
    public void KeepWithWhatItDependsOn()
    {
        if (IsToDo && After.FirstOrDefault(before => !before.IsToDo) is { } stays)
        {
            Step = KeptFor(stays);
        }
    }

    /// <summary>The step of this resource when it is kept because another resource, which must be removed first, is kept.</summary>
    public VpcRemovalStep KeptFor(PlannedRemoval stays) =>
        Step with { Outcome = VpcRemovalOutcome.Kept, Reason = UserText.Of($"{stays.Step.Id ?? stays.Step.Name} has to be gone before") };

    /// <summary>Completes <see cref="Ended"/>.</summary>
    /// <param name="isGone">Whether the resource is gone.</param>
    public void End(bool isGone) => _ended.TrySetResult(isGone);
}
