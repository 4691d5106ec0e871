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
/// The IPv6 of one VPC while a command runs: its block, and which numbers of it the vSwitches have. One row at a time uses it:
/// rows of the same VPC run one after the other.
/// </summary>
internal sealed class Ipv6Room
{
    /// <summary>The numbers of the /64 blocks in a /56: 0 to 255.</summary>
    private const int Numbers = 256;

    // Stands for the block that the service would choose.
    private const string Planned = "::/56";

    // The byte of an address that numbers the /64 in a /56.
    private const int NumberByte = 7;

    private readonly string _region;
    private readonly string _vpcId;
    private Dictionary<string, VpcVSwitch>? _vSwitches;

    /// <summary>Makes the room of a VPC, of which nothing is known yet.</summary>
    /// <param name="region">The region of the VPC.</param>
    /// <param name="vpcId">The id of the VPC.</param>
    public Ipv6Room(string region, string vpcId)
    {
        _region = region;
        _vpcId = vpcId;
    }

    /// <summary>The VPC, or null when it does not exist. It is known after <see cref="ReadAsync"/>.</summary>
    public VpcNetwork? Vpc { get; private set; }

    /// <summary>Whether a row that was planned, and not done, switches the VPC on.</summary>
    public bool IsPlanned => Vpc?.Ipv6CidrBlock == Planned;

    /// <summary>Whether a row that was planned, and not done, creates the gateway of the VPC.</summary>
    public bool IsGatewayPlanned { get; set; }

    /// <summary>The vSwitches of the VPC. They are known after <see cref="ReadAsync"/>.</summary>
    public IReadOnlyCollection<VpcVSwitch> VSwitches => _vSwitches!.Values;

    /// <summary>Reads the VPC and its vSwitches, unless they are known.</summary>
    /// <param name="calls">The way to make the calls.</param>
    /// <param name="vSwitchId">
    /// The vSwitch of the row, or null. The command before this one in the pipeline may have created it after they were read.
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

    /// <summary>Takes note that a planned row switches the VPC on, so that the rows behind it get numbers in its block.</summary>
    /// <param name="isp">The line type that the row asks for, or null.</param>
    public void Plan(string? isp) =>
        Vpc = Vpc! with { Ipv6CidrBlock = Planned, Ipv6CidrBlocks = new([new VpcCidrBlock { CidrBlock = Planned, Ipv6Isp = isp }]) };

    /// <summary>The line type of a block of the VPC, or of one inside it; null where the service does not tell it.</summary>
    public string? LineOf(string block) => Bytes(block) is { } bytes
        ? Vpc!.Ipv6CidrBlocks
            .FirstOrDefault(each => Bytes(each.CidrBlock)?.Take(NumberByte).SequenceEqual(bytes.Take(NumberByte)) is true)?.Ipv6Isp
        : null;

    /// <summary>Has all of it read anew by the next row.</summary>
    public void Forget() => _vSwitches = null;

    /// <summary>A vSwitch of the VPC, or null.</summary>
    public VpcVSwitch? Find(string vSwitchId) => _vSwitches!.TryGetValue(vSwitchId, out VpcVSwitch? found) ? found : null;

    /// <summary>Takes note of the block that a vSwitch has from now on, or has no more.</summary>
    public void Note(VpcVSwitch vSwitch) => _vSwitches![vSwitch.VSwitchId!] = vSwitch;

    /// <summary>The least number that no vSwitch has, or null when all are taken.</summary>
    public int? FreeNumber()
    {
        var taken = new HashSet<int>(VSwitches.Select(vSwitch => NumberOf(vSwitch.Ipv6CidrBlock)).OfType<int>());
        return Enumerable.Range(0, Numbers).Cast<int?>().FirstOrDefault(number => !taken.Contains(number!.Value));
    }

    /// <summary>The vSwitch that has a number, or null.</summary>
    public VpcVSwitch? OwnerOf(int number) => VSwitches.FirstOrDefault(vSwitch => NumberOf(vSwitch.Ipv6CidrBlock) == number);

    /// <summary>
    /// The number of a vSwitch's /64 in the block of its VPC; null where it is off, and where it lies in another block of a VPC
    /// that has several.
    /// </summary>
    public int? NumberOf(string? ipv6CidrBlock)
    {
        byte[]? own = Bytes(Vpc?.Ipv6CidrBlock);
        byte[]? block = Bytes(ipv6CidrBlock);
        return own is not null && block is not null && own.Take(NumberByte).SequenceEqual(block.Take(NumberByte))
            ? block[NumberByte]
            : null;
    }

    /// <summary>The /64 with a number, or null where the VPC has no IPv6.</summary>
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
        ErrorRecords.VpcNotFound, $"{row.VpcId} in {row.RegionId}: the VPC does not exist", row, row.RegionId, row.VpcId));

    /// <summary>The vSwitch of a row. It is known after <see cref="ReadAsync"/>.</summary>
    /// <exception cref="JobErrorException">The VPC has no such vSwitch.</exception>
    public VpcVSwitch VSwitchOf(VpcIpv6State row) => Find(row.VSwitchId!) ?? throw NoVSwitch(row);

    /// <summary>The error of a row whose vSwitch is not there.</summary>
    public static JobErrorException NoVSwitch(VpcIpv6State row) => new(row.VpcId is null
        ? ErrorRecords.Own(
            ErrorRecords.VSwitchNotFound,
            $"{row.VSwitchId} in {row.RegionId}: the vSwitch does not exist",
            row,
            row.RegionId,
            row.VSwitchId)
        : ErrorRecords.Own(
            ErrorRecords.VSwitchNotFound,
            $"{row.VSwitchId} in {row.RegionId}: {row.VpcId} has no such vSwitch",
            row,
            row.RegionId,
            row.VSwitchId));

    private static byte[]? Bytes(string? block) =>
        IPAddress.TryParse(block?.Split('/')[0], out IPAddress? address) && address.GetAddressBytes() is { Length: 16 } bytes
            ? bytes
            : null;
}
