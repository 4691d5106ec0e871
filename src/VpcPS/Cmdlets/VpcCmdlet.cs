using System;
using System.Management.Automation;
using System.Management.Automation.Host;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Signing;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Lists;

namespace VpcPS.Cmdlets;

/// <summary>What every cmdlet that calls the service in a region shares: rows with their columns, the region, questions.</summary>
public abstract class VpcCmdlet : SessionCmdlet
{
    private RowColumns? _columns;

    // Bound before any row was: what a row has under these names is not read.
    private string[] _arguments = [];

    /// <summary>
    /// The region, such as cn-huhehaote. Commands that list take several and patterns as an argument: -Region cn-*, eu-central-1;
    /// -Region * is all. Default: the session's, else that of the environment variable ALIBABA_CLOUD_REGION_ID, else the
    /// profile's.
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
        set
        {
            _columns ??= new RowColumns(RowParameters.Of(GetType()), _arguments);
            if (!_columns.Read(value))
            {
                // To the engine the parameter then does not fit; as nothing else does, it writes its error of the row.
                throw new PSInvalidCastException();
            }
        }
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Arguments.EmptyFilter(MyInvocation) is { } empty)
        {
            ThrowTerminatingError(ErrorRecords.EmptyArgument(empty));
        }

        _arguments = [.. MyInvocation.BoundParameters.Keys];
        base.BeginProcessing();
        Arguments.SayReadings(this, except: []);
    }

    /// <summary>Says what is still to be said of the rows.</summary>
    protected override void EndProcessing() => FinishColumns();

    /// <summary>
    /// Asks as the engine does, without any character that acts on a terminal. Where nobody can be asked, the engine's
    /// error says that and no more: this one says what to type.
    /// </summary>
    private protected new bool ShouldProcess(string target, string action)
    {
        FinishColumns();
        try
        {
            return base.ShouldProcess(ShownText.Of(target), ShownText.Of(action));
        }
        catch (Exception e) when (SaysThatNobodyCanBeAsked(e))
        {
            ThrowTerminatingError(NobodyToAsk(e, $"{action}: {target}"));
            return false;
        }
    }

    /// <inheritdoc cref="ShouldProcess(string, string)"/>
    private protected new bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll)
    {
        try
        {
            return base.ShouldContinue(ShownText.Of(query), ShownText.Of(caption), ref yesToAll, ref noToAll);
        }
        catch (Exception e) when (SaysThatNobodyCanBeAsked(e))
        {
            ThrowTerminatingError(NobodyToAsk(e, query));
            return false;
        }
    }

    // What hosts throw that can't ask: with -NonInteractive, and without an interface, as in thread jobs and runbooks. Each
    // kind of host has its own exception.
    private static bool SaysThatNobodyCanBeAsked(Exception error) =>
        error is HostException or InvalidOperationException or NotImplementedException or NotSupportedException;

    private ErrorRecord NobodyToAsk(Exception error, string question) =>
        ErrorRecords.NobodyToAsk(error, question, hasForce: MyInvocation.MyCommand.Parameters.ContainsKey("Force"));

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
            WriteError(ErrorRecords.UnreadableRow(problem, target));
            return null;
        }

        if ((Region ?? ofInput ?? ConnectedSession.RegionId) is { } region)
        {
            if (EndpointResolver.IsRegionId(region))
            {
                return region;
            }

            WriteError(ErrorRecords.BadRegion(region, target));
            return null;
        }

        ErrorRecord error = ErrorRecords.NoRegion(target);
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(Region)))
        {
            ThrowTerminatingError(error);
        }

        WriteError(error);
        return null;
    }

    /// <summary>What keeps the present row from being read, or null.</summary>
    private protected string? RowProblem => _columns?.Problem;

    /// <summary>
    /// Once the engine has bound the row, and before anything is done with it: says what was read in another way than it is
    /// written, and warns of columns that are nearly parameters.
    /// </summary>
    private protected void FinishColumns() => _columns?.Finish(this);

    /// <summary>Writes an error of the present row, behind what is to be said of its columns.</summary>
    private protected new void WriteError(ErrorRecord error)
    {
        FinishColumns();
        base.WriteError(error);
    }

    /// <summary>Whether something came through the pipeline, or as -InputObject, be it nothing.</summary>
    private protected bool HasInput => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey("InputObject");

    /// <summary>Hands out a list; a failure is an error that says what came before it.</summary>
    /// <param name="list">The list.</param>
    /// <param name="write">What is done with an object.</param>
    /// <param name="explain">Makes the error of a call that failed.</param>
    /// <returns>Whether the list came to its end.</returns>
    private protected bool Write<TItem>(WholeList<TItem> list, Action<TItem> write, Func<VpcException, ErrorRecord> explain)
    {
        try
        {
            foreach (TItem item in list.Read())
            {
                write(item);
            }

            return true;
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.OfList(explain(e), list.Count));
        }
        catch (CredentialsUnavailableException e)
        {
            WriteError(ErrorRecords.OfList(ErrorRecords.NoCredentials(e), list.Count));
        }
        catch (JobErrorException e)
        {
            WriteError(e.ErrorRecord);
        }

        return false;
    }
}
