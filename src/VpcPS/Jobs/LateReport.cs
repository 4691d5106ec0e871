using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace VpcPS.Jobs;

/// <summary>Reports what jobs have done when it can't be emitted any more, because the pipeline has ended or is being stopped.</summary>
internal sealed class LateReport
{
    private readonly IJobOutput _output;

    // The number of changes that have no output. A command that is stopped reports how many there were.
    private int _silentlyDone;
    private string? _lastSilentlyDone;

    /// <param name="output">The streams of the command.</param>
    public LateReport(IJobOutput output) => _output = output;

    /// <summary>Counts a job that has changed something and emits no object for it.</summary>
    public void CountSilent(JobOutcome outcome)
    {
        _silentlyDone++;
        _lastSilentlyDone = outcome.Job.Key;
    }

    /// <summary>Reports how many jobs changed something without output.</summary>
    public void SaySilentlyDone()
    {
        if (_silentlyDone > 0)
        {
            Say(UserText.Of($"{_silentlyDone} rows were done before the pipeline ended; the last was {_lastSilentlyDone}."));
        }
    }

    /// <summary>Reports what a job has changed, and that its outcome is unknown if it is.</summary>
    public void Say(JobOutcome outcome)
    {
        if (outcome.IsSilentChange)
        {
            SayDone(SilentlyDone(outcome));
        }

        SayRest(outcome, 0);
    }

    /// <summary>
    /// Reports what a job has changed, and that its outcome is unknown if it is, without the items that were already emitted.
    /// </summary>
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

    /// <summary>Warns of the errors of jobs whose objects were emitted, and of changes that have no object.</summary>
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

    // -WarningAction Stop throws at the first warning, but the others must be shown too. Once the pipeline has ended, the engine adds
    // nothing to -WarningVariable any more.
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
