using System;
using System.Globalization;
using System.Management.Automation;
using VpcPS.Core.Models;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>Reads a step of a plan, even if it comes from a file or another process.</summary>
internal static class PlanStep
{
    /// <summary>The step. Null for any other object, and for a step with a cell that can't be read.</summary>
    public static Ipv6InternetBandwidthChange? Read(PSObject input)
    {
        if (input.BaseObject is Ipv6InternetBandwidthChange change)
        {
            return change;
        }

        if (!Enum.TryParse(TextOf(input, "Action"), ignoreCase: true, out Ipv6InternetBandwidthAction action)
            || !Enum.IsDefined(typeof(Ipv6InternetBandwidthAction), action)
            || TextOf(input, "Ipv6AddressId") is not { } addressId
            || !TryReadNumber(input, "OldBandwidth", out int? before)
            || !TryReadNumber(input, "Bandwidth", out int? after))
        {
            return null;
        }

        return new Ipv6InternetBandwidthChange
        {
            Action = action,
            Applied = bool.TryParse(TextOf(input, "Applied"), out bool applied) && applied,
            Ipv6AddressId = addressId,
            Ipv6GatewayId = TextOf(input, "Ipv6GatewayId"),
            InternetBandwidthId = TextOf(input, "InternetBandwidthId"),
            OldBandwidth = before,
            Bandwidth = after,
            OldInternetChargeType = TextOf(input, "OldInternetChargeType"),
            InternetChargeType = TextOf(input, "InternetChargeType"),
            RegionId = TextOf(input, "RegionId"),
            Reason = TextOf(input, "Reason"),
        };
    }

    private static string? TextOf(PSObject input, string column) => WrittenText.TrimToNull(input.Properties[column]?.Value?.ToString());

    private static bool TryReadNumber(PSObject input, string column, out int? number)
    {
        number = null;
        if (TextOf(input, column) is not { } text)
        {
            return true;
        }

        bool isNumber = int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int read);
        number = isNumber ? read : null;
        return isNumber;
    }
}
