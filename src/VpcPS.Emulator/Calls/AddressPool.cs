using System.Collections.Generic;
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
        Ipv6Block block = BlockOf(vSwitch);
        if (wanted.Length > 0)
        {
            IPAddress? address = Ipv6Block.ParseAddress(wanted);
            return address is not null && block.Contains(address) && !IsTaken(vSwitch.Vpc, address)
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

    /// <summary>Chooses a free prefix.</summary>
    /// <param name="vSwitch">The vSwitch.</param>
    /// <param name="wanted">The prefix that the request names, with or without its size; empty for any.</param>
    /// <param name="parameterName">The parameter that names it.</param>
    /// <exception cref="ApiException">The vSwitch has no IPv6 or is not Available, or an address of the prefix is not free.</exception>
    public static Ipv6Block ChoosePrefix(EstateVSwitch vSwitch, string wanted, string parameterName)
    {
        Ipv6Block block = BlockOf(vSwitch);
        if (wanted.Length > 0)
        {
            Ipv6Block? asked = Ipv6Block.Parse(wanted.IndexOf('/') < 0 ? $"{wanted}/{EstateAddress.PrefixLength}" : wanted);
            return asked is { PrefixLength: EstateAddress.PrefixLength } && block.Contains(asked) && !IsTaken(vSwitch.Vpc, asked)
                ? asked
                : throw Refusals.IllegalParameter(parameterName, $"{wanted} is not a free prefix of {vSwitch.Ipv6CidrBlock}");
        }

        Ipv6Block chosen;
        do
        {
            chosen = Ipv6Block.Parse($"{block.RandomAddress()}/{EstateAddress.PrefixLength}")!;
        }
        while (IsTaken(vSwitch.Vpc, chosen));
        return chosen;
    }

    private static Ipv6Block BlockOf(EstateVSwitch vSwitch)
    {
        // AllocateIpv6Address documents IncorrectStatus without a suffix, for a related resource that is not in a stable state.
        if (vSwitch.Status != ResourceStatus.Available)
        {
            throw new ApiException(
                400, "IncorrectStatus", $"The status of {vSwitch.VSwitchId} [{vSwitch.Status}] is incorrect.");
        }

        // The code is not documented. It follows the service's pattern: OperationFailed and a reason.
        return Ipv6Block.Parse(vSwitch.Ipv6CidrBlock)
            ?? throw new ApiException(400, "OperationFailed.VSwitchIpv6NotEnabled", $"IPv6 is not enabled in {vSwitch.VSwitchId}.");
    }

    /// <summary>Whether an address of a VPC is in use.</summary>
    public static bool IsTaken(EstateVpc vpc, IPAddress address) => AllOf(vpc).Any(other => other.Contains(address));

    private static bool IsTaken(EstateVpc vpc, Ipv6Block block) => AllOf(vpc).Any(other => other.Overlaps(block));

    private static IEnumerable<Ipv6Block> AllOf(EstateVpc vpc) =>
        vpc.VSwitches.SelectMany(vSwitch => vSwitch.Ipv6Addresses).Select(address => address.Block!);
}
