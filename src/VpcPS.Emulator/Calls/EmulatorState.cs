using System;
using System.Collections.Generic;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>Everything that a reset replaces. A call that is running during the reset ends with the state it started with.</summary>
internal sealed class EmulatorState
{
    private readonly HashSet<string> _busyObjects = new(StringComparer.Ordinal);

    /// <summary>Makes a state with this estate. Everything else is empty.</summary>
    public EmulatorState(EstateDocument estate) => Estate = estate;

    /// <summary>The lock for reading and changing the estate. Handlers take microseconds, so one lock is enough.</summary>
    public object EstateLock { get; } = new();

    /// <summary>The estate: everything that the account owns.</summary>
    public EstateDocument Estate { get; }

    /// <summary>The idempotency tokens.</summary>
    public TokenLedger Tokens { get; } = new();

    /// <summary>The signature nonces.</summary>
    public NonceMemory Nonces { get; } = new();

    /// <summary>The answers that users have defined.</summary>
    public TaughtAnswers Answers { get; } = new();

    /// <summary>The journal of requests.</summary>
    public Journal Journal { get; } = new();

    /// <summary>Reserves an object for one call. Returns false when another call has reserved it.</summary>
    public bool TryOccupy(string resourceId)
    {
        lock (_busyObjects)
        {
            return _busyObjects.Add(resourceId);
        }
    }

    /// <summary>Ends the reservation of an object.</summary>
    public void Release(string resourceId)
    {
        lock (_busyObjects)
        {
            _busyObjects.Remove(resourceId);
        }
    }
}
