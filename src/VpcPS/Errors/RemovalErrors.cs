using System;
using System.Management.Automation;
using VpcPS.Core.Models;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of Remove-VpcNetwork and Remove-VpcVSwitch, which remove what is in a network first.</summary>
internal static class RemovalErrors
{
    /// <summary>The error for a resource of a VPC that can't be removed.</summary>
    /// <param name="step">The resource, with the reason.</param>
    /// <param name="code">The code with which the service refuses the removal.</param>
    public static ErrorRecord NotRemovable(VpcRemovalStep step, string code) => Own(
        code,
        $"{step.Kind} {step.Id ?? step.Name} of {step.VpcId} in {step.RegionId}: {step.Reason}",
        step,
        step.RegionId,
        step.Id ?? step.VpcId,
        step.ParentId ?? step.VpcId,
        step.Action);

    /// <summary>The error for a resource whose removal was refused because something was created in it after the plan was made.</summary>
    /// <param name="step">The resource.</param>
    /// <param name="ids">The ids of the new resources, or the first of them.</param>
    /// <param name="count">How many new resources there are.</param>
    /// <param name="code">The code of the refusal.</param>
    public static ErrorRecord NewSincePlan(VpcRemovalStep step, string ids, int count, string code)
    {
        string what = UserText.Of(
            $"{step.Kind} {step.Id} of {step.VpcId} in {step.RegionId}: it was not removed, because resources were added after the plan was made ({count}), such as {ids}");
        return Make(
            new InvalidOperationException(what), code, ErrorCategory.ResourceBusy, UserText.Of($"{what} ({code})."),
            UserText.Translate("Run the same command again. It makes a new plan and asks again."),
            "Remove-VpcNetwork -Region {0} -VpcId {3} -Recurse",
            step,
            new AdviceNames(step.RegionId, step.Action, step.Id, step.VpcId, step));
    }

    /// <summary>The error for plans in which something can't be removed.</summary>
    /// <param name="first">One VPC in which something can't be removed.</param>
    /// <param name="blocked">How many resources can't be removed.</param>
    /// <param name="total">How many resources the plans have.</param>
    public static ErrorRecord Refused(VpcNetwork first, int blocked, int total)
    {
        string what = UserText.Of($"Nothing was removed. Resources that can't be removed: {blocked} of {total}.");
        return Make(
            new InvalidOperationException(what), "RemovalRefused", ErrorCategory.ResourceBusy, what,
            UserText.Translate("Remove what the errors before name, or give -Partial to remove everything that does not depend on it."),
            "Remove-VpcNetwork -Region {0} -VpcId {3} -Recurse -Partial",
            first,
            new AdviceNames(first.RegionId, Action: null, first.VpcId, RelatedId: null, first));
    }

    /// <summary>The error for a plan that is incomplete because a VPC could not be read.</summary>
    /// <param name="unread">How many VPCs could not be read.</param>
    public static ErrorRecord PlanIncomplete(int unread) => BadInput(
        "PlanIncomplete",
        $"{unread} VPCs could not be read, so nothing was removed",
        $"Run the same command again, or give -Partial to remove the others.",
        target: null);
}
