using System.Collections.Generic;
using System.Linq;
using System.Net;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Lists the network interfaces of ECS in a region, page by page with a cursor. PageNumber and PageSize, which the documents call
/// deprecated, are not served.
/// </summary>
internal sealed class DescribeNetworkInterfacesHandler : ReadHandler
{
    private const int MostValues = 100;
    private const int SmallestPage = 10;
    private const int LargestPage = 500;

    private static readonly ListParameter Ids = new("NetworkInterfaceId")
    {
        MaximumEntries = MostValues,
        IdPrefix = IdPrefixes.NetworkInterface,
    };

    private static readonly ListParameter Literals = new("Ipv6Address") { MaximumEntries = MostValues };
    private static readonly ListParameter PrivateAddresses = new("PrivateIpAddress") { MaximumEntries = MostValues };
    private static readonly TextParameter PrimaryAddress = new("PrimaryIpAddress");
    private static readonly TextParameter InstanceId = new("InstanceId");
    private static readonly TextParameter VpcId = new("VpcId") { IdPrefix = IdPrefixes.Vpc };
    private static readonly TextParameter VSwitchId = new("VSwitchId") { IdPrefix = IdPrefixes.VSwitch };
    private static readonly TextParameter InterfaceName = new("NetworkInterfaceName");
    private static readonly ChoiceParameter<InterfaceType> Type = new("Type");
    private static readonly ChoiceParameter<InterfaceStatus> Status = new("Status");
    private static readonly OptionalBooleanParameter ServiceManaged = new("ServiceManaged");
    private static readonly TextParameter ResourceGroupId = new("ResourceGroupId");

    // The estate has no security groups, so that this filter finds nothing.
    private static readonly TextParameter SecurityGroupId = new("SecurityGroupId");
    private static readonly TagsParameter Tags = new("Tag");

    // Too few are 10 and too many are 500, as documented.
    private static readonly IntegerParameter MaxResults = new("MaxResults") { Minimum = 1, Default = SmallestPage };
    private static readonly TextParameter NextToken = Cursor.Parameter;

    /// <inheritdoc/>
    public override string Version => InterfaceAnswers.EcsVersion;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        Ids,
        Literals,
        PrivateAddresses,
        PrimaryAddress,
        InstanceId,
        VpcId,
        VSwitchId,
        InterfaceName,
        Type,
        Status,
        ServiceManaged,
        ResourceGroupId,
        SecurityGroupId,
        Tags,
        NextToken,
        MaxResults,
    ];

    /// <inheritdoc/>
    public override Answer Read(ActionCall call)
    {
        IPAddress?[] literals = [.. call.Get(Literals).Select(Ipv6Block.ParseAddress)];
        EstateInterface[] found =
        [
            .. call.Region.NetworkInterfaces
                .Where(known => Fits(call, known)
                    && (literals.Length == 0
                        || known.Ipv6Addresses.Any(address => literals.Contains(Ipv6Block.ParseAddress(address.Literal)))))
                .OrderBy(known => known.NetworkInterfaceId, System.StringComparer.Ordinal),
        ];
        int size = System.Math.Min(System.Math.Max(call.Get(MaxResults), SmallestPage), LargestPage);
        string after = Cursor.Read(call.Get(NextToken)) ?? "";
        EstateInterface[] rest = [.. found.Where(known => string.CompareOrdinal(known.NetworkInterfaceId, after) > 0)];
        return new()
        {
            { "NextToken", rest.Length > size ? Cursor.Write(rest[size - 1].NetworkInterfaceId) : "" },
            { "TotalCount", found.Length },
            { "NetworkInterfaceSets", "NetworkInterfaceSet", rest.Take(size).Select(known => InterfaceAnswers.Describe(call, known)) },
        };
    }

    private static bool Fits(ActionCall call, EstateInterface known) =>
        (call.Get(Ids) is { Count: 0 } || call.Get(Ids).Contains(known.NetworkInterfaceId))
        && (call.Get(PrivateAddresses) is { Count: 0 } || call.Get(PrivateAddresses).Contains(known.PrivateIpAddress))
        && call.Fits(PrimaryAddress, known.PrivateIpAddress)
        && call.Fits(InstanceId, known.InstanceId)
        && call.Fits(VpcId, known.VSwitch.Vpc.VpcId)
        && call.Fits(VSwitchId, known.VSwitch.VSwitchId)
        && call.Fits(InterfaceName, known.NetworkInterfaceName)
        && (call.Get(Type) is not { } type || type == known.Type)
        && (call.Get(Status) is not { } status || status == known.Status)
        && (call.Get(ServiceManaged) is not { } managed || managed == known.ServiceManaged)
        && call.Fits(ResourceGroupId, known.ResourceGroupId)
        && call.Fits(SecurityGroupId, "")
        && TagAnswers.Fit(call.Get(Tags), known.Tags);
}
