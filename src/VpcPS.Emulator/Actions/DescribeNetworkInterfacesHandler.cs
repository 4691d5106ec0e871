using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Lists the network interfaces of ECS in a region, page by page with a cursor. PageNumber and PageSize are not supported, because the
/// documents call them deprecated.
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

    // The estate has no security groups, so this filter finds nothing.
    private static readonly TextParameter SecurityGroupId = new("SecurityGroupId");
    private static readonly TagsParameter Tags = new("Tag");

    // A smaller value becomes 10 and a larger value becomes 500, as documented.
    private static readonly IntegerParameter MaxResults = new("MaxResults") { Minimum = 1, Default = SmallestPage };
    private static readonly TextParameter NextToken = Cursor.Parameter;

    /// <inheritdoc/>
    public override string Version => ApiProduct.Ecs.Version;

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
        EstateInterface[] found =
        [
            .. call.Region.VSwitches
                .Where(vSwitch => call.Fits(VpcId, vSwitch.Vpc.VpcId) && call.Fits(VSwitchId, vSwitch.VSwitchId))
                .SelectMany(vSwitch => vSwitch.AllInterfaces)
                .Where(Filter(call))
                .OrderBy(known => known.NetworkInterfaceId, StringComparer.Ordinal),
        ];
        int size = Math.Min(Math.Max(call.Get(MaxResults), SmallestPage), LargestPage);
        string after = Cursor.Read(call.Get(NextToken)) ?? "";
        EstateInterface[] rest = [.. found.Where(known => string.CompareOrdinal(known.NetworkInterfaceId, after) > 0)];
        return new()
        {
            { "NextToken", rest.Length > size ? Cursor.Write(rest[size - 1].NetworkInterfaceId) : "" },
            { "TotalCount", found.Length },
            { "NetworkInterfaceSets", "NetworkInterfaceSet", rest.Take(size).Select(known => InterfaceAnswers.Describe(call, known)) },
        };
    }

    // The filters are read once for the whole list, because a region may have 20,000 interfaces.
    private static Func<EstateInterface, bool> Filter(ActionCall call)
    {
        IReadOnlyList<string> ids = call.Get(Ids);
        IPAddress?[] literals = [.. call.Get(Literals).Select(Ipv6Block.ParseAddress)];
        IReadOnlyList<string> privateAddresses = call.Get(PrivateAddresses);
        string primaryAddress = call.Get(PrimaryAddress);
        string instanceId = call.Get(InstanceId);
        string name = call.Get(InterfaceName);
        InterfaceType? type = call.Get(Type);
        InterfaceStatus? status = call.Get(Status);
        bool? managed = call.Get(ServiceManaged);
        string group = call.Get(ResourceGroupId);
        bool isOfSecurityGroup = call.Get(SecurityGroupId).Length > 0;
        IReadOnlyList<TagCondition> tags = call.Get(Tags);
        return known => (ids.Count == 0 || ids.Contains(known.NetworkInterfaceId))
            && (literals.Length == 0 || known.Ipv6Addresses.Any(address => literals.Contains(Ipv6Block.ParseAddress(address.Literal))))
            && (privateAddresses.Count == 0 || privateAddresses.Contains(known.PrivateIpAddress))
            && Fits(primaryAddress, known.PrivateIpAddress)
            && Fits(instanceId, known.InstanceId)
            && Fits(name, known.NetworkInterfaceName)
            && (type is null || type == known.Type)
            && (status is null || status == known.Status)
            && (managed is null || managed == known.ServiceManaged)
            && Fits(group, known.ResourceGroupId)
            && !isOfSecurityGroup
            && TagAnswers.Fit(tags, known.Tags);
    }

    private static bool Fits(string wanted, string actual) => wanted.Length == 0 || wanted == actual;
}
