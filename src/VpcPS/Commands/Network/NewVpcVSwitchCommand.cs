using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Creates vSwitches in VPCs, one per input row, each in one zone with its IPv4 block and, with -SubnetIndex, an IPv6 block.
/// </summary>
/// <remarks>
/// <para>
/// A new vSwitch takes a moment to become Available; -Wait waits for that. The blocks of a vSwitch can't be changed afterwards; IPv6
/// can be switched on later with Enable-VpcIpv6, which also chooses the subnet index.
/// </para>
/// <para>
/// vSwitches of one VPC are created one after the other, because the service refuses to create two at the same time. The service can't
/// check a vSwitch without creating it, so there is no -DryRun.
/// </para>
/// </remarks>
/// <example>
/// <para>Create a vSwitch</para>
/// <code>
/// New-VpcVSwitch vpc-hp3kzilwd9yflssfdlgqe -ZoneId cn-huhehaote-b -CidrBlock 172.16.9.0/24 -Name web-b -Wait
/// </code>
/// <para>Emits the vSwitch when it is Available. Its IPv6 is off.</para>
/// </example>
/// <example>
/// <para>Create a vSwitch in each zone, with blocks that the service chooses</para>
/// <code>
/// Get-VpcZone | ForEach-Object {
///     New-VpcVSwitch vpc-hp3kzilwd9yflssfdlgqe -ZoneId $_.ZoneId -CidrMask 24 -Name "spare-$($_.ZoneId)"
/// } | Enable-VpcIpv6
/// </code>
/// <para>Enable-VpcIpv6 gives each the next free subnet index.</para>
/// </example>
[Cmdlet(
    VerbsCommon.New,
    "VpcVSwitch",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VpcVSwitch))]
public sealed class NewVpcVSwitchCommand : TextRowCmdlet
{
    // The columns with the id of the created object.
    private static readonly string[] Made = ["VSwitchId"];

    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    private readonly Dictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>The id of the VPC, vpc-... Every row needs it.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string? VpcId { get; set; }

    /// <summary>A VPC from New- or Get-VpcNetwork. The VPC's name and blocks are not used for the vSwitch.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(VpcNetwork))]
    public VpcNetwork? InputObject { get; set; }

    /// <summary>The zone, such as cn-huhehaote-a. Every row needs it; Get-VpcZone lists them.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull(IsId = true)]
    [FilterId]
    [ArgumentCompleter(typeof(ZoneIdCompleter))]
    public string? ZoneId { get; set; }

    /// <summary>
    /// The IPv4 block, /16 to /29, inside a block of the VPC and free of other vSwitches. A row needs it or -CidrMask.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [CidrBlock(Least = 16, Most = 29)]
    public string? CidrBlock { get; set; }

    /// <summary>The size of an IPv4 block that the service chooses, 16 to 29, such as 24 for a /24.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [OptionalNumber(16, 29)]
    public int? CidrMask { get; set; }

    /// <summary>
    /// The number of the vSwitch's /64 in the /56 of its VPC, 0 to 255, which no other vSwitch of the VPC has. IPv6 must be on in the
    /// VPC. Default: IPv6 stays off in the vSwitch.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [OptionalNumber(0, 255)]
    public int? SubnetIndex { get; set; }

    /// <summary>
    /// The IPv6 block of the VPC in which the subnet index counts, for a VPC with several. Default: the block that the VPC got first.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [CidrBlock(TakesIpv6 = true)]
    public string? VpcIpv6CidrBlock { get; set; }

    /// <summary>The vSwitch's name, at most 128 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Alias("VSwitchName")]
    [BlankToNull]
    [ResourceText(128)]
    public string? Name { get; set; }

    /// <summary>The vSwitch's description, at most 256 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ResourceText(256)]
    public string? Description { get; set; }

    /// <summary>The tags, at most 20: @{ env = 'prod'; app = 'web' }. A value may be empty.</summary>
    [Parameter]
    [ValidateCount(1, 20)]
    [Tags]
    public Hashtable? Tag { get; set; }

    /// <summary>
    /// The idempotency token, at most 64 printable ASCII characters: the same token never creates twice. A row with the id or the
    /// RequestId of an earlier result has the token of that one, which is not sent. Default: a new one for each row.
    /// </summary>
    // Not bound from the properties of an object, which may have the token with which it was created.
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ClientToken]
    public string? ClientToken { get; set; }

    /// <summary>
    /// Wait until the service has finished. Default: continue as soon as it has accepted the request.
    /// </summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The most seconds that -Wait waits for one row, 1 to 86400. Default: 300.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int WaitTimeoutSec { get; set; } = 300;

    /// <summary>Creates the vSwitch of one row.</summary>
    protected override void ProcessRecord()
    {
        if (!ReadText(VpcId, IdPrefixes.Vpc))
        {
            return;
        }

        Hashtable? tags = OfRow(Tag, nameof(Tag));
        var wanted = new VpcVSwitch
        {
            VpcId = VpcId ?? InputObject?.VpcId ?? IdOfText(IdPrefixes.Vpc),
            ZoneId = ZoneId,
            CidrBlock = CidrBlock,
            Name = Name,
            Description = Description,
            Tags = Core.Models.Tag.ListOf(tags.ToTags()),
            ClientToken = TokenOf(ClientToken, Made),
        };
        if (ProblemOf(wanted) is { } problem)
        {
            WriteError(problem);
        }
        else if (ResolveRegion(wanted, InputObject?.RegionId) is { } region
            && ShouldProcess(UserText.Of($"{Described(wanted)} in {region}"), UserText.Translate("Create a vSwitch")))
        {
            wanted = wanted with { RegionId = region };
            var creation = new CreateVSwitch(region, wanted.VpcId!, wanted.ZoneId!, wanted.ClientToken)
            {
                CidrBlock = CidrBlock,
                CidrMask = CidrMask,
                VSwitchName = Name,
                Description = Description,
                SubnetIndex = SubnetIndex,
                VpcIpv6CidrBlock = VpcIpv6CidrBlock,
                Tags = tags.ToTags(),
            };
            SemaphoreSlim turn = TurnOf(region + "/" + wanted.VpcId);
            TimeSpan? waitLimit = Wait ? TimeSpan.FromSeconds(WaitTimeoutSec) : null;
            Queue(new Job(
                key: wanted.ClientToken,
                calls => CreateAsync(calls, creation, wanted, turn, waitLimit),
                error => ErrorRecords.FromCall(error, wanted, wanted.VpcId, wanted.ClientToken))
            {
                Again = RowAgainOf(wanted, region, Made, (nameof(Tag), tags)),
            });
        }
    }

    private ErrorRecord? ProblemOf(VpcVSwitch wanted) =>
        wanted.VpcId is null ? RowErrors.NoId(nameof(VpcId), "vpc-hp3kzilwd9yflssfdlgqe", wanted)
        : wanted.ZoneId is null ? RowErrors.NoId(nameof(ZoneId), "cn-huhehaote-a", wanted)
        : wanted.CidrBlock is null && CidrMask is null ? RowErrors.NoId(nameof(CidrBlock), "172.16.9.0/24", wanted)
        : wanted.CidrBlock is not null && CidrMask is not null ? ErrorRecords.BadInput(
            "CidrBlockAndMask",
            $"{wanted.VpcId}: -CidrBlock {wanted.CidrBlock} and -CidrMask {CidrMask} were both given",
            $"Give the block, or the size of a block that the service chooses.",
            wanted)
        : VpcIpv6CidrBlock is not null && SubnetIndex is null ? RowErrors.NoId(nameof(SubnetIndex), "0", wanted)
        : null;

    private string Described(VpcVSwitch wanted)
    {
        string block = wanted.CidrBlock ?? "/" + CidrMask;
        string ipv6 = SubnetIndex is { } number ? UserText.Of($", subnet index {number}") : "";
        string name = Name is null ? "" : Name + ", ";
        return $"{name}{wanted.VpcId}, {wanted.ZoneId}, {block}{ipv6}";
    }

    // Only the calls run one after the other. The waits of -Wait overlap.
    private SemaphoreSlim TurnOf(string vpc)
    {
        if (!_turns.TryGetValue(vpc, out SemaphoreSlim? turn))
        {
            _turns.Add(vpc, turn = new SemaphoreSlim(1, 1));
        }

        return turn;
    }

    private static async Task<object?> CreateAsync(
        JobCalls calls, CreateVSwitch creation, VpcVSwitch wanted, SemaphoreSlim turn, TimeSpan? waitLimit)
    {
        VpcVSwitch created;
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            created = (await calls.ChangeAsync(creation).ConfigureAwait(false))!;
        }
        finally
        {
            turn.Release();
        }

        calls.Created(created.VSwitchId);
        if (waitLimit is not { } limit)
        {
            return created;
        }

        VpcVSwitch? available = await new StatusWait<VpcVSwitch>
        {
            Subject = created.VSwitchId!,
            Region = creation.Region,
            Change = creation,
            ReadAsync = () => calls.FindVSwitchAsync(creation.Region, created.VSwitchId!),
            HasFailed = vSwitch => vSwitch.Status == "Deleting",
            State = vSwitch => vSwitch.Status,
            Done = created,
            Target = wanted,
        }.RunAsync(calls, limit).ConfigureAwait(false);
        return available is null ? created : available with { RequestId = created.RequestId, ClientToken = created.ClientToken };
    }
}
