using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Catalog;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Calls any action of the VPC API (2016-04-28) by its name, for tasks that no other command covers. The action's own parameters
/// become parameters of the command: with types, with completion, and with columns of rows that bind by their names.
/// </summary>
/// <remarks>
/// <para>
/// Get-VpcApi lists the actions, what they take, and the commands that do the same better. An action or a parameter that doesn't
/// exist, a value of another type and a required parameter that is missing are errors before anything is sent; -Unchecked sends
/// what a newer API may know. Of a call that changes something, a repetition after a lost answer changes nothing twice where the
/// action takes a ClientToken: each row gets one.
/// </para>
/// <para>
/// Actions that only read, such as Describe..., List..., Get..., Query... and Check..., never ask. Every other action counts as a
/// change, to which -WhatIf and -Confirm apply. Keys, certificates and other secrets among the parameters are never shown.
/// </para>
/// <para>
/// The parameter All of UnTagResources and UntagResourcesForExpressConnect has the name of a parameter of this command. Give it by
/// -Parameter: @{ All = $true }.
/// </para>
/// <para>
/// An object of this module or of another action in the pipeline gives its ids only: its other values would leave out results, or
/// put back what has changed since. All columns of your own rows are read, also those named as on the wire, such as Tag.1.Key.
/// RegionId is -Region. DryRun and what is about pages never come from a row.
/// </para>
/// <para>
/// An argument without a value, such as -VpcId $vpc.VpcId of a $vpc that was not found, is an error, because a list without its
/// filter is a list of everything. To clear a text by a change, give ''. An empty cell of a row is no value.
/// </para>
/// <para>
/// If the names of two members of an answer differ only in case, the second gets a number after its name, as in id_2, and a
/// warning says so. The same applies to a member without a name.
/// </para>
/// </remarks>
/// <example>
/// <para>Ask for the attributes of a VPC</para>
/// <code>
/// Invoke-VpcApi DescribeVpcAttribute -VpcId vpc-hp3kzilwd9yflssfdlgqe
/// </code>
/// <para>Emits the answer, with the service's names and its RequestId. RegionId is added where the answer has none.</para>
/// </example>
/// <example>
/// <para>List everything of a kind</para>
/// <code>
/// Invoke-VpcApi DescribeIpv6Addresses -All | Select-Object Ipv6AddressId, Status
/// </code>
/// <para>-All follows the pages and emits the items of the answer's list one by one.</para>
/// </example>
/// <example>
/// <para>See what a change would send</para>
/// <code>
/// Invoke-VpcApi ModifyIpv6GatewayAttribute @{ Ipv6GatewayId = 'ipv6gw-hp38x2x0fz785tlc65pfv'; Name = 'edge' } -WhatIf
/// </code>
/// <para>Shows action, region and parameters, and sends nothing. Here the parameters are in a table.</para>
/// </example>
/// <example>
/// <para>Rename many gateways at once</para>
/// <code>
/// $rows = Get-VpcIpv6Gateway | Select-Object Ipv6GatewayId, RegionId, @{ Name = 'Name'; Expression = { 'edge-' + $_.VpcId } }
/// $rows | Invoke-VpcApi ModifyIpv6GatewayAttribute -ThrottleLimit 8
/// </code>
/// <para>The columns of a row are the parameters of its call. Import-Csv gives such rows, too.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "VpcApi", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PSObject))]
public sealed class InvokeVpcApiCommand : RowCmdlet, IDynamicParameters
{
    private CatalogAction? _known;
    private AnyActionKind _kind = null!;
    private ApiObjects _objects = null!;
    private ApiWait? _wait;
    private RuntimeDefinedParameterDictionary _dynamic = [];
    private CatalogParameter[] _dynamicKinds = [];
    private RuntimeDefinedParameter[] _dynamicValues = [];
    private string[] _thingNames = [];
    private string _told = "";
    private bool _hasTokenForAll;
    private HashSet<string> _arguments = [];
    private readonly ApiReading _reading = new();
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);
    private PSObject? _input;
    private long _calls;

    /// <summary>The action's name, such as DescribeVpcAttribute. With -Unchecked in its exact spelling.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ActionName]
    [ArgumentCompleter(typeof(ActionCompleter))]
    public string Action { get; set; } = "";

    /// <summary>
    /// Parameters of the action in a table: @{ VpcId = 'vpc-...'; Tag = @(@{ Key = 'env'; Value = 'prod' }) }. They go together
    /// with those that are given by their own names; a name that is given twice is an error. Lists and tables within are sent as
    /// the action takes them, and $null is an error. A RegionId in it does the same as -Region.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public IDictionary Parameter { get; set; } = new Hashtable();

    /// <summary>
    /// The row as it is piped in: its columns bind to the action's parameters by their names. A region from Get-VpcRegion, or a row
    /// that has only a region, is the region to call in.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ValidateNotNull]
    [Row]
    public override PSObject? InputRow
    {
        get => null;
        set
        {
            _input = value;
            _reading.IsOfRow = value is not null;
            if (value is not null)
            {
                _reading.Problem = null;
                _reading.TakesOnlyIds = value != RowAttribute.Nothing && PipedThing.IsObjectOfModule(value);
            }

            // What is no row is judged once it is bound: the properties of an object bind like columns.
            ReadInput(value, takesAll: value is not null && !RowAttribute.IsRow(value), isForCommand: Unchecked);
        }
    }

    /// <summary>
    /// Follow the pages of a list to its end, and emit its items one by one. It is an error with an action that has no list, and
    /// with PageNumber. Default: one call, and its whole answer.
    /// </summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>
    /// Send an action, parameters or values that the module doesn't know, because the API is newer. Nothing is checked then, and no
    /// ClientToken is generated for an unknown action. Default: such a call is an error.
    /// </summary>
    [Parameter]
    public SwitchParameter Unchecked { get; set; }

    /// <summary>
    /// Wait after a change until what -By shows is like this: @{ Status = 'Available' }, several values of which one is enough
    /// (@{ Status = 'Available', 'InUse' }), or Gone. The wait fails at a state that ends in Failed or Error, when what was there
    /// is gone, and after -WaitTimeoutSec. Default: no wait.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public object? Until { get; set; }

    /// <summary>
    /// The action that shows the state for -Until, such as DescribeNatGateways. It is asked with the ids of the answer, or with those
    /// of the request where the answer has none.
    /// </summary>
    [Parameter]
    [ActionName]
    [ArgumentCompleter(typeof(ReadActionCompleter))]
    public string? By { get; set; }

    /// <summary>The most seconds that -Until waits for one row, 1 to 86400. Default: 300.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int WaitTimeoutSec { get; set; } = 300;

    /// <summary>What belongs to no parameter: a misspelt one is an error that names the nearest; with -Unchecked it is sent.</summary>
    [Parameter(ValueFromRemainingArguments = true, DontShow = true)]
    public object[] Rest { get; set; } = [];

    private protected override bool MayChange => _kind.Declaration.ChangesState;

    private protected override bool HasClosingLine => MayChange;

    private protected override RowParameters RowColumnsTaken => RowParameters.Of(GetType()).With(
        _dynamicKinds.Select(parameter => parameter.Name).Where(ApiParameters.BindsFromRows),
        _dynamicKinds
            .OrderByDescending(parameter => parameter.IsRequired)
            .Select(parameter => parameter.Name)
            .FirstOrDefault(ApiParameters.IsId));

    /// <summary>The parameters of the action; none while the action is not known.</summary>
    public object? GetDynamicParameters()
    {
        _known = ActionCatalog.FindWithSeed(Action);
        if (_known is null)
        {
            return null;
        }

        // Get-Command and completion make the command without a pipeline.
        _dynamic = ApiParameters.Of(GetType(), _known, showsRequired: MyInvocation.PipelineLength == 0, _reading);
        _dynamicKinds = [.. _known.Parameters.Where(parameter => _dynamic.ContainsKey(parameter.Name))];
        _dynamicValues = [.. _dynamicKinds.Select(parameter => _dynamic[parameter.Name])];
        return _dynamic;
    }

    /// <summary>Notes what was given as arguments, and what is to be waited for.</summary>
    protected override void BeginProcessing()
    {
        _arguments = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        _kind = new AnyActionKind(_known?.Name ?? Action, _known);
        _objects = new ApiObjects(_kind.Declaration.Name, _known);
        _thingNames =
        [
            .. _dynamicKinds.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name).Where(ApiParameters.IsId),
        ];
        _told = _known?.Cost is null ? _kind.Declaration.Name : UserText.Of($"{_kind.Declaration.Name} (this costs money)");
        _hasTokenForAll = _kind.TokenParameter is { } token
            && (_arguments.Contains(token)
                || Parameter.Keys.Cast<object>().Any(key => token.Equals(key as string, StringComparison.OrdinalIgnoreCase)));
        base.BeginProcessing();
        if (_reading.Empty is { } empty)
        {
            ThrowTerminatingError(ApiErrors.EmptyValue(_kind.Declaration.Name, empty, limitsList: _known?.ListPath.Count > 0));
        }

        _reading.Given.Clear();
        CheckAll();
        _wait = WaitFor();
    }

    /// <summary>Calls the action.</summary>
    protected override void ProcessRecord()
    {
        FinishColumns();
        Process();
        _reading.IsOfRow = false;
        _reading.Empty = null;
        _reading.Given.Clear();
    }

    private void Process()
    {
        if (_known is null && !Unchecked)
        {
            WriteError(ApiErrors.UnknownAction(Action, ActionCatalog.Nearest(Action, ActionCatalog.Names), Action));
            return;
        }

        if (_reading.Empty is { } empty)
        {
            WriteError(ApiErrors.EmptyValue(_kind.Declaration.Name, empty, limitsList: _known?.ListPath.Count > 0));
            return;
        }

        if (_reading.Problem is { } problem)
        {
            WriteError(ApiErrors.WrongValue(_kind.Declaration.Name, problem));
            return;
        }

        if (Unchecked && UnknownColumns() is { Length: > 0 } unknown)
        {
            WriteError(ApiErrors.UnknownColumns(_kind.Declaration.Name, unknown));
            return;
        }

        var request = new ApiArguments(_kind.Declaration.Name, _known, isChecked: !Unchecked, _reading);
        int ofRow = AddParameters(request) + AddColumns(request);
        request.Add(Parameter);
        if (!AddRest(request) || (MyInvocation.ExpectingInput && ofRow == 0 && !NamesOnlyRegion()))
        {
            return;
        }

        if (MyInvocation.ExpectingInput && Rows.Count > 1 && _hasTokenForAll)
        {
            WriteError(ApiErrors.OneTokenForRows(Action, Action));
            return;
        }

        if (RegionOf(request) is { } region)
        {
            Call(region, request);
        }
    }

    // Where an earlier row had a value for a parameter, the engine calls it bound for the rows after it, and its value is null.
    private int AddParameters(ApiArguments request)
    {
        int ofRow = 0;
        for (int i = 0; i < _dynamicKinds.Length; i++)
        {
            CatalogParameter parameter = _dynamicKinds[i];
            object? value = ApiValue.Unwrap(_dynamicValues[i].Value);
            bool isOfRow = !_arguments.Contains(parameter.Name);
            bool isArgument = value is not null && (!isOfRow || _reading.Given.Contains(parameter.Name));
            if (!isArgument && value is string text)
            {
                // A blank cell is no value.
                value = WrittenText.TrimToNull(text);
            }

            if (value is null || (!isArgument && _reading.TakesOnlyIds && !ApiParameters.IsId(parameter.Name)))
            {
                continue;
            }

            ofRow += isOfRow ? 1 : 0;
            request.Add(parameter, value);
        }

        return ofRow;
    }

    // Columns that are named as values are on the wire, such as Tag.1.Key.
    private int AddColumns(ApiArguments request)
    {
        if (_known is null || _reading.TakesOnlyIds || _input is not { BaseObject: PSCustomObject })
        {
            return 0;
        }

        int added = 0;
        foreach (PSPropertyInfo column in _input.Properties)
        {
            if (column.Name.IndexOf('.') > 0
                && _known.Find(ApiPath.RootOf(column.Name)) is { } root
                && !_arguments.Contains(root.Name)
                && WrittenText.TrimToNull(ApiValue.TextOf(column.Value)) is { } cell)
            {
                request.AddCell(column.Name, cell);
                added++;
            }
        }

        return added;
    }

    // What a newer API may know is sent only where it is meant. A file can have columns that are not for the action.
    private string[] UnknownColumns() =>
        _input is { BaseObject: PSCustomObject } && _input != RowAttribute.Nothing && !_reading.TakesOnlyIds ?
        [
            .. PipedThing.ColumnsOf(_input).Where(column =>
                FoldedText.Of(column) is var name
                && RowColumnsTaken.Find(name) is null
                && _known?.Find(ApiPath.RootOf(name)) is null
                && WrittenText.TrimToNull(_input.Properties[column].Value?.ToString()) is not null),
        ]
        : [];

    private bool AddRest(ApiArguments request)
    {
        if (Rest.Length == 0)
        {
            return true;
        }

        var rest = new Hashtable(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < Rest.Length; i++)
        {
            if (NameIn(Rest[i]) is not { } name)
            {
                WriteError(ApiErrors.UnexpectedArguments(Action, Action));
                return false;
            }

            bool hasValue = i + 1 < Rest.Length && NameIn(Rest[i + 1]) is null;
            rest[name] = hasValue ? Rest[++i] : true;
        }

        request.Add(rest);
        return true;
    }

    private static string? NameIn(object? argument) =>
        ApiValue.Unwrap(argument) is string { Length: > 1 } text && text[0] == '-' && char.IsLetter(text[1]) ? text.Trim('-', ':') : null;

    // Something of which nothing binds must not be taken for no input at all: an action that reads would list everything.
    private bool NamesOnlyRegion()
    {
        PSObject? input = _input == RowAttribute.Nothing ? null : _input;
        if (input is not null && PipedThing.Of(input) is { Id: null })
        {
            return true;
        }

        if (PipedThing.TextOf(input) is not "")
        {
            WriteError(ApiErrors.NothingForAction(
                _kind.Declaration.Name,
                input,
                _thingNames.FirstOrDefault()
                    ?? Array.Find(_dynamicKinds, parameter => ApiParameters.IsId(parameter.Name))?.Name
                    ?? _dynamicKinds.FirstOrDefault()?.Name));
        }

        return false;
    }

    private string? RegionOf(ApiArguments request)
    {
        bool isAskedTwice = _arguments.Contains(nameof(Region))
            && _input is not null
            && _input != RowAttribute.Nothing
            && PipedThing.TextOf(_input) is null;
        string? ofRow = isAskedTwice ? PipedThing.RegionOf(_input!) : null;
        if (ResolveRegion(Action, request.Region) is not { } region)
        {
            return null;
        }

        if (ofRow is not null && ofRow != region)
        {
            WriteError(RegionErrors.Other(ofRow, ofRow, region, Action));
            return null;
        }

        if (request.Region is { } inTable && inTable != region)
        {
            WriteError(ApiErrors.OtherRegionInTable(inTable, region, isOfRow: !_arguments.Contains(nameof(Region)), Action));
            return null;
        }

        return region;
    }

    private void Call(string region, ApiArguments request)
    {
        if (!request.Finish(Action))
        {
            WriteError(request.Problem!);
            return;
        }

        if (_kind.TokenParameter is { } name && MayChange && request.TextOf(name) is { Length: > 0 } token && !_tokens.Add(token))
        {
            WriteError(RowErrors.TokenOfEarlierRow(Action, token, Action));
            return;
        }

        if (MayChange && !ShouldProcess(UserText.Of($"{region}: {request.Shown}"), Told(request)))
        {
            return;
        }

        if (All && !MayChange)
        {
            WriteItems(region, request);
            return;
        }

        request.AddToken(NewClientToken);
        QueueCall(region, request, request.ToAction(_kind, region));
    }

    private string Told(ApiArguments request) => request.TextOf("DryRun") == "true" ? _kind.Declaration.Name : _told;

    private void QueueCall(string region, ApiArguments request, AnyAction action)
    {
        // The service refuses two changes of one thing at the same time, so they are made one after the other.
        string? thing = MayChange
            ? Array.Find(_thingNames, request.Has) is { } found ? request.TextOf(found) : null
            : null;
        string name = action.Name;
        string key = name + " " + region + ": " + (thing ?? (++_calls).ToString(CultureInfo.InvariantCulture));
        Queue(new Job(
            key,
            calls => RunAsync(calls, action, request, _wait),
            error => ErrorRecords.FromCall(error, name, clientToken: action.ClientToken))
        {
            ChangesState = action.ChangesState,
            OnlyChecks = MayChange && !action.ChangesState,
            Target = name,
        });
    }

    private static async Task<object?> RunAsync(JobCalls calls, AnyAction action, ApiArguments request, ApiWait? wait)
    {
        IReadOnlyList<KeyValuePair<string, object?>>? answer = await calls.ChangeAsync(action).ConfigureAwait(false);
        if (answer is null)
        {
            return null;
        }

        var done = new ApiAnswer(action.Name, action.Region, answer);
        if (action.ChangesState)
        {
            foreach (KeyValuePair<string, string> id in done.Ids)
            {
                calls.Created(id.Value);
            }

            if (wait is not null)
            {
                await wait.RunAsync(calls, done, request).ConfigureAwait(false);
            }
        }

        return done;
    }

    private protected override void Emit(object item)
    {
        var answer = (ApiAnswer)item;
        // A change is sent only once, even if its answer seems to have more pages.
        if (All && _objects.ListOf(answer.Members) is { } list)
        {
            foreach (object? part in list.Items)
            {
                WriteItem(new ApiItem(null, part, list.Name, AnswerShape.RequestId(answer.Members)), answer.Region);
            }
        }
        else
        {
            Write(_objects.Of(answer));
        }
    }

    private void WriteItem(ApiItem item, string region) => Write(_objects.Of(item, region));

    private void Write(object? made)
    {
        IReadOnlyList<KeyValuePair<string, string>> renamed = _objects.TakeRenamed();
        if (renamed.Count > 0)
        {
            WriteWarning(UserText.Of(
                $"In the answer, '{renamed[0].Key}' can't be the name of a PowerShell property, so the property is '{renamed[0].Value}'. Renamed members: {renamed.Count}."));
        }

        WriteObject(made);
    }

    private void WriteItems(string region, ApiArguments request) => Write(
        new ApiList(_kind, _known, _objects, region, request).Of(Lists),
        item => WriteItem(item, region),
        error => ErrorRecords.FromCall(error, Action));

    private void CheckAll()
    {
        if (!All || _known is null)
        {
            return;
        }

        if (_known.ListPath.Count == 0)
        {
            ThrowTerminatingError(ApiErrors.NoListForAll(_known.Name, takesAll: _known.Find(nameof(All)) is not null));
        }

        if (_arguments.Contains(ApiList.PageNumber)
            || Parameter.Keys.Cast<object>().Any(key => ApiList.PageNumber.Equals(key as string, StringComparison.OrdinalIgnoreCase)))
        {
            ThrowTerminatingError(ApiErrors.PageForAll(_known.Name, ApiList.PageNumber));
        }
    }

    private ApiWait? WaitFor()
    {
        if (Until is null)
        {
            if (By is not null)
            {
                ThrowTerminatingError(ApiErrors.NoWait(
                    Action,
                    $"{Action}: -By is for -Until, which is not given",
                    $"Give -Until, such as -Until @{{ Status = 'Available' }}, or leave out -By."));
            }

            return null;
        }

        if (!MayChange)
        {
            ThrowTerminatingError(ApiErrors.NoWait(
                Action, $"{Action} only reads, so there is nothing to wait for", $"Leave out -Until and -By."));
        }

        CatalogAction? by = By is null ? null : ActionCatalog.FindWithSeed(By);
        if (by is not { IsRead: true })
        {
            ThrowTerminatingError(ApiErrors.NothingToWaitBy(Action, By, ReadsOf(By ?? Action)));
        }

        if (ApiWait.ProblemOf(by!) is { } problem)
        {
            ThrowTerminatingError(ErrorRecords.BadInput(
                "InvalidBy", problem, $"Give -By with an action that takes the id of what changes.", Action));
        }

        object? until = ApiValue.Unwrap(Until);
        if (until is not IDictionary { Count: > 0 } && !ApiWait.Gone.Equals(until as string, StringComparison.OrdinalIgnoreCase))
        {
            ThrowTerminatingError(ApiErrors.NoWait(
                Action, $"{Action}: -Until takes a table or the word Gone", $"Write it as -Until @{{ Status = 'Available' }}."));
        }

        if (ApiWait.WithoutValue(until as IDictionary) is { } member)
        {
            ThrowTerminatingError(ApiErrors.NoWait(
                Action, $"{Action}: -Until has no value for '{member}'", $"Write it as -Until @{{ Status = 'Available' }}."));
        }

        return new ApiWait(by!, until as IDictionary, TimeSpan.FromSeconds(WaitTimeoutSec));
    }

    // The actions that read what another one changes have its noun in their names.
    private static IReadOnlyList<string> ReadsOf(string action)
    {
        int noun = Math.Max(action.Skip(1).TakeWhile(c => !char.IsUpper(c)).Count() + 1, 1);
        return ActionCatalog.Nearest(
            action.Substring(Math.Min(noun, action.Length - 1)), ActionCatalog.Names.Where(CatalogAction.HasNameOfRead));
    }
}
