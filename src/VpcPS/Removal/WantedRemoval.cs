using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Removal;

/// <summary>A VPC that the user wants removed with everything in it.</summary>
internal sealed class WantedRemoval
{
    /// <summary>Makes the wish to remove a VPC.</summary>
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

    /// <summary>Whether the service was asked for the VPC and answered, even if the VPC does not exist.</summary>
    public bool IsRead { get; set; }

    /// <summary>The plan. Null when the VPC does not exist, or was not read.</summary>
    public RemovalPlan? Plan { get; set; }
}
