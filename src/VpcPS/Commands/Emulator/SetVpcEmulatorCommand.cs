using System;
using System.Collections;
using System.Management.Automation;

namespace VpcPS.Commands;

/// <summary>
/// Changes how running emulators behave: makes faults, limits the rate of calls, turns the clock. What is not given stays
/// as it is.
/// </summary>
[Cmdlet(VerbsCommon.Set, "VpcEmulator")]
public sealed class SetVpcEmulatorCommand : EmulatorCmdlet
{
    /// <summary>
    /// The faults from now on, in place of earlier ones; an empty list for none. Each is a hashtable: Action and Region say
    /// which calls it befalls (default: all); exactly one of Code (an error code such as Throttling.User), Reset (before
    /// anything is done), ResetAfter (done, but the reply is lost) and Truncate (half an answer), or DelayMs, says what
    /// happens; Probability from 0 to 1 and Times say how often; RetryAfterMs goes with a Throttling code.
    /// </summary>
    [Parameter]
    [AllowEmptyCollection]
    public Hashtable[]? Fault { get; set; }

    /// <summary>
    /// The most calls in any 60 s by action, in place of earlier limits: @{ AllocateIpv6InternetBandwidth = 300 }. An empty
    /// hashtable for no limits.
    /// </summary>
    [Parameter]
    public Hashtable? RateLimit { get; set; }

    /// <summary>Turns the clock of an emulator that was started with -Clock Manual forward.</summary>
    [Parameter]
    public TimeSpan? AdvanceClock { get; set; }

    /// <summary>Changes the emulators.</summary>
    protected override void ProcessRecord()
    {
        foreach (VpcEmulator emulator in Targets())
        {
            try
            {
                Change(emulator);
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                WriteError(ErrorRecords.BadEmulatorBehaviour(e, emulator));
            }
        }
    }

    private void Change(VpcEmulator emulator)
    {
        if (Fault is not null)
        {
            emulator.Server.SetFaults(EmulatorBehaviour.ToFaults(Fault));
        }

        if (RateLimit is not null)
        {
            emulator.Server.SetRateLimits(EmulatorBehaviour.ToRateLimits(RateLimit));
        }

        if (AdvanceClock is { } by)
        {
            emulator.Server.AdvanceClock(by);
        }
    }
}
