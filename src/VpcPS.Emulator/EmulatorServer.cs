using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VpcPS.Core.Journal;
using VpcPS.Core.Signing;
using VpcPS.Core;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Faults;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Time;
using VpcPS.Emulator.Wire;

namespace VpcPS.Emulator;

/// <summary>
/// A running emulator of the Vpc API (2016-04-28), listening on 127.0.0.1 until it is disposed. Safe for many threads.
/// </summary>
public sealed class EmulatorServer : IDisposable
{
    private const int FaultsKept = 100;

    private readonly byte[] _startingEstate;
    private readonly string? _estatePath;
    private readonly ServiceRules? _rules;
    private readonly IReadOnlyList<TaughtAnswer> _firstAnswers;
    private readonly ConcurrentQueue<Exception> _faults = new();
    private readonly LoopbackHttpServer _http;
    private readonly EmulatorClockMode _clockMode;
    private readonly RehearsalClock? _manual;
    private readonly IClock _clock;
    private readonly FaultDesk _desk;
    private readonly RequestRecorder? _recorder;
    private volatile EmulatorState _state;

    private EmulatorServer(EmulatorOptions options)
    {
        _desk = new FaultDesk(options.Faults, options.RateLimits, options.Seed);
        _clockMode = options.ClockMode;
        _manual = _clockMode == EmulatorClockMode.Manual ? new RehearsalClock(options.Clock) : null;
        _clock = _manual ?? options.Clock;
        _estatePath = options.EstatePath;
        _rules = options.Rules;
        _firstAnswers = options.Answers;
        _startingEstate = EstateFile.ReadBytes(_estatePath);
        _state = FreshState();
        AccessKey key = _state.Estate.AccessKeys.First(k => k.SecurityToken is null && !k.Disabled);
        AccessKeyId = key.AccessKeyId;
        AccessKeySecret = key.AccessKeySecret;
        RegionId = _state.Estate.DefaultRegionId;
        var settling = new EstateRules(SettlesAtOnce: _clockMode == EmulatorClockMode.Immediate);
        var handler = new ApiHandler(
            _clock,
            _clockMode,
            _manual,
            new Dispatcher(settling, _clock, options.Stage),
            _desk,
            () => _state,
            NoteFault,
            () => _recorder);
        _http = LoopbackHttpServer.Start(options.Port, options.HttpLimits, handler, options.Clock);
        Port = _http.Port;
        EndpointUrl = new Uri("http://127.0.0.1:" + Port.ToString(CultureInfo.InvariantCulture));
        _recorder = options.RecordPath is null ? null : OpenRecord(options.RecordPath);
    }

    /// <summary>The address of the API, such as <c>http://127.0.0.1:33465/</c>.</summary>
    public Uri EndpointUrl { get; }

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>The id of a key that can sign: the estate's first key that needs no token. It is fictitious.</summary>
    public string AccessKeyId { get; }

    /// <summary>The secret of <see cref="AccessKeyId"/>. It is fictitious.</summary>
    public string AccessKeySecret { get; }

    /// <summary>The region that the estate names as its default.</summary>
    public string RegionId { get; }

    /// <summary>
    /// The clock of <see cref="EmulatorClockMode.Manual"/>, which clients in this process can wait on; null in other modes.
    /// </summary>
    public IClock? ManualClock => _manual;

    /// <summary>The API requests until now, oldest first; at most the last 100,000. A copy.</summary>
    public IReadOnlyList<JournalEntry> Journal => _state.Journal.Snapshot();

    /// <summary>
    /// Exceptions that show a mistake in the emulator itself, oldest first; at most the last 100. A copy. Each of these
    /// requests was answered with InternalError.
    /// </summary>
    public IReadOnlyList<Exception> InternalFaults => [.. _faults];

    /// <summary>
    /// The answers that somebody taught, by the names of the actions, and those of one action in their order. A copy.
    /// </summary>
    public IReadOnlyList<TaughtAnswer> Answers => _state.Answers.All;

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="EstateFileException">The estate file can't be used.</exception>
    /// <exception cref="ArgumentException">A fault rule, a rate limit or an answer is not valid.</exception>
    /// <exception cref="EmulatorStartException">The port is in use or not allowed.</exception>
    /// <exception cref="JournalException">The record can't be written.</exception>
    public static EmulatorServer Start(EmulatorOptions? options = null) => new(options ?? new EmulatorOptions());

    /// <summary>
    /// Writes the estate as it is now to a file. An emulator can start from that file. The file is written completely or
    /// not at all. It contains no idempotency tokens, no nonces and no journal, and no answers of an action that a function
    /// answers.
    /// </summary>
    /// <param name="path">The file. An existing file is replaced.</param>
    public void SaveEstate(string path)
    {
        EmulatorState current = _state;
        byte[] content;
        lock (current.EstateLock)
        {
            current.Estate.Settle(_clock.UtcNow.UtcDateTime);
            current.Estate.Answers = current.Answers.Fixed.ToList() is { Count: > 0 } answers ? answers : null;
            content = EstateFile.Render(current.Estate);
        }

        EstateFile.WriteBytes(path, content);
    }

    /// <summary>
    /// Moves the clock of an emulator that was started with <see cref="EmulatorClockMode.Manual"/>. Resources that are due
    /// by then become Available or are gone, and calls that were held back until then go on.
    /// </summary>
    /// <param name="by">How far; not negative.</param>
    /// <exception cref="InvalidOperationException">The emulator was started with another clock mode.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void AdvanceClock(TimeSpan by)
    {
        if (_manual is null)
        {
            throw new InvalidOperationException(
                $"Only a manual clock can be turned; this emulator runs with the clock mode {_clockMode}. "
                + $"Start it with {EmulatorClockMode.Manual}.");
        }

        if (by < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(by), by, "A clock can only be turned forward.");
        }

        _manual.Advance(by);
    }

    /// <summary>Replaces the fault rules. Their counts and their random numbers start again.</summary>
    /// <param name="rules">The fault rules, in the order in which they are looked at. Empty for no faults.</param>
    /// <exception cref="ArgumentException">
    /// A rule does nothing, has more than one of Code, Reset, ResetAfter and Truncate, or names an action or a region that
    /// does not exist. The rules before stay in force.
    /// </exception>
    public void SetFaults(IReadOnlyList<FaultRule> rules) => _desk.Set(rules, limits: null);

    /// <summary>
    /// Replaces the rate limits. The counts start again. A call above its limit is answered with Throttling.User, HTTP 400,
    /// and the header x-acs-retry-after.
    /// </summary>
    /// <param name="limits">Calls in 60 seconds by action, at least 1. Actions without an entry have no limit.</param>
    /// <exception cref="ArgumentException">An action does not exist, or a limit is below 1. The limits before stay in force.</exception>
    public void SetRateLimits(IReadOnlyDictionary<string, int> limits) => _desk.Set(rules: null, limits);

    /// <summary>
    /// Teaches answers. The actions that they name give them from now on, in their order and the last one again and again, instead
    /// of what they were taught before and of what the emulator's model would do. The checks of the parameters stay. Other
    /// actions keep what they were taught.
    /// </summary>
    /// <param name="answers">The answers.</param>
    /// <exception cref="ArgumentException">An answer is not valid, or its action does not exist. Then none is taught.</exception>
    public void Teach(IReadOnlyList<TaughtAnswer> answers) => _state.Answers.Teach(answers);

    /// <summary>Forgets what an action was taught. An action with a model follows it again.</summary>
    /// <param name="action">The name of the action; null for all actions.</param>
    /// <exception cref="ArgumentException">The action does not exist.</exception>
    public void Forget(string? action)
    {
        if (action is null)
        {
            _state.Answers.ForgetAll();
        }
        else if (ActionTable.Knows(action))
        {
            _state.Answers.Forget(action);
        }
        else
        {
            throw new ArgumentException($"The action '{action}' does not exist{ActionTable.DidYouMean(action)}");
        }
    }

    /// <summary>
    /// Replaces the fault rules and the rate limits, and teaches answers, as <see cref="SetFaults"/>,
    /// <see cref="SetRateLimits"/> and <see cref="Teach"/> do: all of it, or nothing.
    /// </summary>
    /// <param name="rules">The fault rules; null to keep those that are in force.</param>
    /// <param name="limits">The rate limits; null to keep those that are in force.</param>
    /// <param name="answers">The answers to teach.</param>
    /// <exception cref="ArgumentException">Something is not valid.</exception>
    public void Change(
        IReadOnlyList<FaultRule>? rules, IReadOnlyDictionary<string, int>? limits, IReadOnlyList<TaughtAnswer> answers)
    {
        TaughtAnswers.Check(answers);
        _desk.Set(rules, limits);
        _state.Answers.Teach(answers);
    }

    /// <summary>Whether an action with exactly this name exists, so that the emulator checks its requests.</summary>
    public static bool Knows(string action) => ActionTable.Knows(action);

    /// <summary>Whether the emulator has a model of an action, so that it does something without being taught.</summary>
    public static bool HasModelOf(string action) => ActionTable.IsModelled(action);

    /// <summary>
    /// Goes back to the estate, the fault rules, the limits and the taught answers of the start. Tokens, nonces and the journal are
    /// deleted. A manual clock is not moved.
    /// </summary>
    public void Reset()
    {
        _desk.Reset();
        _state = FreshState();
    }

    /// <summary>Stops listening, frees the port and resets all connections.</summary>
    public void Dispose()
    {
        _http.Dispose();
        _recorder?.Dispose();
    }

    // The record belongs to an endpoint, which is known when the server listens.
    private RequestRecorder OpenRecord(string path)
    {
        try
        {
            var owner = JournalOwner.Of(EndpointUrl, new AlibabaCloudCredentials(AccessKeyId, AccessKeySecret));
            return new RequestRecorder(RunRecord.Open(path, owner, _clock));
        }
        catch (JournalException)
        {
            _http.Dispose();
            throw;
        }
    }

    private EmulatorState FreshState()
    {
        EstateDocument estate = EstateFile.Parse(_startingEstate, _estatePath, TaughtAnswers.Enforce);
        estate.Rules = _rules ?? estate.Rules;
        var state = new EmulatorState(estate);
        state.Answers.Teach(estate.Answers ?? []);
        state.Answers.Teach(_firstAnswers);
        return state;
    }

    private void NoteFault(Exception fault)
    {
        _faults.Enqueue(fault);
        if (_faults.Count > FaultsKept)
        {
            _faults.TryDequeue(out _);
        }
    }
}
