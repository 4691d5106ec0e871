using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Core.Models;
using static VpcPS.Errors.ErrorIds;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of purchases.</summary>
internal static class PurchaseErrors
{
    /// <summary>The error for a row that would exceed -MaxTotalBandwidth.</summary>
    public static ErrorRecord MaxTotalBandwidth(Ipv6InternetBandwidth target, long total, int most) => BadInput(
        "MaxTotalBandwidth",
        $"{target.Ipv6AddressId} in {target.RegionId}: with its {target.Bandwidth} Mbit/s the rows so far would total {total} Mbit/s, more than the {most} Mbit/s of -MaxTotalBandwidth",
        $"Raise -MaxTotalBandwidth, or ask for less.",
        target);

    /// <summary>
    /// The error for a purchase whose bandwidth is there, when it is unknown whether this run or another client bought it.
    /// </summary>
    /// <param name="present">The bandwidth that is there.</param>
    /// <param name="error">The answer to the repetition of the purchase. Null when the journal already has this outcome.</param>
    public static ErrorRecord UnknownBuyer(Ipv6InternetBandwidth present, VpcApiException? error = null)
    {
        string what = UserText.Of(
            $"{present.Ipv6AddressId} in {present.RegionId}: bought by this run or by another one; the same bandwidth and charge type are there: {present.Bandwidth} Mbit/s, {present.InternetChargeType}, {present.InternetBandwidthId}");
        return Make(
            error is { IsOutcomeUnknown: true } ? error : new UnknownOutcomeException(what),
            OutcomeUnknown + BandwidthAlreadyExisted,
            ErrorCategory.ResourceExists,
            UserText.Of($"{what} ({BandwidthAlreadyExisted})."),
            UserText.Translate("The answer to the purchase was lost; there is nothing left to buy."),
            AdviceTable.ListBandwidth,
            present with { InternetBandwidthId = null },
            new AdviceNames(present.RegionId, Action: null, present.Ipv6AddressId, RelatedId: null, present));
    }

    /// <summary>The error for a row that was changed while it was unknown whether its earlier form was bought.</summary>
    /// <param name="target">The purchase as the row asks for it now.</param>
    /// <param name="earlier">The purchase that was sent with the same token and got no answer.</param>
    public static ErrorRecord TokenOfUnknown(Ipv6InternetBandwidth target, Ipv6InternetBandwidth earlier) => BadInput(
        TokenOfOtherRequest,
        $"{target.Ipv6AddressId} in {target.RegionId}: the ClientToken of the row is that of a purchase of {earlier.Bandwidth} Mbit/s, {earlier.InternetChargeType}, for {earlier.Ipv6AddressId}, whose outcome is unknown ({TokenOfOtherRequest})",
        $"Run the row once more as it was to find out, then change the bandwidth.",
        target);

    /// <summary>The journal has a purchase, and the address has bandwidth that no list shows yet.</summary>
    public static ErrorRecord NotShownYet(Ipv6InternetBandwidth bought)
    {
        string what = UserText.Of(
            $"{bought.Ipv6AddressId} in {bought.RegionId}: the journal lists {bought.InternetBandwidthId} as bought. The service says that the address has bandwidth, but doesn't show it yet");
        return Make(
            new UnknownOutcomeException(what),
            OutcomeUnknown + "NotShownYet",
            ErrorCategory.ResourceBusy,
            UserText.Of($"{what}."),
            UserText.Translate("Nothing was bought this time. Run the same command again in a minute."),
            AdviceTable.ListBandwidth,
            bought,
            new AdviceNames(bought.RegionId, Action: null, bought.Ipv6AddressId, RelatedId: null, bought));
    }
}
