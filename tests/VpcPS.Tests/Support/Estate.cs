using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VpcPS.Tests.Support;

/// <summary>What the built-in estate has, and what a rehearsal did to it.</summary>
internal static class Estate
{
    /// <summary>The VPC of the Small gateway.</summary>
    public const string WebVpc = "vpc-hp3kzilwd9yflssfdlgqe";

    /// <summary>A Small gateway, which takes no egress-only rules.</summary>
    public const string WebGateway = "ipv6gw-hp38x2x0fz785tlc65pfv";

    /// <summary>The seed document's address.</summary>
    public const string WebAddress = "ipv6-hp351bytt9inrfp6tgubd";

    /// <summary>Another address of the same gateway.</summary>
    public const string OtherWebAddress = "ipv6-hp352ungkzcknmeicfvss";

    /// <summary>A vSwitch of the same VPC.</summary>
    public const string WebVSwitch = "vsw-hp3k6zr9x7x9574o9fel5";

    /// <summary>A Medium gateway, which takes egress-only rules.</summary>
    public const string ShopGateway = "ipv6gw-hp37pqh7vop5edza0z273";

    /// <summary>An address of the Medium gateway.</summary>
    public const string ShopAddress = "ipv6-hp31kqlwhifpiwia0dy6i";

    /// <summary>Another address of the Medium gateway.</summary>
    public const string OtherShopAddress = "ipv6-hp3cbpdgyt48uye6a6tr2";

    /// <summary>A VPC without a gateway.</summary>
    public const string LabVpc = "vpc-hp36gvymdazvo5td9k27g";

    /// <summary>An address in the VPC without a gateway.</summary>
    public const string LabAddress = "ipv6-hp3nxu4svg4s734jmqyeh";

    /// <summary>A VPC with IPv4 only, three vSwitches and two network interfaces.</summary>
    public const string IntranetVpc = "vpc-hp3yvokys9ryapb2jjukq";

    /// <summary>A gateway in cn-hangzhou.</summary>
    public const string HangzhouGateway = "ipv6gw-bp1sep6pjgdrmxpdxhw53";

    /// <summary>The actions that were called, in their order.</summary>
    public static IReadOnlyList<string?> Actions(this ModuleSession session) =>
        [.. session.Run("$emulator.Journal").Output.Select(entry => Text(entry, "Action"))];

    /// <summary>How many changes of one action were made.</summary>
    public static int Committed(this ModuleSession session, string action) => session.Run("$emulator.Journal").Output
        .Count(entry => Text(entry, "Action") == action && entry.Properties["Committed"].Value is true);

    /// <summary>A property as text.</summary>
    public static string? Text(this PSObject item, string property) => item.Properties[property]?.Value?.ToString();

    /// <summary>A text as a script writes it.</summary>
    public static string Quoted(this string text) => "'" + text + "'";
}
