using System;
using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>A row of a plan: what it asks for, and what is wrong with it.</summary>
internal sealed class PlanRow
{

    private readonly List<ErrorRecord> _problems = [];

    /// <summary>Takes a row, and finds what is wrong with its cells.</summary>
    /// <param name="piped">The object that came through the pipeline; null where the cells are arguments.</param>
    /// <param name="cells">The row. Its region is the session's if the row names none.</param>
    /// <param name="bandwidth">The text of the bandwidth.</param>
    /// <param name="text">The line of text, if the input is text; otherwise null.</param>
    public PlanRow(PipedRow? piped, Ipv6InternetBandwidth cells, string? bandwidth, string? text)
    {
        Piped = piped;
        bool isNumber = BandwidthAttribute.TryRead(bandwidth, out int mbps);
        Wanted = isNumber ? cells with { Bandwidth = mbps } : cells;
        CheckIds(text);
        if (!isNumber)
        {
            AddProblem(ErrorRecords.IllegalBandwidth, $"{BandwidthAttribute.Problem(bandwidth)}");
        }
        else if (mbps is < BandwidthLimits.Least or > BandwidthLimits.Most)
        {
            AddProblem(ErrorRecords.IllegalBandwidth, $"{mbps} Mbit/s is outside 1 to 5000");
        }

        if (Wanted.InternetChargeType is not (null or InternetChargeTypes.PayByBandwidth or InternetChargeTypes.PayByTraffic))
        {
            AddProblem("IllegalParam.InternetChargeType", $"'{Wanted.InternetChargeType}' is no charge type");
        }
    }

    /// <summary>The number of the row in the input, from 1.</summary>
    public int Number => Piped?.Number ?? 1;

    /// <summary>The object that came through the pipeline; null where the cells are arguments.</summary>
    public PipedRow? Piped { get; }

    /// <summary>What the row asks for. Its charge type is null where the row names none.</summary>
    public Ipv6InternetBandwidth Wanted { get; }

    /// <summary>The problems that were found in the row.</summary>
    public IReadOnlyList<ErrorRecord> Problems => _problems;

    /// <summary>The address in the service's answer; null before it was looked up, and when it does not exist.</summary>
    public Ipv6Address? Address { get; set; }

    /// <summary>Whether the row has a valid address id that can be looked up.</summary>
    public bool NamesAddress { get; private set; } = true;

    /// <summary>
    /// The id of the gateway that the row names; null for a blank cell, and for a text that is not a gateway id.
    /// </summary>
    public string? GatewayId => Wanted.Ipv6GatewayId is { } id && IdSyntax.IsId(id, IdPrefixes.Ipv6Gateway) ? id : null;

    /// <summary>Identifies the address of the row in all regions.</summary>
    public string Key => KeyOf(Wanted.RegionId, Wanted.Ipv6AddressId);

    /// <summary>The address and its region, as messages show them.</summary>
    public string Subject => $"{Wanted.Ipv6AddressId} in {Wanted.RegionId}";

    /// <summary>The key of a row with this address.</summary>
    public static string KeyOf(string? region, string? addressId) => region + "/" + addressId;

    /// <summary>Adds a problem.</summary>
    public void AddProblem(ErrorRecord problem) => _problems.Add(problem);

    /// <summary>
    /// Replaces all problems by one: the row could not be read. The others only come from the cells that are missing
    /// for this reason.
    /// </summary>
    public void Refuse(ErrorRecord problem)
    {
        NamesAddress = false;
        _problems.Clear();
        _problems.Add(problem);
    }

    /// <summary>Adds a problem for which the service has an error code.</summary>
    public void AddProblem(string code, FormattableString message) => _problems.Add(ErrorRecords.Own(
        code, $"{Subject}: {UserText.Of(message)}", Wanted, Wanted.RegionId, Wanted.Ipv6AddressId, Address?.VpcId));

    private void CheckIds(string? text)
    {
        if (Wanted.Ipv6AddressId is null)
        {
            AddAddressProblem(text is null
                ? ErrorRecords.NoAddressId(Wanted)
                : ErrorRecords.TextIsNoId("MissingIpv6AddressId", text, [IdPrefixes.Ipv6Address], Wanted));
        }
        else if (!IdSyntax.IsId(Wanted.Ipv6AddressId, IdPrefixes.Ipv6Address))
        {
            AddAddressProblem(ErrorRecords.WrongId(nameof(Wanted.Ipv6AddressId), Wanted.Ipv6AddressId, IdPrefixes.Ipv6Address, Wanted));
        }

        if (Wanted.Ipv6GatewayId is { } gatewayId && GatewayId is null)
        {
            AddProblem(ErrorRecords.WrongId(nameof(Wanted.Ipv6GatewayId), gatewayId, IdPrefixes.Ipv6Gateway, Wanted));
        }

        if (Wanted.RegionId is null)
        {
            AddAddressProblem(ErrorRecords.NoRegion(Wanted));
        }
        else if (!EndpointResolver.IsRegionId(Wanted.RegionId))
        {
            AddAddressProblem(ErrorRecords.BadRegion(Wanted.RegionId, Wanted));
        }
    }

    private void AddAddressProblem(ErrorRecord problem)
    {
        NamesAddress = false;
        AddProblem(problem);
    }
}
