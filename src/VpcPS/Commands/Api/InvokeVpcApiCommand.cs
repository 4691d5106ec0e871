using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Errors;
using VpcPS.Lists;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Calls any action of the VPC API (2016-04-28) by its name, for tasks that no other command covers. The answer comes as an
/// object with the service's own names; with -All, the items of all pages.
/// </summary>
/// <remarks>
/// <para>
/// Actions that begin with Describe, List, Get, Query or Check only read. Every other action counts as a change, to which -WhatIf
/// and -Confirm apply. No ClientToken is generated: if the action takes one, put it into -Parameter, so a repetition after a lost
/// answer changes nothing twice.
/// </para>
/// <para>
/// If the names of two members of an answer differ only in case, the second gets a number after its name, as in id_2, and a
/// warning says so. The same applies to a member without a name.
/// </para>
/// </remarks>
/// <example>
/// <para>Ask for the attributes of a VPC</para>
/// <code>
/// Invoke-VpcApi DescribeVpcAttribute @{ VpcId = 'vpc-hp3kzilwd9yflssfdlgqe' }
/// </code>
/// <para>Emits the answer unchanged, with the service's names and its RequestId.</para>
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
    private const string PageNumber = "PageNumber";
    private const string PageSize = "PageSize";
    private const string NextToken = "NextToken";

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
    /// The region to call in: a region from Get-VpcRegion, or a row that has only a region. For anything else use ForEach-Object,
    /// and put the values into -Parameter.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>
    /// Follow the pages, by PageNumber and TotalCount or by NextToken, and emit the items of the answer's list one by one.
    /// Default: one call, and its unchanged answer.
    /// </summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    private protected override bool MayChange => !AnyAction.IsRead(Action);

    /// <summary>Calls the action.</summary>
    protected override void ProcessRecord()
    {
        PipedThing? thing = InputObject is null ? null : PipedThing.Of(InputObject);
        if (HasInput && thing is not { Id: null })
        {
            if (PipedThing.TextOf(InputObject) is not "")
            {
                WriteError(ErrorRecords.NothingButRegions(InputObject));
            }

            return;
        }

        List<KeyValuePair<string, string>> parameters = WireParameters.Of(Parameter);
        if (parameters.FirstOrDefault(
            parameter => WrittenText.ProblemOfParameter(parameter.Key, parameter.Value) is not null) is { Key: { } wrong } found)
        {
            WriteError(ErrorRecords.BadInput(
                "InvalidParameter",
                $"The parameter {wrong}: {WrittenText.ProblemOfParameter(wrong, found.Value)}",
                $"Correct it in -Parameter.",
                Action));
            return;
        }

        string? regionOfTable = parameters
            .Where(parameter => parameter.Key == RegionParameter)
            .Select(parameter => parameter.Value)
            .FirstOrDefault();
        parameters.RemoveAll(parameter => parameter.Key == RegionParameter);
        if (ResolveRegion(Action, thing?.RegionId ?? regionOfTable) is not { } region)
        {
            return;
        }

        if (thing?.RegionId is { } piped && (region != piped || (regionOfTable ?? piped) != piped))
        {
            WriteError(ErrorRecords.OtherRegion(piped, piped, regionOfTable ?? region, InputObject));
            return;
        }

        string pairs = string.Join(", ", parameters.Select(parameter => parameter.Key + "=" + parameter.Value));
        if (!AnyAction.IsRead(Action) && !ShouldProcess(UserText.Of($"{region}: {pairs}"), Action))
        {
            return;
        }

        if (All && AnyAction.IsRead(Action))
        {
            WriteItems(region, parameters);
            return;
        }

        try
        {
            var action = new AnyAction(Action, region, parameters);
            IReadOnlyList<KeyValuePair<string, object?>> answer = action.ChangesState ? Change(action) : Read(action);
            if (Stopping && action.ChangesState)
            {
                SayWhileStopping(UserText.Of($"Done while stopping: {UserText.Of($"{Action} in {region}")}."));
            }

            // A change is sent only once, even if its answer seems to have more pages.
            foreach (object? part in All && AnswerShape.FindList(answer) is { } list ? list.Items : [answer])
            {
                Emit(part);
            }
        }
        catch (VpcException e)
        {
            ErrorRecord error = ErrorRecords.FromCall(e, Action);
            if (Stopping && e.IsOutcomeUnknown)
            {
                SayWhileStopping(error.ErrorDetails.Message);
            }

            WriteError(error);
        }
    }

    private void WriteItems(string region, List<KeyValuePair<string, string>> parameters)
    {
        int? sizeOfCaller = NumberOf(parameters, PageSize);
        int firstNumber = NumberOf(parameters, PageNumber) ?? 1;
        WholeList<KeyValuePair<string?, object?>>? list = null;

        AnyAction ActionOf(ListPart part) => new(Action, region, part switch
        {
            { Token: { } token } => With(parameters, NextToken, token),
            { Number: 1 } => parameters,
            _ => With(With(parameters, PageNumber, Text(firstNumber + part.Number - 1)), PageSize, Text(part.Size)),
        });

        // The page has each item with its id, if the item has an id with a known name.
        ListPage<KeyValuePair<string?, object?>> PageOf(IReadOnlyList<KeyValuePair<string, object?>> answer)
        {
            (string name, IReadOnlyList<object?> items) = AnswerShape.FindList(answer) ?? ("", [answer]);
            list!.KeysAreIds &= items.All(item => AnswerShape.IdOf(name, item) is not null);
            return new(
                [.. items.Select(item => new KeyValuePair<string?, object?>(AnswerShape.IdOf(name, item), item))],
                AnswerShape.TotalCount(answer) - ((firstNumber - 1) * (sizeOfCaller ?? items.Count)))
            {
                NextToken = AnswerShape.NextToken(answer),
                Number = AnswerShape.PageNumber(answer) - firstNumber + 1,
            };
        }

        list = Lists.ListOf<IReadOnlyList<KeyValuePair<string, object?>>, KeyValuePair<string?, object?>>(
            ActionOf, PageOf, item => item.Key ?? AnswerShape.ToText(item.Value), sizeOfCaller ?? 0);
        // A caller that begins with a later page counts in pages of one size, so all pages must have this size.
        list.TakesSizes = firstNumber == 1;
        Write(list, item => Emit(item.Value), error => ErrorRecords.FromCall(error, Action));
    }

    private void Emit(object? part)
    {
        var renamed = new List<KeyValuePair<string, string>>();
        object? item = AnswerShape.ToObject(part, renamed);
        if (renamed.Count > 0)
        {
            WriteWarning(UserText.Of(
                $"In the answer, '{renamed[0].Key}' can't be the name of a PowerShell property, so the property is '{renamed[0].Value}'. Renamed members: {renamed.Count}."));
        }

        WriteObject(item);
    }

    private static int? NumberOf(List<KeyValuePair<string, string>> parameters, string name) =>
        int.TryParse(
                parameters.Where(parameter => parameter.Key == name).Select(parameter => parameter.Value).FirstOrDefault(), out int number)
                    ? number
                    : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static List<KeyValuePair<string, string>> With(List<KeyValuePair<string, string>> parameters, string name, string value) =>
        [.. parameters.Where(parameter => parameter.Key != name), new(name, value)];
}
