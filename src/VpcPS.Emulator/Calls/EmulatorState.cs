using System;
using System.Collections.Generic;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>Everything that a reset replaces. A call that runs meanwhile ends with the state it started with.</summary>
internal sealed class EmulatorState
{
    private readonly HashSet<string> _busyObjects = new(StringComparer.Ordinal);

    /// <summary>Makes a state with an estate; the rest is empty.</summary>
    public EmulatorState(EstateDocument estate) => Estate = estate;

    /// <summary>Lock this to read or change the estate. Handlers take microseconds, so that one lock is enough.</summary>
    public object EstateLock { get; } = new();

    /// <summary>What the account owns.</summary>
    public EstateDocument Estate { get; }

    /// <summary>The idempotency tokens.</summary>
    public TokenLedger Tokens { get; } = new();

    /// <summary>The signature nonces.</summary>
    public NonceMemory Nonces { get; } = new();

    /// <summary>The answers that somebody taught.</summary>
    public TaughtAnswers Answers { get; } = new();

    /// <summary>The journal of requests.</summary>
    public Journal Journal { get; } = new();

    /// <summary>Reserves an object for one call; false when another call has it.</summary>
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
