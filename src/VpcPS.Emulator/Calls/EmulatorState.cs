using System;
using System.Collections.Generic;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>Everything that a reset throws away. Calls in flight end on the state they began with.</summary>
internal sealed class EmulatorState
{
    private readonly HashSet<string> _busyObjects = new(StringComparer.Ordinal);

    /// <summary>Begins with an estate and nothing else.</summary>
    public EmulatorState(EstateDocument estate) => Estate = estate;

    /// <summary>Hold it to read or change the estate. Handlers take microseconds, so one lock for all is enough.</summary>
    public object EstateLock { get; } = new();

    /// <summary>What the account owns.</summary>
    public EstateDocument Estate { get; }

    /// <summary>The idempotency tokens.</summary>
    public TokenLedger Tokens { get; } = new();

    /// <summary>The signature nonces.</summary>
    public NonceMemory Nonces { get; } = new();

    /// <summary>What was asked and answered.</summary>
    public Journal Journal { get; } = new();

    /// <summary>Takes an object for one action; false when another has it.</summary>
    public bool TryOccupy(string resourceId)
    {
        lock (_busyObjects)
        {
            return _busyObjects.Add(resourceId);
        }
    }

    /// <summary>Gives an object back.</summary>
    public void Release(string resourceId)
    {
        lock (_busyObjects)
        {
            _busyObjects.Remove(resourceId);
        }
    }
}
