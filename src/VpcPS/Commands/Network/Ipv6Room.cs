using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// The IPv6 state of one VPC while a command runs: its block, and the subnet numbers that its vSwitches use. Only one row uses it at a
/// time, because rows of the same VPC run one after the other.
/// </summary>
internal sealed class Ipv6Room
{
    /// <summary>How many /64 blocks a /56 has. Their numbers are 0 to 255.</summary>
    private const int Numbers = 256;

    // This text is used instead of the block that the service would choose.
    private const string Planned = "::/56";

    // The index of the byte that contains the number of the /64.
    private const int NumberByte = 7;

    private readonly string _region;
    private readonly string _vpcId;
    private Dictionary<string, VpcVSwitch>? _vSwitches;

    /// <summary>Makes the state of a VPC. Nothing is known about it yet.</summary>
    /// <param name="region">The region of the VPC.</param>
    /// <param name="vpcId">The id of the VPC.</param>
    public Ipv6Room(string region, string vpcId)
    {
        _region = region;
        _vpcId = vpcId;
    }

    /// <summary>The VPC. Null when it does not exist. Available after <see cref="ReadAsync"/>.</summary>
    public VpcNetwork? Vpc { get; private set; }

    /// <summary>Whether an earlier row of a -WhatIf run would switch on the IPv6 of the VPC.</summary>
    public bool IsPlanned => Vpc?.Ipv6CidrBlock == Planned;

    /// <summary>Whether an earlier row of a -WhatIf run would create the gateway of the VPC.</summary>
    public bool IsGatewayPlanned { get; set; }

    /// <summary>The vSwitches of the VPC. Available after <see cref="ReadAsync"/>.</summary>
    public IReadOnlyCollection<VpcVSwitch> VSwitches => _vSwitches!.Values;

    /// <summary>Reads the VPC and its vSwitches, unless they are already known.</summary>
    /// <param name="calls">Makes the calls.</param>
    /// <param name="vSwitchId">
    /// The vSwitch of the row, or null. If it is not among the known vSwitches, they are read again, because an earlier command of the
    /// pipeline may have created it.
    /// </param>
    public async Task ReadAsync(JobCalls calls, string? vSwitchId)
    {
        if (_vSwitches is not null && (vSwitchId is null || _vSwitches.ContainsKey(vSwitchId)))
        {
            return;
        }

        Dictionary<string, VpcVSwitch> noted = _vSwitches ?? [];

        await ReadVpcAsync(calls).ConfigureAwait(false);
        var found = new Dictionary<string, VpcVSwitch>();
        Page<VpcVSwitch> page;
        int number = 1;
        do
        {
            page = await calls
                .CallAsync(new DescribeVSwitches(_region) { VpcId = _vpcId, PageNumber = number++ })
                .ConfigureAwait(false);
            foreach (VpcVSwitch vSwitch in page.Items)
            {
                found[vSwitch.VSwitchId!] = noted.TryGetValue(vSwitch.VSwitchId!, out VpcVSwitch? known) ? known : vSwitch;
            }
        }
        while (page.Items.Count > 0 && found.Count < page.TotalCount);
        _vSwitches = found;
    }

    /// <summary>Reads the VPC again.</summary>
    public async Task<VpcNetwork?> ReadVpcAsync(JobCalls calls) =>
        Vpc = await calls.FindVpcAsync(_region, _vpcId).ConfigureAwait(false);

    /// <summary>Records that a planned row would switch on the IPv6 of the VPC, so that later rows get numbers in its block.</summary>
    /// <param name="isp">The line type that the row asks for, or null.</param>
    public void Plan(string? isp) =>
        Vpc = Vpc! with { Ipv6CidrBlock = Planned, Ipv6CidrBlocks = new([new VpcCidrBlock { CidrBlock = Planned, Ipv6Isp = isp }]) };

    /// <summary>The line type of a block of the VPC, or of a block inside it. Null when the service does not tell it.</summary>
    public string? LineOf(string block) => Bytes(block) is { } bytes
        ? Vpc!.Ipv6CidrBlocks
            .FirstOrDefault(each => Bytes(each.CidrBlock)?.Take(NumberByte).SequenceEqual(bytes.Take(NumberByte)) is true)?.Ipv6Isp
        : null;

    /// <summary>Makes the next row read everything again.</summary>
    public void Forget() => _vSwitches = null;

    /// <summary>A vSwitch of the VPC, or null.</summary>
    public VpcVSwitch? Find(string vSwitchId) => _vSwitches!.TryGetValue(vSwitchId, out VpcVSwitch? found) ? found : null;

    /// <summary>Records the block that a vSwitch has from now on, or that it no longer has one.</summary>
    public void Note(VpcVSwitch vSwitch) => _vSwitches![vSwitch.VSwitchId!] = vSwitch;

    /// <summary>The lowest number that no vSwitch uses. Null when all are used.</summary>
    public int? FreeNumber()
    {
        var taken = new HashSet<int>(VSwitches.Select(vSwitch => NumberOf(vSwitch.Ipv6CidrBlock)).OfType<int>());
        return Enumerable.Range(0, Numbers).Cast<int?>().FirstOrDefault(number => !taken.Contains(number!.Value));
    }

    /// <summary>The vSwitch that uses a number, or null.</summary>
    public VpcVSwitch? OwnerOf(int number) => VSwitches.FirstOrDefault(vSwitch => NumberOf(vSwitch.Ipv6CidrBlock) == number);

    /// <summary>
    /// The number of a vSwitch's /64 in the block of its VPC. Null when its IPv6 is off, and when it is in another block of a VPC with
    /// several blocks.
    /// </summary>
    public int? NumberOf(string? ipv6CidrBlock)
    {
        byte[]? own = Bytes(Vpc?.Ipv6CidrBlock);
        byte[]? block = Bytes(ipv6CidrBlock);
        return own is not null && block is not null && own.Take(NumberByte).SequenceEqual(block.Take(NumberByte))
            ? block[NumberByte]
            : null;
    }

    /// <summary>The /64 with a number. Null when the VPC has no IPv6.</summary>
    public string? BlockOf(int number)
    {
        if (Bytes(Vpc?.Ipv6CidrBlock) is not { } bytes)
        {
            return null;
        }

        bytes[NumberByte] = (byte)number;
        return new IPAddress(bytes) + "/64";
    }

    /// <summary>The VPC of a row. It is known after <see cref="ReadAsync"/>.</summary>
    /// <exception cref="JobErrorException">It does not exist.</exception>
    public VpcNetwork VpcOf(VpcIpv6State row) => Vpc ?? throw new JobErrorException(ErrorRecords.Own(
        ErrorIds.VpcNotFound, $"{row.VpcId} in {row.RegionId}: the VPC does not exist", row, row.RegionId, row.VpcId));

    /// <summary>The vSwitch of a row. It is known after <see cref="ReadAsync"/>.</summary>
    /// <exception cref="JobErrorException">The VPC has no such vSwitch.</exception>
    public VpcVSwitch VSwitchOf(VpcIpv6State row) => Find(row.VSwitchId!) ?? throw NoVSwitch(row);

    /// <summary>The error of a row whose vSwitch is not there.</summary>
    public static JobErrorException NoVSwitch(VpcIpv6State row) => new(row.VpcId is null
        ? ErrorRecords.Own(
            ErrorIds.VSwitchNotFound,
            $"{row.VSwitchId} in {row.RegionId}: the vSwitch does not exist",
            row,
            row.RegionId,
            row.VSwitchId)
        : ErrorRecords.Own(
            ErrorIds.VSwitchNotFound,
            $"{row.VSwitchId} in {row.RegionId}: {row.VpcId} has no such vSwitch",
            row,
            row.RegionId,
            row.VSwitchId));

    private static byte[]? Bytes(string? block) =>
        IPAddress.TryParse(block?.Split('/')[0], out IPAddress? address) && address.GetAddressBytes() is { Length: 16 } bytes
            ? bytes
            : null;
}
