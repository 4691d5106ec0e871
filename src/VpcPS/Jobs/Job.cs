// PowerShell has a class named Job as well, for background jobs. In this project the name means our class.
global using Job = VpcPS.Jobs.Job;
using System;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Signing;
using VpcPS.Errors;

namespace VpcPS.Jobs;

/// <summary>
/// The work for one input row or for a batch of rows. It holds everything that the work needs, because the cmdlet already has the next row
/// when the work runs.
/// </summary>
internal sealed class Job : WindowWork
{
    private readonly Func<JobCalls, Task<object?>> _work;
    private readonly Func<VpcException, ErrorRecord> _explain;
    private Task<object?>? _running;
    private JobCalls? _calls;
    private JobOutcome? _outcome;

    /// <summary>Makes a job.</summary>
    /// <param name="key">Identifies what the job changes. Jobs with the same key run one after the other.</param>
    /// <param name="work">
    /// Makes the calls and returns what is to be emitted: an object, null, or a list. An ErrorRecord in the list is emitted as an error.
    /// </param>
    /// <param name="explain">Makes the job's error from a failed call.</param>
    public Job(string key, Func<JobCalls, Task<object?>> work, Func<VpcException, ErrorRecord> explain)
        : base(key)
    {
        _work = work;
        _explain = explain;
    }

    /// <summary>Whether the job may change something. If so, its result is always reported, even when the pipeline ends early.</summary>
    public bool ChangesState { get; set; } = true;

    /// <summary>Whether the job is a dry run: the service only checks the change.</summary>
    public bool OnlyChecks { get; set; }

    /// <summary>The target of the error that is made when our own code fails. Default: the key.</summary>
    public object? Target { get; init; }

    /// <summary>The pipeline object that the job is for. Null when the job is for an argument or for several rows.</summary>
    public PipedRow? Row { get; set; }

    /// <summary>
    /// The row with the ClientToken of the change, for an error with an unknown outcome. Null where there is no such row.
    /// </summary>
    public RowAgain? Again { get; init; }

    /// <summary>Whether the job is for a batch of rows. Its errors then do not name the row that the pipeline has now.</summary>
    public bool IsOfManyRows { get; init; }

    /// <summary>
    /// Whether rows of the input ask for the job. A job that -Prune adds has no row that could be corrected and piped in again.
    /// </summary>
    public bool IsOfInput { get; init; } = true;

    /// <summary>The number of input rows that the job is for. The progress counts them.</summary>
    public int InputRows { get; init; } = 1;

    /// <summary>Makes the calls of the job. The pump sets it before it adds the job to the window.</summary>
    public JobCalls Calls
    {
        get => _calls!;
        set => _calls = value;
    }

    /// <summary>The result of the job. Available once the job has ended.</summary>
    public JobOutcome Outcome => _outcome!;

    /// <inheritdoc/>
    public override Task StartAsync()
    {
        Calls.BeginWork();
        return _running = _work(Calls);
    }

    /// <inheritdoc/>
    // This runs on any thread, so it must use neither the cmdlet nor its parameters.
    protected override void Keep(Exception? failure)
    {
        try
        {
            _outcome = failure is null ? new JobOutcome(this, _running!.Result) : OutcomeOf(failure);
        }
        catch (Exception e)
        {
            // The code that explains the failure has failed itself.
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
        // The pipeline has ended. What the job did before is still reported.
        OperationCanceledException => new JobOutcome(this, Calls.Done) { IsCanceled = true },
        _ => FailedByFault(failure),
    };

    // Whatever the job has already done is emitted; it is not unknown.
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
            // This is recorded at once, because the next job with this key may be the same purchase.
            Calls.AddUnknownOutcome(error.TargetObject);
        }

        return new JobOutcome(this, Calls.Done, error, isOutcomeUnknown);
    }
}
