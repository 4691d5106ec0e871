using System;
using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>A row of a plan: what it asks for, and what is wrong with it before the service is asked.</summary>
internal sealed class PlanRow
{

    private readonly List<ErrorRecord> _problems = [];

    /// <summary>Takes a row as it is, and finds what is wrong with its cells.</summary>
    /// <param name="number">Which row of the input, from 1.</param>
    /// <param name="cells">The row; the region is the session's where it names none.</param>
    /// <param name="bandwidth">The text of the bandwidth.</param>
    /// <param name="text">The line of text that the row is, or null.</param>
    public PlanRow(int number, Ipv6InternetBandwidth cells, string? bandwidth, string? text)
    {
        Number = number;
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

    /// <summary>Which row of the input, from 1.</summary>
    public int Number { get; }

    /// <summary>What the row asks for. Its charge type is null where the row names none.</summary>
    public Ipv6InternetBandwidth Wanted { get; }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<ErrorRecord> Problems => _problems;

    /// <summary>The address as the service knows it; null before it was looked up, and when there is none.</summary>
    public Ipv6Address? Address { get; set; }

    /// <summary>Whether its address can be looked up.</summary>
    public bool NamesAddress { get; private set; } = true;

    /// <summary>The gateway that it names, or null; what is no gateway id names none.</summary>
    public string? GatewayId => Wanted.Ipv6GatewayId is { } id && IdSyntax.IsId(id, IdPrefixes.Ipv6Gateway) ? id : null;

    /// <summary>What tells its address from all others.</summary>
    public string Key => Wanted.RegionId + "/" + Wanted.Ipv6AddressId;

    /// <summary>Where it is, as messages say it.</summary>
    public string Subject => $"{Wanted.Ipv6AddressId} in {Wanted.RegionId}";

    /// <summary>Adds what is wrong with it.</summary>
    public void AddProblem(ErrorRecord problem) => _problems.Add(problem);

    /// <summary>Says that nothing of the row could be read, in place of what its missing cells lead to.</summary>
    public void Refuse(ErrorRecord problem)
    {
        NamesAddress = false;
        _problems.Clear();
        _problems.Add(problem);
    }

    /// <summary>Adds something wrong that the service has a code for.</summary>
    public void AddProblem(string code, FormattableString message) => _problems.Add(ErrorRecords.Own(
        code, $"{Wanted.Ipv6AddressId} in {Wanted.RegionId}: {UserText.Of(message)}", Wanted, Wanted.RegionId, Wanted.Ipv6AddressId, Address?.VpcId));

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
