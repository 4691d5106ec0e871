using System;
using System.Globalization;
using System.Linq;
using VpcPS.Core.Actions;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Models;

namespace VpcPS.Errors;

/// <summary>
/// The values that are filled into the advice: {0} region, {1} address, {2} action, {3} VPC, {4} gateway, {5} Mbit/s, {6} a charge type
/// other than the default, {7} vSwitch, {8} route table, {9} destination, {10} network interface, {11} Mbit/s or an example, {12} the
/// verb of the command that changes bandwidth to what the row asks for. vpc:{2} is the name of the action in RAM policies, for every
/// product.
/// </summary>
internal sealed record AdviceNames(string? Region, string? Action, string? SubjectId, string? RelatedId, object? Target)
{
    // The bandwidth in the recommended purchase for an address without bandwidth, when the input has none. It is the example of the seed
    // document. Where the address has bandwidth already, or the input has a wrong one, a number must not be made up.
    private const int ExampleBandwidth = 2;

    /// <summary>Of an error that is about no resource: each place shows what has to be filled in.</summary>
    public static readonly AdviceNames None = new(null, null, null, null, null);

    /// <summary>Fills the places of a text. What is not known is shown in angle brackets, such as &lt;region&gt;.</summary>
    public string Fill(string template) => template
        .Replace("{0}", Region ?? UserText.Translate("<region>"))
        .Replace("{1}", IdWith(IdPrefixes.Ipv6Address) ?? UserText.Translate("<address id>"))
        .Replace("vpc:{2}", (DeclaredAction.Find(Action ?? "")?.Product.Name ?? ApiProduct.Vpc.Name) + ":{2}")
        .Replace("{2}", Action ?? "*")
        .Replace("{3}", IdWith(IdPrefixes.Vpc) ?? UserText.Translate("<VPC id>"))
        .Replace("{4}", IdWith(IdPrefixes.Ipv6Gateway) ?? UserText.Translate("<gateway id>"))
        .Replace("{7}", IdWith(IdPrefixes.VSwitch) ?? UserText.Translate("<vSwitch id>"))
        .Replace("{10}", IdWith(IdPrefixes.NetworkInterface) ?? UserText.Translate("<interface id>"))
        .Replace("{8}", IdWith(IdPrefixes.RouteTable) ?? UserText.Translate("<route table id>"))
        .Replace("{9}", (Target as VpcRoute)?.DestinationCidrBlock ?? UserText.Translate("<destination>"))
        .Replace("{5}", Wanted?.Bandwidth is { } mbps ? mbps.ToString(CultureInfo.InvariantCulture) : UserText.Translate("<Mbit/s>"))
        .Replace("{6}", IsByTraffic ? " -InternetChargeType " + InternetChargeTypes.PayByTraffic : "")
        .Replace("{11}", (Wanted?.Bandwidth ?? ExampleBandwidth).ToString(CultureInfo.InvariantCulture))
        .Replace("{12}", IsByTraffic ? "Sync" : "Set");

    private Ipv6InternetBandwidth? Wanted => Target as Ipv6InternetBandwidth;

    private bool IsByTraffic => Wanted?.InternetChargeType == InternetChargeTypes.PayByTraffic;

    private string? IdWith(string prefix) =>
        new[] { SubjectId, RelatedId }.FirstOrDefault(id => id?.StartsWith(prefix, StringComparison.Ordinal) == true);
}
