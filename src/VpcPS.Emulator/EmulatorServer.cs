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
/// A running emulator of the Vpc API (2016-04-28). It listens on 127.0.0.1 until it is disposed of. Safe for many threads.
/// </summary>
public sealed class EmulatorServer : IDisposable
{
    /// <summary>
    /// The latest time of a manual clock. .NET has no time after the year 9999, and expiry times that are calculated from the clock must
    /// fit.
    /// </summary>
    internal static readonly DateTimeOffset LatestTime = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

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

    /// <summary>The port that the emulator listens on.</summary>
    public int Port { get; }

    /// <summary>The id of a key that can sign: the estate's first key that needs no token. It is fictitious.</summary>
    public string AccessKeyId { get; }

    /// <summary>The secret of <see cref="AccessKeyId"/>. It is fictitious.</summary>
    public string AccessKeySecret { get; }

    /// <summary>The region that the estate names as its default.</summary>
    public string RegionId { get; }

    /// <summary>The clock of <see cref="EmulatorClockMode.Manual"/>. Clients in this process can wait by it. Null in other modes.</summary>
    public IClock? ManualClock => _manual;

    /// <summary>A copy of the list of API requests so far, oldest first. At most the last 100,000.</summary>
    public IReadOnlyList<JournalEntry> Journal => _state.Journal.Snapshot();

    /// <summary>
    /// A copy of the list of exceptions that show a bug in the emulator itself, oldest first. At most the last 100. Each of these requests
    /// was answered with InternalError.
    /// </summary>
    public IReadOnlyList<Exception> InternalFaults => [.. _faults];

    /// <summary>
    /// A copy of the answers that users have defined, sorted by action. The answers of one action are in their own order.
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
    /// Writes the present estate to a file, from which an emulator can start. The file is written completely or not at all. It contains no
    /// idempotency tokens, no nonces and no journal. It also lacks the answers of actions that a function answers.
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
    /// Advances the clock of an emulator that was started with <see cref="EmulatorClockMode.Manual"/>. Resources whose time has then come
    /// become Available or are gone, and calls that were delayed until then continue.
    /// </summary>
    /// <param name="by">The time to add. Not negative.</param>
    /// <exception cref="InvalidOperationException">The emulator was started with another clock mode.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or too long: .NET has no time after the year 9999.</exception>
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

        if (by > LatestTime - _manual.UtcNow)
        {
            throw new ArgumentOutOfRangeException(nameof(by), by, $"The clock goes no further than the year {LatestTime.Year}.");
        }

        _manual.Advance(by);
    }

    /// <summary>Replaces the fault rules. Their counts and their random numbers start again.</summary>
    /// <param name="rules">The fault rules, in the order in which they are applied. Empty for no faults.</param>
    /// <exception cref="ArgumentException">
    /// A rule does nothing, has more than one of Code, Reset, ResetAfter and Truncate, or names an action or a region that does not exist.
    /// Then the old rules are kept.
    /// </exception>
    public void SetFaults(IReadOnlyList<FaultRule> rules) => _desk.Set(rules, limits: null);

    /// <summary>
    /// Replaces the rate limits. The counts start again. A call above its limit is answered with Throttling.User, HTTP 400,
    /// and the header x-acs-retry-after.
    /// </summary>
    /// <param name="limits">Calls in 60 seconds by action, at least 1. Actions without an entry have no limit.</param>
    /// <exception cref="ArgumentException">An action does not exist, or a limit is below 1. Then the old limits are kept.</exception>
    public void SetRateLimits(IReadOnlyDictionary<string, int> limits) => _desk.Set(rules: null, limits);

    /// <summary>
    /// Defines answers for actions. From now on these actions give the answers in this order, and then repeat the last one. They replace
    /// the earlier answers of these actions, and also what the emulator's model would answer. The parameters are still checked. Other
    /// actions keep their answers.
    /// </summary>
    /// <param name="answers">The answers.</param>
    /// <exception cref="ArgumentException">An answer is not valid, or its action does not exist. Then no answer is added.</exception>
    public void Teach(IReadOnlyList<TaughtAnswer> answers) => _state.Answers.Teach(answers);

    /// <summary>Removes the answers that were defined for an action. An action with a model uses it again.</summary>
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
    /// Does the same as <see cref="SetFaults"/>, <see cref="SetRateLimits"/> and <see cref="Teach"/> in one step: all of it or nothing.
    /// </summary>
    /// <param name="rules">The fault rules. Null to keep the present ones.</param>
    /// <param name="limits">The rate limits. Null to keep the present ones.</param>
    /// <param name="answers">The answers to define.</param>
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

    /// <summary>Whether the emulator has a model of an action, so that it can answer without a user-defined answer.</summary>
    public static bool HasModelOf(string action) => ActionTable.IsModelled(action);

    /// <summary>
    /// Restores the estate, the fault rules, the limits and the user-defined answers of the start. Tokens, nonces and the journal are
    /// deleted. A manual clock is not changed.
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

    // The owner of the record includes the endpoint, which is known only when the server listens.
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
