using System;
using System.Collections;
using System.Management.Automation;
using VpcPS.Errors;

namespace VpcPS.Commands;

/// <summary>
/// Changes how running emulators behave: adds faults, limits the rate of calls, moves the clock. What you don't give stays
/// unchanged.
/// </summary>
/// <remarks>
/// <para>
/// Use it to rehearse what the cloud does on a bad day: throttling, lost answers, busy services. An invalid fault or limit is an
/// error. Nothing is emitted.
/// </para>
/// </remarks>
/// <example>
/// <para>Rehearse throttling</para>
/// <code>
/// Set-VpcEmulator -Fault @{ Action = 'AllocateIpv6InternetBandwidth'; Code = 'Throttling.User'; Times = 2; RetryAfterMs = 100 }
/// New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Bandwidth 2 -Verbose
/// </code>
/// <para>
/// The first two purchases are refused, and the module repeats them after a pause. -Verbose shows each request. The third attempt
/// succeeds.
/// </para>
/// </example>
/// <example>
/// <para>Rehearse a lost answer</para>
/// <code>
/// Set-VpcEmulator -Fault @{ Action = 'AllocateIpv6InternetBandwidth'; ResetAfter = $true; Times = 1 }
/// New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Bandwidth 2
/// (Get-VpcEmulator).Journal | Where-Object Committed | Measure-Object
/// </code>
/// <para>
/// The bandwidth is bought, but the answer is lost. The repetition carries the same token, so the journal shows one purchase.
/// </para>
/// </example>
/// <example>
/// <para>Rehearse a rate limit, then end all faults and limits</para>
/// <code>
/// Set-VpcEmulator -RateLimit @{ AllocateIpv6InternetBandwidth = 300 }
/// Set-VpcEmulator -Fault @() -RateLimit @{}
/// </code>
/// <para>The first command limits purchases to 300 in any 60 s. The second removes faults and limits.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "VpcEmulator")]
public sealed class SetVpcEmulatorCommand : EmulatorCmdlet
{
    /// <summary>
    /// The faults from now on, instead of earlier ones; an empty list means none. Each fault is a hashtable. Action and Region
    /// choose the calls (default: all). Give exactly one of Code (an error code such as Throttling.User), Reset (before anything
    /// is done), ResetAfter (done, but the answer is lost) and Truncate (half an answer), or give DelayMs. Probability from 0 to
    /// 1 and Times say how often; RetryAfterMs goes with a Throttling code.
    /// </summary>
    [Parameter]
    [AllowEmptyCollection]
    public Hashtable[]? Fault { get; set; }

    /// <summary>
    /// The most calls in any 60 s by action, instead of earlier limits: @{ AllocateIpv6InternetBandwidth = 300 }. An empty
    /// hashtable means no limits.
    /// </summary>
    [Parameter]
    public Hashtable? RateLimit { get; set; }

    /// <summary>
    /// Moves the clock of an emulator that was started with -Clock Manual forward. Sessions that wait move it themselves: see
    /// Start-VpcEmulator -Clock.
    /// </summary>
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
