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

/// <summary>What every cmdlet that calls the service in a region shares: rows with their columns, the region, questions.</summary>
public abstract class VpcCmdlet : SessionCmdlet
{
    private readonly WrittenErrors _errors = new();
    private PipedRows? _rows;

    // Bound before any row was: what a row has under these names is not read.
    private string[] _arguments = [];

    private Questions? _questions;

    // The regions that were warned about.
    private HashSet<string>? _doubtful;

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
        if (Arguments.EmptyFilter(MyInvocation) is { } empty)
        {
            ThrowTerminatingError(ListErrors.EmptyArgument(empty));
        }

        _arguments = [.. MyInvocation.BoundParameters.Keys];
        base.BeginProcessing();
        Arguments.SayReadings(this, except: []);
    }

    /// <summary>Says what is still to be said of the rows.</summary>
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

    /// <summary>The parameters that take columns of rows.</summary>
    private protected virtual RowParameters RowColumnsTaken => RowParameters.Of(GetType());

    /// <summary>Takes an object of the pipeline before the engine binds it.</summary>
    /// <param name="input">The object, or null between objects.</param>
    /// <param name="takesAll">Whether every object is taken, and judged by the command.</param>
    /// <param name="takesText">Whether a text is taken.</param>
    /// <param name="isForCommand">Whether the command says itself what is wrong with a row of which nothing binds.</param>
    private protected void ReadInput(PSObject? input, bool takesAll = false, bool takesText = false, bool isForCommand = false)
    {
        if (!Rows.Read(input, takesAll, takesText, isForCommand))
        {
            // To the engine the parameter then does not fit; as nothing else does, it writes its error of the row.
            throw new PSInvalidCastException();
        }
    }

    /// <inheritdoc cref="Questions.ShouldProcess"/>
    private protected new bool ShouldProcess(string target, string action) => Questions.ShouldProcess(target, action);

    /// <inheritdoc cref="Questions.ShouldContinue"/>
    private protected new bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll) =>
        Questions.ShouldContinue(query, caption, ref yesToAll, ref noToAll);

    /// <summary>What the command asks and tells; there is one from BeginProcessing on.</summary>
    private protected Questions Questions => _questions ??= new Questions(this, ConnectedSession, NewLog(), WriteLog, StopRequested)
    {
        BeforeQuestion = FinishColumns,
        OnAnswer = isYes => Report?.AddAnswer(isYes),
    };

    /// <summary>
    /// The region of the current row: the parameter's, else the input object's, else the session's, which falls back
    /// to the environment's. Null after an error was written for a row whose region is blank or malformed; when no row
    /// could have one, the pipeline ends.
    /// </summary>
    private protected string? ResolveRegion(object? target, string? ofInput = null)
    {
        FinishColumns();
        if (RowProblem is { } problem)
        {
            WriteError(RowErrors.Unreadable(problem, target));
            return null;
        }

        if ((Region ?? ofInput ?? ConnectedSession.RegionId) is { } region)
        {
            if (EndpointResolver.IsRegionId(region))
            {
                WarnOf(region);
                return Questions.Region = region;
            }

            WriteError(RegionErrors.Bad(region, target));
            return null;
        }

        ErrorRecord error = RegionErrors.NoneGiven(target);
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(Region)))
        {
            ThrowTerminatingError(error);
        }

        WriteError(error);
        return null;
    }

    private void WarnOf(string region)
    {
        if (region != Questions.Region && RegionNames.DoubtOf(region) is { } doubt && (_doubtful ??= []).Add(region))
        {
            WriteWarning(doubt);
        }
    }

    /// <summary>What keeps the present row from being read, or null.</summary>
    private protected string? RowProblem => _rows?.Problem;

    /// <summary>
    /// Once the engine has bound the row, and before anything is done with it: says what was read in another way than it is
    /// written, and warns of columns that are nearly parameters.
    /// </summary>
    private protected void FinishColumns() => _rows?.Finish(this);

    /// <summary>Writes an error of the present row, behind what is to be said of its columns.</summary>
    private protected new void WriteError(ErrorRecord error)
    {
        FinishColumns();
        PipedRow? row = _rows?.Current;
        Report?.AddRefused(row, error);
        ErrorRecord named = row?.NameIn(error) ?? error;
        WrittenErrors.Note(named, ErrorRecords.IsOutcomeUnknown(error) ? VpcOutcome.Unknown : VpcOutcome.Refused);
        WriteFinished(named);
    }

    /// <summary>Writes an error that has the name of its row already, and leaves out what was said before.</summary>
    private protected void WriteFinished(ErrorRecord error) => base.WriteError(_errors.Finish(error));

    /// <summary>What is said at the end of what the rows became; null for commands that say nothing.</summary>
    private protected virtual RunReport? Report => null;

    /// <summary>Whether something came through the pipeline, or as -InputObject, be it nothing.</summary>
    private protected bool HasInput => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey("InputObject");

    /// <summary>Hands out a list; a failure is an error that says what came before it.</summary>
    /// <param name="list">The list.</param>
    /// <param name="write">What is done with an object.</param>
    /// <param name="explain">Makes the error of a call that failed.</param>
    /// <returns>Whether the list came to its end.</returns>
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
