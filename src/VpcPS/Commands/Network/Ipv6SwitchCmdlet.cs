using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>A cmdlet that switches the IPv6 of VPCs and vSwitches.</summary>
public abstract class Ipv6SwitchCmdlet : TextRowCmdlet
{
    private readonly Dictionary<string, Ipv6Room> _rooms = new(StringComparer.Ordinal);

    /// <summary>The ids of VPCs and vSwitches, vpc-... and vsw-..., mixed as they come.</summary>
    [Parameter(Position = 0)]
    [IdList(IsOfRows = true)]
    [ArgumentCompleter(typeof(VSwitchIdCompleter))]
    public string[]? Id { get; set; }

    /// <summary>The id of a vSwitch, vsw-... A row that has it is about the vSwitch, even if it also names a VPC.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankToNull]
    [ResourceId(IdPrefixes.VSwitch)]
    [ArgumentCompleter(typeof(VSwitchIdCompleter))]
    public string? VSwitchId { get; set; }

    /// <summary>The id of a VPC, vpc-... With VSwitchId, it is the VPC of the vSwitch, and saves a lookup.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankToNull]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string? VpcId { get; set; }

    /// <summary>Switches the IPv6 of what one row names, or of each of -Id.</summary>
    protected sealed override void ProcessRecord()
    {
        string? ofRow = VSwitchId ?? VpcId;
        if (Id is null)
        {
            if (ReadText(ofRow, IdPrefixes.VSwitch, IdPrefixes.Vpc))
            {
                Begin(ofRow ?? IdOfText(IdPrefixes.VSwitch) ?? IdOfText(IdPrefixes.Vpc), VpcId);
            }

            return;
        }

        foreach (string? id in RowsOf(Id))
        {
            if (ofRow is not null && id is not null)
            {
                WriteError(ErrorRecords.BadInput("TwoIds", $"{ofRow} and {id} were given for one row", $"Give one of the two.", ofRow));
            }
            else if (ReadText(id, IdPrefixes.VSwitch, IdPrefixes.Vpc))
            {
                Begin(id, vpcId: null);
            }
        }
    }

    /// <summary>The error for a row because of something other than its id, or null.</summary>
    private protected virtual ErrorRecord? ProblemOf(VpcIpv6State row) => null;

    /// <summary>The text of the question and of the -Verbose line for a row.</summary>
    private protected abstract string Question { get; }

    /// <summary>Describes what the row would do, given the present state.</summary>
    /// <exception cref="JobErrorException">The change is not possible.</exception>
    private protected abstract Task<FormattableString> PlanAsync(JobCalls calls, Ipv6Room room, VpcIpv6State row);

    /// <summary>The work of a row. It takes the values of the parameters now, because the next row overwrites them.</summary>
    private protected abstract Func<JobCalls, Task<object?>> WorkOf(Ipv6Room room, VpcIpv6State row);

    private void Begin(string? id, string? vpcId)
    {
        var row = new VpcIpv6State { VSwitchId = IsVSwitch(id) ? id : null, VpcId = IsVSwitch(id) ? vpcId : id };
        if (id is null || !(IsVSwitch(id) || id.StartsWith(IdPrefixes.Vpc, StringComparison.Ordinal)))
        {
            WriteError(id is null
                ? RowErrors.NoId("VSwitchId", "vsw-hp3k6zr9x7x9574o9fel5", row)
                : RowErrors.TextIsNoId("InvalidId", id, [IdPrefixes.VSwitch, IdPrefixes.Vpc], row));
            return;
        }

        if (ProblemOf(row) is { } problem)
        {
            WriteError(problem);
            return;
        }

        if (IsAboutPart(id, IsVSwitch(id) ? nameof(VSwitchId) : nameof(VpcId)) || ResolveRegion(row) is not { } region)
        {
            return;
        }

        row = row with { RegionId = region };
        try
        {
            row = row with { VpcId = row.VpcId ?? FindVpcId(region, id, row) };
            Ipv6Room room = RoomOf(region, row.VpcId!);
            string target = UserText.Of($"{id} in {region}");
            if (Arguments.IsWhatIf(this))
            {
                JobCalls calls = CreateCalls(StopRequested);
                target = UserText.Of($"{target}: {UserText.Of(Wait(PlanAsync(calls, room, row)))}");
                WriteLog(calls.Log);
            }

            if (ShouldProcess(target, Question))
            {
                Queue(new Job(
                    // The next free number of a VPC is known only when the previous row has its number.
                    key: region + "/" + row.VpcId,
                    WorkOf(room, row),
                    error => ErrorRecords.FromCall(error, row, id))
                {
                    Target = row,
                });
            }
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.FromCall(e, row, id));
        }
        catch (JobErrorException e)
        {
            WriteError(e.ErrorRecord);
        }
    }

    private static bool IsVSwitch(string? id) => id?.StartsWith(IdPrefixes.VSwitch, StringComparison.Ordinal) is true;

    private string FindVpcId(string region, string vSwitchId, VpcIpv6State row) =>
        Read(new DescribeVSwitches(region) { VSwitchId = vSwitchId }).Items.FirstOrDefault(found => found.VSwitchId == vSwitchId)?.VpcId
        ?? throw Ipv6Room.NoVSwitch(row);

    private Ipv6Room RoomOf(string region, string vpcId)
    {
        string key = region + "/" + vpcId;
        if (!_rooms.TryGetValue(key, out Ipv6Room? room))
        {
            _rooms.Add(key, room = new Ipv6Room(region, vpcId));
        }

        return room;
    }

    private static T Wait<T>(Task<T> work)
    {
        try
        {
            return work.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }
}
