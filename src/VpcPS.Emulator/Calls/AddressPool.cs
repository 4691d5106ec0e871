using System.Linq;
using System.Net;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>The free addresses of a vSwitch.</summary>
internal static class AddressPool
{
    /// <summary>Chooses a free address.</summary>
    /// <param name="vSwitch">The vSwitch.</param>
    /// <param name="wanted">The address that the request names; empty for any.</param>
    /// <param name="parameterName">The parameter that names it.</param>
    /// <exception cref="ApiException">The vSwitch has no IPv6 or is not Available, or the address is not free.</exception>
    public static IPAddress Choose(EstateVSwitch vSwitch, string wanted, string parameterName)
    {
        // AllocateIpv6Address documents IncorrectStatus without a suffix: a related resource is not in a stable state.
        if (vSwitch.Status != ResourceStatus.Available)
        {
            throw new ApiException(
                400, "IncorrectStatus", $"The status of {vSwitch.VSwitchId} [{vSwitch.Status}] is incorrect.");
        }

        // The code is not documented. It follows the pattern OperationFailed and a reason.
        if (Ipv6Block.Parse(vSwitch.Ipv6CidrBlock) is not { } block)
        {
            throw new ApiException(400, "OperationFailed.VSwitchIpv6NotEnabled", $"IPv6 is not enabled in {vSwitch.VSwitchId}.");
        }

        if (wanted.Length > 0)
        {
            IPAddress address = Ipv6Block.ParseAddress(wanted)!;
            return block.Contains(address) && !IsTaken(vSwitch.Vpc, address)
                ? address
                : throw Refusals.IllegalParameter(parameterName, $"{wanted} is not a free address of {vSwitch.Ipv6CidrBlock}");
        }

        IPAddress chosen;
        do
        {
            chosen = block.RandomAddress();
        }
        while (IsTaken(vSwitch.Vpc, chosen));
        return chosen;
    }

    /// <summary>Whether an address of a VPC is in use.</summary>
    public static bool IsTaken(EstateVpc vpc, IPAddress address) => vpc.VSwitches
        .SelectMany(vSwitch => vSwitch.Ipv6Addresses)
        .Any(other => address.Equals(Ipv6Block.ParseAddress(other.Literal)));
}
