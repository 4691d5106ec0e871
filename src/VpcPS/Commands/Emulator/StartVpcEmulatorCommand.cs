using System;
using System.Collections;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Journal;
using VpcPS.Emulator;
using VpcPS.Errors;
using VpcPS.Purchases;
using VpcPS.Session;

namespace VpcPS.Commands;

/// <summary>
/// Starts an emulator of the API on this machine: real signatures, real HTTP, no account and no cost. Pipe it into
/// Connect-VpcSession, and a script rehearses before it runs on the cloud.
/// </summary>
/// <remarks>
/// <para>
/// The emulator has an estate of fictitious VPCs, gateways and addresses, the same as in the examples of this help. It listens on
/// this machine only, and stops with the module or with Stop-VpcEmulator.
/// </para>
/// <para>
/// Requests from web pages in a browser are refused, except from the emulator's own page.
/// </para>
/// </remarks>
/// <example>
/// <para>Rehearse</para>
/// <code>
/// Start-VpcEmulator | Connect-VpcSession
/// Import-Csv plan.csv | New-VpcIpv6InternetBandwidth -ErrorVariable refused -ErrorAction SilentlyContinue
/// Stop-VpcEmulator
/// </code>
/// <para>Everything between the two lines runs against the emulator.</para>
/// </example>
/// <example>
/// <para>See what a script has sent</para>
/// <code>
/// $emulator = Start-VpcEmulator
/// $session = $emulator | Connect-VpcSession
/// $bought = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd -Bandwidth 2
/// $emulator.Journal | Format-Table Time, Action, HttpStatus, Code, Committed
/// </code>
/// <para>The journal has a line for each request: here, the lookup of the gateway and the purchase.</para>
/// </example>
/// <example>
/// <para>Start from an estate that was saved</para>
/// <code>
/// $emulator = Start-VpcEmulator
/// $emulator | Stop-VpcEmulator -EstatePath estate.json
/// Start-VpcEmulator -EstatePath estate.json | Connect-VpcSession
/// </code>
/// <para>estate.json is a text file: add your own VPCs and addresses to rehearse with them.</para>
/// </example>
/// <example>
/// <para>Rehearse minutes of waiting in no time</para>
/// <code>
/// $emulator = Start-VpcEmulator -Clock Manual -RateLimit @{ AllocateIpv6InternetBandwidth = 2 }
/// $session = $emulator | Connect-VpcSession
/// Import-Csv plan.csv | New-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue
/// $emulator.Journal | Format-Table Time, Action, HttpStatus, Code
/// </code>
/// <para>
/// Two purchases a minute are accepted, and the others are repeated. The pauses pass on the emulator's clock, not on yours. The
/// journal shows when each request would have arrived.
/// </para>
/// </example>
[Cmdlet(VerbsLifecycle.Start, "VpcEmulator")]
[OutputType(typeof(VpcEmulator))]
public sealed class StartVpcEmulatorCommand : PSCmdlet
{
    /// <summary>The port to listen on, 0 to 65535. Default: 0, any free port.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>The estate file to start from. Default: the built-in estate, which has the ids of the examples.</summary>
    [Parameter(Position = 0)]
    [BlankToNull]
    public string? EstatePath { get; set; }

    /// <summary>
    /// How time passes for operations that take time on the cloud, such as creating a gateway. Immediate: they finish at once.
    /// Real: they take some seconds. Manual: the clock stands still until Set-VpcEmulator -AdvanceClock moves it, or until a
    /// connected session waits: for -Wait, between repetitions, or for its rate limit. Sessions then don't sleep: when all rows
    /// in progress wait, the clock jumps to the earliest time that any of them waits for. Default: Immediate.
    /// </summary>
    [Parameter]
    [ValidateSet("Immediate", "Real", "Manual")]
    public string Clock { get; set; } = "Immediate";

    /// <summary>Faults to start with, in the form that Set-VpcEmulator takes. Default: none.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public Hashtable[]? Fault { get; set; }

    /// <summary>The most calls in any 60 s by action, such as @{ AllocateIpv6InternetBandwidth = 300 }. Default: no limits.</summary>
    [Parameter]
    public Hashtable? RateLimit { get; set; }

    /// <summary>Answers to start with, in the form that Set-VpcEmulator takes. Default: those of the estate file.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public Hashtable[]? Answer { get; set; }

    /// <summary>The seed of the random numbers for faults with a Probability: the same seed gives the same run. Default:
    /// 0.</summary>
    [Parameter]
    public int Seed { get; set; }

    /// <summary>
    /// Which version of the service's rules applies. Seed: gateways have editions; PayByTraffic allows 1-500, 1-1000 or 1-2000
    /// Mbit/s on a Small, Medium or Large gateway, and PayByBandwidth 1-5000; a purchase names its gateway. Today: there are no
    /// editions; PayByTraffic allows 1-1000 and PayByBandwidth 1-2000 Mbit/s; a purchase can omit its gateway. Default: what the
    /// estate file says in Rules, else Seed.
    /// </summary>
    [Parameter]
    [ValidateSet("Seed", "Today")]
    public string? Rules { get; set; }

    /// <summary>
    /// The file that gets each change that a client asks for, with its outcome, whatever the client is. The format is that of
    /// Connect-VpcSession -Record; Compare-VpcRehearsal reads it. Default: none.
    /// </summary>
    [Parameter]
    [NotBlank]
    public string? Record { get; set; }

    /// <summary>Starts the emulator.</summary>
    protected override void ProcessRecord()
    {
        string? path = EstatePath is null ? null : SessionState.Path.GetUnresolvedProviderPathFromPSPath(EstatePath);
        var answerRunspace = new AnswerRunspace(SessionState.LanguageMode);
        try
        {
            EmulatorAnswers answers = EmulatorAnswers.Read(Answer, SessionState.PSVariable, answerRunspace);
            if (answers.Forgotten is [string forgotten, ..])
            {
                throw new ArgumentException(UserText.Of(
                    $"Only Set-VpcEmulator removes answers, from an emulator that runs. {forgotten} was not removed"));
            }

            EmulatorServer server = EmulatorServer.Start(new EmulatorOptions
            {
                Port = Port,
                EstatePath = path,
                RecordPath = Record is null ? null : JournalPaths.Resolve(this, Record),
                ClockMode = (EmulatorClockMode)Enum.Parse(typeof(EmulatorClockMode), Clock, ignoreCase: true),
                Faults = EmulatorBehaviour.ToFaults(Fault),
                RateLimits = EmulatorBehaviour.ToRateLimits(RateLimit),
                Answers = answers.Taught,
                Seed = Seed,
                Rules = Rules is null ? null : (ServiceRules)Enum.Parse(typeof(ServiceRules), Rules, ignoreCase: true),
            });
            var emulator = new VpcEmulator(server, path, answerRunspace);
            SessionsHere.Current.Own(emulator);
            foreach (string warning in answers.Warnings)
            {
                WriteWarning(warning);
            }

            WriteObject(emulator);
        }
        catch (EstateFileException e)
        {
            ThrowTerminatingError(EmulatorErrors.BadEstateFile(e, path));
        }
        catch (JournalException e)
        {
            ThrowTerminatingError(RecordErrors.Failed(e, Record));
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(EmulatorErrors.BadBehaviour(e, target: null));
        }
        catch (EmulatorStartException e)
        {
            ThrowTerminatingError(EmulatorErrors.CannotStart(e, Port));
        }
    }
}
