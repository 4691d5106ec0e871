using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Session;

/// <summary>
/// What this process has besides the runspace of a command: emulators that run, and runspaces that have a session
/// connected. Nobody gets a session from here. It only tells a command that found credentials by itself that the script
/// around it may be rehearsing: in ForEach-Object -Parallel, a thread job or another runspace the default session is not
/// there, and without this a change would go to the cloud, on whatever credentials the machine has.
/// </summary>
internal static class SessionsElsewhere
{
    private static readonly ConcurrentDictionary<VpcEmulator, bool> Running = new();

    // Weak, so that a runspace that nobody needs any more goes with its state.
    private static readonly List<WeakReference<SessionsHere>> States = [];

    /// <summary>An emulator runs from now on.</summary>
    public static void Started(VpcEmulator emulator) => Running[emulator] = true;

    /// <summary>An emulator runs no more.</summary>
    public static void Stopped(VpcEmulator emulator) => Running.TryRemove(emulator, out _);

    /// <summary>A runspace has a state of the module from now on.</summary>
    public static void Add(SessionsHere state)
    {
        lock (States)
        {
            States.RemoveAll(reference => !reference.TryGetTarget(out _));
            States.Add(new WeakReference<SessionsHere>(state));
        }
    }

    /// <summary>
    /// What speaks against a change on credentials that a command of a runspace found by itself; null when nothing does.
    /// </summary>
    /// <param name="own">The state of that runspace, which has no session itself.</param>
    public static FormattableString? Beside(SessionsHere own)
    {
        if (own.MissedSession is { } missed)
        {
            return missed;
        }

        if (Running.Keys.FirstOrDefault() is { } emulator)
        {
            return $"this process runs an emulator ({emulator.EndpointUrl.Authority}) that no session of this runspace is connected to";
        }

        lock (States)
        {
            // A closed runspace runs no script that could have meant its session.
            return States.Any(reference => reference.TryGetTarget(out SessionsHere state) && state != own && state.DefaultSession is not null && state.IsOpen)
                ? (FormattableString)$"another runspace of this process has a session connected"
                : null;
        }
    }
}
