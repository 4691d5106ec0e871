using System;
using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>A row of a plan or a preview: the wanted bandwidth, and the problems of the row.</summary>
internal sealed class PlanRow
{
    private readonly List<ErrorRecord> _problems = [];

    /// <summary>Makes a row and finds the problems of its cells.</summary>
    /// <param name="piped">The object that came through the pipeline. Null when the cells are arguments.</param>
    /// <param name="cells">The row. Its region is the session's if the row names none.</param>
    /// <param name="bandwidth">The text of the bandwidth.</param>
    /// <param name="text">The line of text, if the input is text; otherwise null.</param>
    public PlanRow(PipedRow? piped, Ipv6InternetBandwidth cells, string? bandwidth, string? text)
    {
        Piped = piped;
        Number = piped?.Number ?? 1;
        bool isNumber = BandwidthAttribute.TryRead(bandwidth, out int mbps);
        Wanted = isNumber ? cells with { Bandwidth = mbps } : cells;
        CheckIds(text);
        if (!isNumber)
        {
            AddProblem(ErrorIds.IllegalBandwidth, $"{BandwidthAttribute.Problem(bandwidth)}");
        }
        else if (mbps is < BandwidthLimits.Least or > BandwidthLimits.Most)
        {
            AddProblem(ErrorIds.IllegalBandwidth, $"{mbps} Mbit/s is outside 1 to 5000");
        }

        if (Wanted.InternetChargeType is not (null or InternetChargeTypes.PayByBandwidth or InternetChargeTypes.PayByTraffic))
        {
            AddProblem("IllegalParam.InternetChargeType", $"'{Wanted.InternetChargeType}' is not a charge type");
        }
    }

    /// <summary>Makes a row whose cells were already checked when they were bound.</summary>
    /// <param name="piped">The object that came through the pipeline. Null when the cells are arguments.</param>
    /// <param name="number">The number of the row, from 1, for cells that are arguments.</param>
    /// <param name="wanted">What the row asks for, with its region.</param>
    public PlanRow(PipedRow? piped, int number, Ipv6InternetBandwidth wanted)
    {
        Piped = piped;
        Number = piped?.Number ?? number;
        Wanted = wanted;
    }

    /// <summary>The number of the row in the input, from 1.</summary>
    public int Number { get; }

    /// <summary>The object that came through the pipeline. Null when the cells are arguments.</summary>
    public PipedRow? Piped { get; }

    /// <summary>The wanted bandwidth. Its charge type is null when the row names none.</summary>
    public Ipv6InternetBandwidth Wanted { get; }

    /// <summary>The id of the bandwidth that the row names, or null.</summary>
    public string? NamedBandwidthId { get; init; }

    /// <summary>
    /// Whether the ids of address and bandwidth come from one object. Then the command sends the bandwidth id without comparing the two.
    /// </summary>
    public bool AreIdsOfOneObject { get; init; }

    /// <summary>The problems that were found in the row.</summary>
    public IReadOnlyList<ErrorRecord> Problems => _problems;

    /// <summary>The problem that the row's address or gateway could not be read; or null.</summary>
    public ErrorRecord? ReadFailure { get; private set; }

    /// <summary>The first problem for which the service or this module would refuse the row; or null.</summary>
    public ErrorRecord? Refusal => _problems.Find(problem => problem != ReadFailure);

    /// <summary>The address in the service's answer. Null before it was looked up, and when it does not exist.</summary>
    public Ipv6Address? Address { get; set; }

    /// <summary>Whether the row has a valid id, by which its address can be looked up.</summary>
    public bool NamesAddress { get; private set; } = true;

    /// <summary>The id of the gateway that the row names. Null for a blank cell, and for a text that is not a gateway id.</summary>
    public string? GatewayId => Wanted.Ipv6GatewayId is { } id && IdSyntax.IsId(id, IdPrefixes.Ipv6Gateway) ? id : null;

    /// <summary>A key that identifies the address of the row in all regions.</summary>
    public string Key => KeyOf(Wanted.RegionId, Wanted.Ipv6AddressId ?? Address?.Ipv6AddressId);

    /// <summary>The id that messages about the row show: the address id, or else the bandwidth id.</summary>
    public string? SubjectId => Wanted.Ipv6AddressId ?? NamedBandwidthId;

    /// <summary>The address and its region, as messages show them.</summary>
    public string Subject => ChangeLine.Subject(SubjectId, name: null, Wanted.RegionId);

    /// <summary>The key of a row with this address.</summary>
    public static string KeyOf(string? region, string? addressId) => region + "/" + addressId;

    /// <summary>Adds a problem.</summary>
    public void AddProblem(ErrorRecord problem) => _problems.Add(problem);

    /// <summary>Adds the problem that something about the row could not be read.</summary>
    public void FailReading(ErrorRecord failure)
    {
        ReadFailure ??= failure;
        if (ReadFailure == failure)
        {
            _problems.Add(failure);
        }
    }

    /// <summary>
    /// Replaces all problems by one. It is used in two cases: the row could not be read, so the other problems are only there because cells
    /// are missing; or the command itself refuses the row. In both cases nothing has to be looked up.
    /// </summary>
    public void Refuse(ErrorRecord problem)
    {
        NamesAddress = false;
        _problems.Clear();
        _problems.Add(problem);
    }

    /// <summary>Adds a problem for which the service has an error code.</summary>
    public void AddProblem(string code, FormattableString message) => _problems.Add(ErrorRecords.Own(
        code, $"{Subject}: {UserText.Of(message)}", Wanted, Wanted.RegionId, SubjectId, Address?.VpcId));

    private void CheckIds(string? text)
    {
        if (Wanted.Ipv6AddressId is null)
        {
            AddAddressProblem(text is null
                ? RowErrors.NoAddressId(Wanted)
                : RowErrors.TextIsNoId("MissingIpv6AddressId", text, [IdPrefixes.Ipv6Address], Wanted));
        }
        else if (!IdSyntax.IsId(Wanted.Ipv6AddressId, IdPrefixes.Ipv6Address))
        {
            AddAddressProblem(RowErrors.WrongId(nameof(Wanted.Ipv6AddressId), Wanted.Ipv6AddressId, IdPrefixes.Ipv6Address, Wanted));
        }

        if (Wanted.Ipv6GatewayId is { } gatewayId && GatewayId is null)
        {
            AddProblem(RowErrors.WrongId(nameof(Wanted.Ipv6GatewayId), gatewayId, IdPrefixes.Ipv6Gateway, Wanted));
        }

        if (Wanted.RegionId is null)
        {
            AddAddressProblem(RegionErrors.NoneGiven(Wanted));
        }
        else if (!EndpointResolver.IsRegionId(Wanted.RegionId))
        {
            AddAddressProblem(RegionErrors.Bad(Wanted.RegionId, Wanted));
        }
    }

    private void AddAddressProblem(ErrorRecord problem)
    {
        NamesAddress = false;
        AddProblem(problem);
    }
}
