using System;
using System.Collections;
using System.Management.Automation;
using VpcPS.Errors;

namespace VpcPS.Commands;

/// <summary>
/// Changes how running emulators behave: adds faults, limits the rate of calls, teaches answers, moves the clock. What you don't
/// give stays unchanged.
/// </summary>
/// <remarks>
/// <para>
/// Use it to rehearse what the cloud does on a bad day: throttling, lost answers, busy services. An invalid fault, limit or answer
/// is an error. Nothing is emitted.
/// </para>
/// <para>
/// The emulator checks the requests of all actions of the VPC service, and has a model of those that the commands of this module
/// use. It answers any other action when you have taught it an answer with -Answer. Where it has a model, the answer replaces the
/// model, with a warning. The emulator adds the RequestId, and repeats the first answer to a repeated ClientToken.
/// </para>
/// <para>
/// A script block gets the parameters of the request as $_ and as its first argument, and the number of the request as its
/// second. It runs in a runspace of its own, one request at a time: it finds your variables as $using: variables, with the values
/// that they had when you taught it. To answer with an error, it emits an object with Status, Code and Message. An error in it
/// becomes the error Emulator.AnswerFailed of the request. Only fixed answers are saved in estate files.
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
/// <example>
/// <para>Teach answers, to rehearse an action that the emulator only checks</para>
/// <code>
/// Set-VpcEmulator -Answer @{ Action = 'CreateNatGateway'; Body = { param($Parameters, $Number) @{ NatGatewayId = "ngw-$Number" } } }
/// Set-VpcEmulator -Answer @{ Action = 'GetNatGatewayAttribute'; Body = @{ Status = 'Creating' }, @{ Status = 'Available' } }
/// Invoke-VpcApi CreateNatGateway @{ VpcId = 'vpc-hp3kzilwd9yflssfdlgqe' } -Confirm:$false
/// </code>
/// <para>
/// The script block makes an id for each gateway. The second action answers with Creating once, and then with Available. The
/// journal shows the requests as it shows all others.
/// </para>
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
    /// Answers by action, instead of earlier ones for the same actions; an empty list removes all. Each answer is a hashtable of
    /// Action and one of Body, Code and Remove. Body is a hashtable, an object, JSON text, or a script block that makes one of
    /// these. A Body that is a list gives its items one after the other, and the last one from then on; several answers for one
    /// action do the same. Code is the code of an error, with its Message and its HTTP Status from 400 to 599. Remove = $true
    /// removes the answers of the action.
    /// </summary>
    [Parameter]
    [AllowEmptyCollection]
    public Hashtable[]? Answer { get; set; }

    /// <summary>
    /// Moves the clock of an emulator that was started with -Clock Manual forward. Sessions that wait move it themselves: see
    /// Start-VpcEmulator -Clock.
    /// </summary>
    [Parameter]
    public TimeSpan? AdvanceClock { get; set; }

    /// <summary>Changes the emulators.</summary>
    protected override void ProcessRecord()
    {
        foreach (VpcEmulator emulator in Targets(mustExist: true))
        {
            try
            {
                Change(emulator);
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                WriteError(EmulatorErrors.BadBehaviour(e, emulator));
            }
        }
    }

    private void Change(VpcEmulator emulator)
    {
        // Everything is read before any of it is applied, so that an error changes nothing.
        if (AdvanceClock is { } time)
        {
            EmulatorBehaviour.CheckAdvance(emulator.Clock, time);
        }

        EmulatorAnswers answers = EmulatorAnswers.Read(Answer, SessionState.PSVariable, emulator.AnswerRunspace);
        emulator.Server.Change(
            Fault is null ? null : EmulatorBehaviour.ToFaults(Fault),
            RateLimit is null ? null : EmulatorBehaviour.ToRateLimits(RateLimit),
            answers.Taught);
        if (Answer is { Length: 0 })
        {
            emulator.Server.Forget(action: null);
        }

        foreach (string action in answers.Forgotten)
        {
            emulator.Server.Forget(action);
        }

        foreach (string warning in answers.Warnings)
        {
            WriteWarning(warning);
        }

        if (AdvanceClock is { } by)
        {
            emulator.Server.AdvanceClock(by);
        }
    }
}
