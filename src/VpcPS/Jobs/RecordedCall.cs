using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using VpcPS.Errors;

namespace VpcPS.Jobs;

/// <summary>Makes a change that is written to a record: once before it is sent, and again when it is answered.</summary>
internal sealed class RecordedCall
{
    private readonly JobCalls _calls;
    private readonly RunRecord _record;
    private readonly IReadOnlyList<ChangeMark> _undoes;

    /// <summary>Makes a call.</summary>
    /// <param name="calls">Makes the calls that read what the change replaces.</param>
    /// <param name="record">The record to write to.</param>
    /// <param name="undoes">The changes that this one reverts. Empty for other commands than Undo-VpcRun.</param>
    public RecordedCall(JobCalls calls, RunRecord record, IReadOnlyList<ChangeMark> undoes)
    {
        _calls = calls;
        _record = record;
        _undoes = undoes;
    }

    /// <summary>Writes the change to the record, sends it, and writes its outcome.</summary>
    /// <param name="action">The change.</param>
    /// <param name="send">Sends it.</param>
    /// <exception cref="JobErrorException">The record can't be written, and nothing was sent.</exception>
    public async Task<TAnswer> SendAsync<TAnswer>(ApiAction<TAnswer> action, Func<ApiAction<TAnswer>, Task<TAnswer>> send)
    {
        RecordedChange sent = await BeginAsync(action).ConfigureAwait(false);
        try
        {
            TAnswer answer = await send(action).ConfigureAwait(false);
            IReadOnlyList<KeyValuePair<string, string?>> ids = IdsIn(answer);
            await EndAsync(sent with
            {
                Outcome = RecordedOutcome.Done,
                ResourceId = NewId(action.Name, ids),
                RequestId = ids.FirstOrDefault(id => id.Key == nameof(ChangeReceipt.RequestId)).Value,
            }).ConfigureAwait(false);
            return answer;
        }
        catch (VpcException e)
        {
            await EndAsync(sent with
            {
                Outcome = e.IsOutcomeUnknown ? RecordedOutcome.Unknown : RecordedOutcome.Refused,
                Code = e.Code,
                RequestId = (e as VpcApiException)?.RequestId,
            }).ConfigureAwait(false);
            throw;
        }
        catch (Exception e) when (e is OperationCanceledException or CredentialsUnavailableException)
        {
            await EndAsync(sent with { Outcome = RecordedOutcome.Refused, Code = "NotSent" }).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<RecordedChange> BeginAsync(ApiAction action)
    {
        IReadOnlyList<KeyValuePair<string, string>> parameters = RecordContent.Recordable(action.GetParameters(), action.Secrets);
        var change = new RecordedChange
        {
            Action = action.Name,
            RegionId = action.Region,
            Parameters = parameters,
            ClientToken = (action as IHasClientToken)?.ClientToken,
            Undoes = _undoes,
        };
        change = change with { Before = await BeforeAsync(change).ConfigureAwait(false) };
        try
        {
            return await _record.SendingAsync(change).ConfigureAwait(false);
        }
        catch (JournalException e)
        {
            throw new JobErrorException(RecordErrors.Failed(e, _record.Path));
        }
    }

    // The change was made or refused by now, so its answer is returned even if the record can't be written. The record then shows the
    // change as open, and no further change is sent until the record can be written again.
    private async Task EndAsync(RecordedChange change)
    {
        try
        {
            await _record.EndedAsync(change).ConfigureAwait(false);
        }
        catch (JournalException e)
        {
            _calls.Log?.Note(e.Message);
        }
    }

    /// <summary>The action that reads the values that a change replaces. Null for a change whose old values are not read.</summary>
    /// <param name="change">The action of the change.</param>
    public static string? LooksUpBy(string change) => change switch
    {
        "ModifyIpv6InternetBandwidth" or "DeleteIpv6InternetBandwidth" or "ModifyIpv6AddressAttribute" => nameof(DescribeIpv6Addresses),
        "ModifyIpv6GatewayAttribute" => nameof(DescribeIpv6Gateways),
        _ => null,
    };

    // Reads the values that the change replaces. When they can't be read, the record lacks them, and Undo-VpcRun reports that.
    private async Task<IReadOnlyList<KeyValuePair<string, string>>> BeforeAsync(RecordedChange change)
    {
        try
        {
            switch (change.Action)
            {
                case "ModifyIpv6InternetBandwidth" or "DeleteIpv6InternetBandwidth":
                    Ipv6Address? bought = change.Parameter("Ipv6AddressId") is { } addressId
                        ? await _calls.FindAddressAsync(change.RegionId, addressId).ConfigureAwait(false)
                        : change.Parameter("Ipv6InternetBandwidthId") is { } bandwidthId
                        ? await _calls.FindAddressOfBandwidthAsync(change.RegionId, bandwidthId).ConfigureAwait(false)
                        : null;
                    return Values(
                        ("Bandwidth", bought?.Bandwidth is { } amount ? FormattableString.Invariant($"{amount}") : null),
                        ("InternetChargeType", bought?.InternetChargeType),
                        ("Ipv6AddressId", bought?.Ipv6AddressId),
                        ("Ipv6InternetBandwidthId", bought?.InternetBandwidthId));
                case "ModifyIpv6AddressAttribute" when change.Parameter("Ipv6AddressId") is { } id:
                    Ipv6Address? address = await _calls.FindAddressAsync(change.RegionId, id).ConfigureAwait(false);
                    return address is null ? [] : Values(("Description", address.Description ?? ""), ("Name", address.Name ?? ""));
                case "ModifyIpv6GatewayAttribute" when change.Parameter("Ipv6GatewayId") is { } id:
                    Ipv6Gateway? gateway = await _calls.FindGatewayAsync(change.RegionId, id).ConfigureAwait(false);
                    return gateway is null ? [] : Values(("Description", gateway.Description ?? ""), ("Name", gateway.Name ?? ""));
                default:
                    return [];
            }
        }
        catch (VpcException e)
        {
            _calls.Log?.Note(e.Message);
            return [];
        }
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Values(params (string Name, string? Value)[] values) =>
        [.. values.Where(value => value.Value is not null).Select(value => new KeyValuePair<string, string>(value.Name, value.Value!))];

    // The ids in a model, or in an answer that is kept as a tree.
    private static IReadOnlyList<KeyValuePair<string, string?>> IdsIn(object? answer) => answer switch
    {
        null => [],
        IReadOnlyList<KeyValuePair<string, object?>> tree =>
        [
            .. tree.Where(member => IsIdName(member.Key))
                .Select(member => new KeyValuePair<string, string?>(member.Key, member.Value as string)),
        ],
        _ =>
        [
            .. answer.GetType().GetProperties()
                .Where(property => property.PropertyType == typeof(string) && IsIdName(property.Name))
                .Select(property => new KeyValuePair<string, string?>(property.Name, (string?)property.GetValue(answer))),
        ],
    };

    private static bool IsIdName(string name) => name.EndsWith("Id", StringComparison.Ordinal);

    // CreateVpc answers with VpcId, VRouterId and RouteTableId. The id of the created object is the one whose name fits the end of the
    // action's name.
    private static string? NewId(string action, IReadOnlyList<KeyValuePair<string, string?>> ids)
    {
        if (!action.StartsWith("Create", StringComparison.Ordinal) && !action.StartsWith("Allocate", StringComparison.Ordinal))
        {
            return null;
        }

        bool IsNamed(string id) => action.EndsWith(id.Substring(0, id.Length - 2), StringComparison.OrdinalIgnoreCase);
        return ids.FirstOrDefault(id => id.Value is not null && IsNamed(id.Key)).Value
            ?? ids.FirstOrDefault(id => id.Value is not null && id.Key is not ("RequestId" or "RegionId")).Value;
    }
}
