using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Catalog;
using VpcPS.Errors;
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
    private readonly ApiReading _reading = new();
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);
    private CatalogAction? _known;
    private (CatalogParameter Kind, RuntimeDefinedParameter Bound)[] _parameters = [];
    private RowParameters? _columns;
    private AnyActionKind _kind = null!;
    private ApiRows _rows = null!;
    private ApiObjects _objects = null!;
    private ApiWait? _wait;
    private string _told = "";
    private bool _hasTokenForAll;
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

            // An object that is not a row is checked after it was bound, because its properties bind like columns.
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

    private protected override RowParameters RowColumnsTaken => _columns ??= RowParameters.Of(GetType()).With(
        _parameters.Select(parameter => parameter.Kind.Name).Where(ApiParameters.BindsFromRows),
        _parameters
            .OrderByDescending(parameter => parameter.Kind.IsRequired)
            .Select(parameter => parameter.Kind.Name)
            .FirstOrDefault(ApiParameters.IsId));

    /// <summary>The parameters of the action. Null while the action is not known.</summary>
    public object? GetDynamicParameters()
    {
        _known = ActionCatalog.FindWithSeed(Action);
        if (_known is null)
        {
            return null;
        }

        // Get-Command and completion create the command without a pipeline.
        RuntimeDefinedParameterDictionary made = ApiParameters.Of(
            GetType(), _known, showsRequired: MyInvocation.PipelineLength == 0, _reading);
        _parameters =
        [
            .. _known.Parameters
                .Where(parameter => made.ContainsKey(parameter.Name))
                .Select(parameter => (parameter, made[parameter.Name])),
        ];
        return made;
    }

    /// <summary>Remembers what was given as arguments, and what to wait for.</summary>
    protected override void BeginProcessing()
    {
        _kind = new AnyActionKind(_known?.Name ?? Action, _known);
        _objects = new ApiObjects(_kind.Declaration.Name, _known);
        _told = _known?.Cost is null ? _kind.Declaration.Name : UserText.Of($"{_kind.Declaration.Name} (this costs money)");
        _rows = new ApiRows(Action, _known, _parameters)
        {
            Reading = _reading,
            Arguments = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase),
            Columns = RowColumnsTaken,
            IsChecked = !Unchecked,
            IsPiped = MyInvocation.ExpectingInput,
        };
        _hasTokenForAll = _kind.TokenParameter is { } token && _rows.IsGivenForAll(token, Parameter);
        base.BeginProcessing();
        ThrowProblem(_rows.EmptyArgument);
        _reading.Given.Clear();
        ThrowProblem(All && _known is not null ? ApiList.ProblemOf(_known, _rows.IsGivenForAll(ApiList.PageNumber, Parameter)) : null);
        ThrowProblem(ApiUntil.ProblemOf(Action, MayChange, Until, By));
        _wait = Until is null
            ? null
            : new ApiWait(ActionCatalog.FindWithSeed(By!)!, ApiValue.Unwrap(Until) as IDictionary, TimeSpan.FromSeconds(WaitTimeoutSec));
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

    private void ThrowProblem(ErrorRecord? problem)
    {
        if (problem is not null)
        {
            ThrowTerminatingError(problem);
        }
    }

    private void Process()
    {
        if (_rows.Read(_input, Parameter, Rest) is not { } request)
        {
            if (_rows.Problem is { } problem)
            {
                WriteError(problem);
            }

            return;
        }

        if (MyInvocation.ExpectingInput && Rows.Count > 1 && _hasTokenForAll)
        {
            WriteError(ApiErrors.OneTokenForRows(Action, Action));
            return;
        }

        if (ResolveRegion(Action, request.Region) is not { } region)
        {
            return;
        }

        if (_rows.ProblemOfRegion(_input, region, request.Region) is { } other)
        {
            WriteError(other);
            return;
        }

        Call(region, request);
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
        string? thing = MayChange ? _rows.ThingOf(request) : null;
        string key = action.Name + " " + region + ": " + (thing ?? (++_calls).ToString(CultureInfo.InvariantCulture));
        var call = new ApiCall(action, request, _wait);
        Queue(new Job(key, call.RunAsync, call.Explain)
        {
            ChangesState = action.ChangesState,
            OnlyChecks = MayChange && !action.ChangesState,
            Target = action.Name,
        });
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
}
