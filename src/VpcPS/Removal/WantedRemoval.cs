using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Removal;

/// <summary>A VPC that is to be removed with everything in it.</summary>
internal sealed class WantedRemoval
{
    /// <summary>Wants a VPC removed.</summary>
    /// <param name="vpc">The VPC, by its id and region.</param>
    /// <param name="row">The row that named it, or null.</param>
    public WantedRemoval(VpcNetwork vpc, PipedRow? row)
    {
        Vpc = vpc;
        Row = row;
    }

    /// <summary>The VPC, by its id and region.</summary>
    public VpcNetwork Vpc { get; }

    /// <summary>The row that named it, or null.</summary>
    public PipedRow? Row { get; }

    /// <summary>Whether the VPC was read, or found to be none.</summary>
    public bool IsRead { get; set; }

    /// <summary>Its plan; null when it does not exist, or was not read.</summary>
    public RemovalPlan? Plan { get; set; }
}
