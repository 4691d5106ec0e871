using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Actions;

namespace VpcPS.Commands;

/// <summary>
/// Calls any action of the VPC API (2016-04-28) by its name, for what no other command of this module does. The answer
/// comes as an object with the service's own names; with -All, the items of all pages.
/// </summary>
/// <remarks>
/// <para>
/// Actions that begin with Describe, List, Get, Query or Check only read; every other is taken for a change, which
/// -WhatIf and -Confirm hold back. No ClientToken is made: put one into -Parameter where the action takes it, so that a
/// repetition after a lost answer changes nothing twice.
/// </para>
/// </remarks>
/// <example>
/// <para>Ask for the attributes of a VPC</para>
/// <code>
/// Invoke-VpcApi DescribeVpcAttribute @{ VpcId = 'vpc-hp3kzilwd9yflssfdlgqe' }
/// </code>
/// <para>Emits the answer as it is, with the service's names and its RequestId.</para>
/// </example>
/// <example>
/// <para>List something page by page</para>
/// <code>
/// Invoke-VpcApi DescribeIpv6Addresses @{ PageSize = 10 } -All | Select-Object Ipv6AddressId, Status
/// </code>
/// <para>-All follows the pages and emits the items of the answer's list one by one.</para>
/// </example>
/// <example>
/// <para>See what a change would send</para>
/// <code>
/// Invoke-VpcApi ModifyIpv6GatewayAttribute @{ Ipv6GatewayId = 'ipv6gw-hp38x2x0fz785tlc65pfv'; Name = 'edge' } -WhatIf
/// </code>
/// <para>Shows action, region and parameters, and sends nothing.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "VpcApi", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PSObject))]
public sealed class InvokeVpcApiCommand : VpcCmdlet
{
    private const string RegionParameter = "RegionId";

    /// <summary>The action's name in its exact spelling, such as DescribeVpcAttribute.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ActionName]
    public string Action { get; set; } = "";

    /// <summary>
    /// The action's parameters: @{ VpcId = 'vpc-...'; Tag = @(@{ Key = 'env'; Value = 'prod' }) }. Lists and tables
    /// within are numbered from 1 and joined with dots (Tag.1.Key), booleans become true and false, $null is left out.
    /// A RegionId in it does the same as -Region.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public IDictionary Parameter { get; set; } = new Hashtable();

    /// <summary>
    /// Follow the pages, by PageNumber and TotalCount or by NextToken, and emit the items of the answer's list one by
    /// one. Default: one call, and its answer as it is.
    /// </summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Calls the action.</summary>
    protected override void ProcessRecord()
    {
        List<KeyValuePair<string, string>> parameters = WireParameters.Of(Parameter);
        if (parameters.FirstOrDefault(parameter => WrittenText.ProblemOfParameter(parameter.Key, parameter.Value) is not null) is { Key: { } wrong } found)
        {
            WriteError(ErrorRecords.BadInput(
                "InvalidParameter", $"The parameter {wrong}: {WrittenText.ProblemOfParameter(wrong, found.Value)}", $"Correct it in -Parameter.", Action));
            return;
        }

        string? regionOfTable = parameters.Where(parameter => parameter.Key == RegionParameter).Select(parameter => parameter.Value).FirstOrDefault();
        parameters.RemoveAll(parameter => parameter.Key == RegionParameter);
        if (ResolveRegion(Action, regionOfTable) is not { } region)
        {
            return;
        }

        if (!AnyAction.IsRead(Action) && !ShouldProcess($"{region}: {string.Join(", ", parameters.Select(parameter => parameter.Key + "=" + parameter.Value))}", Action))
        {
            return;
        }

        try
        {
            if (All)
            {
                EmitItems(region, parameters);
            }
            else
            {
                WriteObject(AnswerShape.ToObject(Call(region, parameters)));
            }
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.FromCall(e, Action));
        }
    }

    private void EmitItems(string region, List<KeyValuePair<string, string>> parameters)
    {
        int received = 0;
        IReadOnlyList<object?> previous = [];
        while (true)
        {
            IReadOnlyList<KeyValuePair<string, object?>> answer = Call(region, parameters);
            IReadOnlyList<object?>? items = AnswerShape.FindList(answer);
            if (items is null)
            {
                WriteObject(AnswerShape.ToObject(answer));
                return;
            }

            if (items.Count > 0 && !AnswerShape.SaysWhichPageItIs(answer) && AnswerShape.AreSame(items, previous))
            {
                throw ConnectedSession.Client.RepeatedPage(new AnyAction(Action, region, parameters));
            }

            previous = items;

            foreach (object? item in items)
            {
                WriteObject(AnswerShape.ToObject(item));
            }

            received += items.Count;
            if (AnswerShape.NextPage(answer, parameters, received, items.Count) is not { } next)
            {
                return;
            }

            if (parameters.Contains(next))
            {
                throw ConnectedSession.Client.RepeatedPage(new AnyAction(Action, region, parameters));
            }

            parameters.RemoveAll(parameter => parameter.Key == next.Key);
            parameters.Add(next);
        }
    }

    private IReadOnlyList<KeyValuePair<string, object?>> Call(string region, List<KeyValuePair<string, string>> parameters)
    {
        var action = new AnyAction(Action, region, [.. parameters]);
        return action.ChangesState ? Change(action) : Read(action);
    }
}
