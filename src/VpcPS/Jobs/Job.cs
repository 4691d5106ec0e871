// PowerShell has a class Job as well: its background jobs.
global using Job = VpcPS.Jobs.Job;
using System;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Signing;
using VpcPS.Errors;

namespace VpcPS.Jobs;

/// <summary>
/// What one input row does, or a batch of rows, with everything it needs: by the time it runs, the cmdlet has the next row.
/// </summary>
internal sealed class Job : WindowWork
{
    private readonly Func<JobCalls, Task<object?>> _work;
    private readonly Func<VpcException, ErrorRecord> _explain;
    private Task<object?>? _running;
    private JobCalls? _calls;
    private JobOutcome? _outcome;

    /// <summary>Describes a job.</summary>
    /// <param name="key">What it changes: jobs with the same key run one after the other.</param>
    /// <param name="work">
    /// Makes its calls and gives what is to be emitted: an object, null, or a list, in which an ErrorRecord is an error
    /// of its own.
    /// </param>
    /// <param name="explain">Makes the job's error from a failed call.</param>
    public Job(string key, Func<JobCalls, Task<object?>> work, Func<VpcException, ErrorRecord> explain)
        : base(key)
    {
        _work = work;
        _explain = explain;
    }

    /// <summary>Whether it may change something. If so, it is never left behind without a word.</summary>
    public bool ChangesState { get; set; } = true;

    /// <summary>Whether the service only checks the change.</summary>
    public bool OnlyChecks { get; set; }

    /// <summary>What the error of a fault of our own is about. Default: the key.</summary>
    public object? Target { get; init; }

    /// <summary>The object of the pipeline that it is for; null where it is for an argument or for many rows.</summary>
    public PipedRow? Row { get; set; }

    /// <summary>The row with the ClientToken of the change, for an error with an unknown outcome; null where there is none.</summary>
    public RowAgain? Again { get; init; }

    /// <summary>Whether it is a batch of rows, so that it is not for the present one.</summary>
    public bool IsOfManyRows { get; init; }

    /// <summary>How many input rows it stands for, for the progress.</summary>
    public int InputRows { get; init; } = 1;

    /// <summary>Its way to make calls. The pump gives it before it adds the job to the window.</summary>
    public JobCalls Calls
    {
        get => _calls!;
        set => _calls = value;
    }

    /// <summary>What came of it, once it has ended.</summary>
    public JobOutcome Outcome => _outcome!;

    /// <inheritdoc/>
    public override Task StartAsync()
    {
        Calls.BeginWork();
        return _running = _work(Calls);
    }

    /// <inheritdoc/>
    // On any thread: touches neither the cmdlet nor its parameters.
    protected override void Keep(Exception? failure)
    {
        try
        {
            _outcome = failure is null ? new JobOutcome(this, _running!.Result) : OutcomeOf(failure);
        }
        catch (Exception e)
        {
            // Explaining the failure has failed.
            _outcome = FailedByFault(e);
        }
        finally
        {
            Calls.EndWork();
        }
    }

    private JobOutcome OutcomeOf(Exception failure) => failure switch
    {
        VpcException e => Failed(_explain(e), e.IsOutcomeUnknown),
        JobErrorException e => Failed(e.ErrorRecord, e.IsOutcomeUnknown),
        CredentialsUnavailableException e => Failed(SessionErrors.NoCredentials(e), isOutcomeUnknown: false),
        // The pipeline ends. What was done before is still said.
        OperationCanceledException => new JobOutcome(this, Calls.Done) { IsCanceled = true },
        _ => FailedByFault(failure),
    };

    // What is done already is emitted, and known.
    private JobOutcome FailedByFault(Exception fault)
    {
        bool isOutcomeUnknown = ChangesState && Calls.Done is null;
        return Failed(ErrorRecords.Unexpected(fault, Key, Target ?? Key, isOutcomeUnknown), isOutcomeUnknown);
    }

    private JobOutcome Failed(ErrorRecord error, bool isOutcomeUnknown)
    {
        if (isOutcomeUnknown)
        {
            error = Again is null ? error : ErrorRecords.At(error, Again.Row);
            // At once: the next job with this key may be the same purchase.
            Calls.AddUnknownOutcome(error.TargetObject);
        }

        return new JobOutcome(this, Calls.Done, error, isOutcomeUnknown);
    }
}
