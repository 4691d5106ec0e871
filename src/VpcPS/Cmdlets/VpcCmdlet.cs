using System;
using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Lists;

namespace VpcPS.Cmdlets;

/// <summary>
/// The base class of all cmdlets that call the service in a region. It has the rows with their columns, the region and the questions.
/// </summary>
public abstract class VpcCmdlet : SessionCmdlet
{
    private readonly WrittenErrors _errors = new();
    private PipedRows? _rows;

    // The parameters that were bound before the first row. Columns with these names are not read.
    private string[] _arguments = [];

    private Questions? _questions;

    /// <summary>
    /// The region, such as cn-huhehaote. Commands that list things take several regions and patterns as an argument: -Region
    /// cn-*, eu-central-1; -Region * means all. Default: the session's region, else the environment variable
    /// ALIBABA_CLOUD_REGION_ID, else the profile's region.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionId")]
    [Region]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>
    /// The row as it is piped in. Its columns are what binds, by their names; this reads those whose names are nearly
    /// right, and is for the pipeline alone.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [ValidateNotNull]
    [Row]
    public virtual PSObject? InputRow
    {
        get => null;
        set => ReadInput(value);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        Arguments.RefuseEmpty(this, hasNoRegion: Region is null);
        _arguments = [.. MyInvocation.BoundParameters.Keys];
        base.BeginProcessing();
        Arguments.SayReadings(this, except: []);
    }

    /// <summary>Writes the last messages about the rows.</summary>
    protected override void EndProcessing()
    {
        _rows?.End();
        FinishColumns();
    }

    /// <summary>The objects that come through the pipeline.</summary>
    private protected PipedRows Rows => _rows ??= new PipedRows(
        RowColumnsTaken, _arguments, (row, refusal) => Report?.AddRefused(row, refusal, SessionState));

    /// <summary>The names of the parameters that were given as arguments.</summary>
    private protected IReadOnlyCollection<string> ArgumentNames => _arguments;

    /// <summary>The parameters that columns of rows can set.</summary>
    private protected virtual RowParameters RowColumnsTaken => RowParameters.Of(GetType());

    /// <summary>Reads an object of the pipeline before the engine binds it.</summary>
    /// <param name="input">The object, or null between objects.</param>
    /// <param name="takesAll">Whether every object is taken, and judged by the command.</param>
    /// <param name="takesText">Whether a text is taken.</param>
    /// <param name="isForCommand">Whether the command says itself what is wrong with a row of which nothing binds.</param>
    private protected void ReadInput(PSObject? input, bool takesAll = false, bool takesText = false, bool isForCommand = false)
    {
        if (!Rows.Read(input, takesAll, takesText, isForCommand))
        {
            // The exception tells the engine that the object does not fit this parameter. It fits no other parameter either, so the engine
            // writes its error for the row.
            throw new PSInvalidCastException();
        }
    }

    /// <inheritdoc cref="Questions.ShouldProcess"/>
    private protected new bool ShouldProcess(string target, string action) => Questions.ShouldProcess(target, action);

    /// <inheritdoc cref="Questions.ShouldContinue"/>
    private protected new bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll) =>
        Questions.ShouldContinue(query, caption, ref yesToAll, ref noToAll);

    /// <summary>The questions of the command. Available from BeginProcessing on.</summary>
    private protected Questions Questions => _questions ??= new Questions(this, ConnectedSession, NewLog(), WriteLog, StopRequested)
    {
        BeforeQuestion = FinishColumns,
        OnAnswer = isYes => Report?.AddAnswer(isYes),
    };

    /// <summary>
    /// The region of the current row: the parameter's, else the input object's, else the session's, which falls back to the environment's.
    /// Null after an error was written for a row whose region is blank or malformed. When no row can have a region, the pipeline ends with
    /// an error.
    /// </summary>
    private protected string? ResolveRegion(object? target, string? ofInput = null)
    {
        if (IsUnreadable(target))
        {
            return null;
        }

        string? given = Region ?? ofInput;
        string? source = given is null ? ConnectedSession.RegionSource : null;
        if ((given ?? ConnectedSession.RegionId) is { } region)
        {
            if (!EndpointResolver.IsRegionId(region))
            {
                WriteError(RegionErrors.Bad(region, target, source));
                return null;
            }

            if (Questions.TakeRegion(region, source) is { } doubt)
            {
                WriteWarning(doubt);
            }

            return region;
        }

        ErrorRecord error = RegionErrors.NoneGiven(target);
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(Region)))
        {
            ThrowTerminatingError(error);
        }

        WriteError(error);
        return null;
    }

    /// <summary>Whether the present row can't be read. Then the error for it was written.</summary>
    private protected bool IsUnreadable(object? target)
    {
        FinishColumns();
        if (Rows.Problem is not { } problem)
        {
            return false;
        }

        WriteError(RowErrors.Unreadable(problem, target));
        return true;
    }

    /// <summary>
    /// Called after the engine has bound the row, and before anything is done with it. Tells which values were read differently from how
    /// they are written, and warns of columns whose names are nearly those of parameters.
    /// </summary>
    private protected void FinishColumns() => _rows?.Finish(this);

    /// <summary>Writes an error for the present row, after the messages about its columns.</summary>
    private protected new void WriteError(ErrorRecord error)
    {
        FinishColumns();
        PipedRow? row = _rows?.Current;
        Report?.AddRefused(row, error);
        ErrorRecord named = row?.NameIn(error) ?? error;
        WrittenErrors.Note(named, ErrorRecords.IsOutcomeUnknown(error) ? VpcOutcome.Unknown : VpcOutcome.Refused);
        WriteFinished(named);
    }

    /// <summary>Writes an error that already has the name of its row. Parts of it that an earlier error has said are left out.</summary>
    private protected void WriteFinished(ErrorRecord error) => base.WriteError(_errors.Finish(error));

    /// <summary>The report on the rows, which is shown at the end. Null for commands without one.</summary>
    private protected virtual RunReport? Report => null;

    /// <summary>Whether something came through the pipeline or as -InputObject, even if it is null.</summary>
    private protected bool HasInput => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey("InputObject");

    /// <summary>Emits a list. When reading fails, the error says how much came before the failure.</summary>
    /// <param name="list">The list.</param>
    /// <param name="write">What is done with an object.</param>
    /// <param name="explain">Makes the error of a call that failed.</param>
    /// <returns>Whether the list was read to its end.</returns>
    private protected bool Write<TItem>(WholeList<TItem> list, Action<TItem> write, Func<VpcException, ErrorRecord> explain)
    {
        if (list.HandOut(write, explain) is not { } error)
        {
            return true;
        }

        WriteError(error);
        return false;
    }
}
