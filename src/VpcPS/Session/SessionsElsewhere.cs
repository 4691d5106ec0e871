using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Session;

/// <summary>
/// Knows the emulators that run in this process, and the runspaces that have a connected session. No command gets its session from here.
/// The class only protects a command that found its credentials by itself, when the script around it may be a rehearsal. In ForEach-Object
/// -Parallel, a thread job or another runspace, the script's default session does not exist. Without this protection a change would go to
/// the cloud, with the credentials of this machine.
/// </summary>
internal static class SessionsElsewhere
{
    private static readonly ConcurrentDictionary<VpcEmulator, bool> Running = new();

    // The references are weak, so that the state of a runspace is freed together with the runspace.
    private static readonly List<WeakReference<SessionsHere>> States = [];

    /// <summary>Records that an emulator has started.</summary>
    public static void Started(VpcEmulator emulator) => Running[emulator] = true;

    /// <summary>Records that an emulator has stopped.</summary>
    /// <returns>Whether it was running.</returns>
    public static bool Stopped(VpcEmulator emulator) => Running.TryRemove(emulator, out _);

    /// <summary>Whether an emulator is running, whichever runspace started it.</summary>
    public static bool IsRunning(VpcEmulator emulator) => Running.ContainsKey(emulator);

    /// <summary>Whether an emulator of this process listens on an address of this machine.</summary>
    public static bool IsEmulator(Uri endpoint) => Running.Keys.Any(emulator => emulator.Port == endpoint.Port);

    /// <summary>Adds the state of a runspace.</summary>
    public static void Add(SessionsHere state)
    {
        lock (States)
        {
            States.RemoveAll(reference => !reference.TryGetTarget(out _));
            States.Add(new WeakReference<SessionsHere>(state));
        }
    }

    /// <summary>Why a command must not make a change with credentials that it found by itself; null when it may.</summary>
    /// <param name="own">The state of the command's runspace, which has no session.</param>
    public static FormattableString? Beside(SessionsHere own)
    {
        if (own.MissedSession is { } missed)
        {
            return missed;
        }

        if (Running.Keys.FirstOrDefault() is { } emulator)
        {
            return $"this process runs an emulator ({emulator.EndpointUrl.Authority}), and no session of this runspace is connected to it";
        }

        lock (States)
        {
            // A closed runspace runs no script any more, so its session does not count.
            return States.Any(reference => reference.TryGetTarget(out SessionsHere state)
                && state != own && state.DefaultSession is not null && state.IsOpen)
                ? (FormattableString)$"another runspace of this process has a connected session"
                : null;
        }
    }
}
