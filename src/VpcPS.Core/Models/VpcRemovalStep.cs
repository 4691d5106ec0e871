namespace VpcPS.Core.Models;

/// <summary>One resource in the plan that removes a VPC with everything in it. Absent values are null.</summary>
public sealed record VpcRemovalStep
{
    /// <summary>
    /// The position in the plan, from 1. A resource is removed after those that it depends on, which have lower numbers. Resources that do
    /// not depend on each other are removed at the same time.
    /// </summary>
    public int Order { get; init; }

    /// <summary>The kind of the resource.</summary>
    public VpcRemovalKind Kind { get; init; }

    /// <summary>The id of the resource. Null when the service tells only the number of such resources.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the resource.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The id of the object that the resource belongs to: the gateway of a rule or of a bound route table, the address of a bandwidth, the
    /// interface or the vSwitch of an address, the route table of a route, the vSwitch of an interface.
    /// </summary>
    public string? ParentId { get; init; }

    /// <summary>The API action that removes it. Null when this module can't remove it.</summary>
    public string? Action { get; init; }

    /// <summary>The outcome of the step.</summary>
    public VpcRemovalOutcome Outcome { get; init; }

    /// <summary>Why it is Blocked or Kept, or other information. Otherwise null.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of the VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The outcome and the resource, as messages show it.</summary>
    public override string ToString() => $"{Outcome}: {Kind} {Id ?? Name} of {VpcId} in {RegionId}";
}
