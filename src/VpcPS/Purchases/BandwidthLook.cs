using System;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using VpcPS.Jobs;

namespace VpcPS.Purchases;

/// <summary>Looks at an address for the bandwidth that may have been bought for it.</summary>
internal static class BandwidthLook
{
    // How long to read an address that does not show its new bandwidth yet. The service's lists lag behind by some seconds.
    private static readonly TimeSpan LookLimit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Looks at the address for some seconds, until it shows bandwidth that is enough. Gives what it showed last; null when
    /// that was none, and when it can't be looked at.
    /// </summary>
    /// <param name="calls">The job's calls.</param>
    /// <param name="region">The region.</param>
    /// <param name="addressId">The address.</param>
    /// <param name="goneBandwidthId">A bandwidth that was removed from the address just now and does not count, or null.</param>
    /// <param name="isEnough">Whether what the address shows needs no further look.</param>
    public static async Task<Ipv6Address?> UntilAsync(
        JobCalls calls, string region, string addressId, string? goneBandwidthId, Func<Ipv6Address, bool> isEnough)
    {
        Ipv6Address? shown = null;
        TimeSpan waited = TimeSpan.Zero;
        try
        {
            for (TimeSpan pause = FirstPause; ; pause = pause < LongestPause ? pause + pause : LongestPause)
            {
                Ipv6Address? address = await calls.FindAddressAsync(region, addressId).ConfigureAwait(false);
                if (address?.InternetBandwidthId is { } id && id != goneBandwidthId)
                {
                    shown = address;
                    if (isEnough(address))
                    {
                        return address;
                    }
                }

                if (waited >= LookLimit)
                {
                    return shown;
                }

                await calls.DelayAsync(pause).ConfigureAwait(false);
                waited += pause;
            }
        }
        catch (Exception look) when (look is VpcException or OperationCanceledException or CredentialsUnavailableException)
        {
            return null;
        }
    }
}
