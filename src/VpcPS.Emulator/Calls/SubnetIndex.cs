using System.Linq;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>The <c>/64</c> of a vSwitch. A request names it by its number, 0 to 255, inside a <c>/56</c> of the VPC.</summary>
internal static class SubnetIndex
{
    /// <summary>The error code for a block that another vSwitch has. The rule is documented, the code is not.</summary>
    public const string Overlapped = "InvalidCidrBlock.Overlapped";

    /// <summary>The error code for a VPC without IPv6. The rule is documented, the code is not.</summary>
    public const string VpcHasNoIpv6 = "OperationFailed.VpcIpv6NotEnabled";

    /// <summary>The parameter for the number, although the API's name for it means a block.</summary>
    public static readonly IntegerParameter Index = new("Ipv6CidrBlock") { Minimum = 0, Maximum = 255, Default = None };

    /// <summary>The prefix length. Only 64 is supported.</summary>
    public static readonly IntegerParameter Mask = new("Ipv6CidrMask") { Minimum = 64, Maximum = 64, Default = 64 };

    /// <summary>The parameter for the block of the VPC that contains the <c>/64</c>. Default: the first block of the VPC.</summary>
    public static readonly TextParameter VpcBlock = CidrParameters.Ipv6("VpcIpv6CidrBlock");

    private const int None = -1;

    /// <summary>The <c>/64</c> that a request names. Null when it names none.</summary>
    /// <exception cref="ApiException">The VPC has no IPv6 or does not have this block, or another vSwitch has the number.</exception>
    public static string? Choose(ActionCall call, EstateVpc vpc)
    {
        int number = call.Get(Index);
        if (number == None)
        {
            return null;
        }

        if (vpc.Ipv6CidrBlocks.Count == 0)
        {
            throw new ApiException(400, VpcHasNoIpv6, $"IPv6 is not enabled in {vpc.VpcId}.");
        }

        string wanted = call.Get(VpcBlock);
        string from = wanted.Length == 0
            ? vpc.Ipv6CidrBlocks[0]
            : vpc.FindIpv6(wanted) ?? throw Refusals.IllegalParameter(VpcBlock.Name, $"an IPv6 block of {vpc.VpcId}");
        string chosen = Ipv6Block.Parse(from)!.Subnet((byte)number);
        return vpc.VSwitches.Any(v => v.Ipv6CidrBlock.Length > 0 && Ipv6Block.Canonical(v.Ipv6CidrBlock) == chosen)
            ? throw new ApiException(400, Overlapped, $"{chosen} belongs to another vSwitch of {vpc.VpcId}.")
            : chosen;
    }
}
