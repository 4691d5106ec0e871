using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VpcPS.Jobs;

/// <summary>Says what jobs have done that can't be emitted any more, because the pipeline has ended or is being stopped.</summary>
internal sealed class LateReport
{
    private readonly IJobOutput _output;

    // What was changed and has no output: a command that stops says how far it came.
    private int _silentlyDone;
    private string? _lastSilentlyDone;

    /// <param name="output">The streams of the command.</param>
    public LateReport(IJobOutput output) => _output = output;

    /// <summary>Counts a job of which nothing is emitted although it has changed something.</summary>
    public void CountSilent(JobOutcome outcome)
    {
        _silentlyDone++;
        _lastSilentlyDone = outcome.Job.Key;
    }

    /// <summary>Says how many jobs were done without output.</summary>
    public void SaySilentlyDone()
    {
        if (_silentlyDone > 0)
        {
            Say(UserText.Of($"{_silentlyDone} rows were done before the pipeline ended; the last was {_lastSilentlyDone}."));
        }
    }

    /// <summary>Says what a job has done, and what nobody knows of it.</summary>
    public void Say(JobOutcome outcome)
    {
        if (outcome.IsSilentChange)
        {
            SayDone(SilentlyDone(outcome));
        }

        SayRest(outcome, 0);
    }

    /// <summary>Says what a job has done, and what nobody knows of it, when its first items are out already.</summary>
    public void SayRest(JobOutcome outcome, int emitted)
    {
        foreach (object done in outcome.DoneAfter(emitted))
        {
            SayDone(done);
        }

        if (outcome.IsUnknownAfter(emitted))
        {
            Say(outcome.Errors.First().ErrorDetails.Message);
        }
    }

    /// <summary>Says the errors of jobs whose objects came out, and which of them have no object.</summary>
    public void WarnOfErrors(IReadOnlyCollection<JobOutcome> outcomes) => WarnOf(
    [
        .. outcomes.SelectMany(outcome => outcome.Errors).Select(error => error.ErrorDetails.Message),
        .. outcomes.Where(outcome => outcome.IsSilentChange).Select(SilentlyDone).Select(Late),
    ]);

    private static string Late(object done) => UserText.Of($"Done after the pipeline had ended: {done}.");

    private string SilentlyDone(JobOutcome outcome) => $"{_output.CommandName} {outcome.Job.Key}";

    private void SayDone(object done) => Say(_output.Stopping ? UserText.Of($"Done while stopping: {done}.") : Late(done));

    private void Say(string text)
    {
        if (_output.Stopping)
        {
            _output.SayWhileStopping(text);
        }
        else
        {
            WarnOf([text]);
        }
    }

    // -WarningAction Stop throws at the first warning, and the others must be said too. When the pipeline has ended, the
    // engine adds nothing to -WarningVariable any more.
    private void WarnOf(IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            int collected = _output.CollectedWarnings?.Count ?? 0;
            try
            {
                _output.WriteWarning(text);
            }
            catch (RuntimeException)
            {
            }

            if (_output.CollectedWarnings is { } variable && variable.Count == collected)
            {
                variable.Add(new WarningRecord(text));
            }
        }
    }
}
