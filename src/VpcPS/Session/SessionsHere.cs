using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace VpcPS.Session;

/// <summary>
/// What the module keeps between commands: the default session, and what must end with the module. It belongs to a
/// runspace; a static would be shared by all runspaces of the process, and Remove-Module in one would take it from the
/// others.
/// </summary>
internal sealed class SessionsHere : IDisposable
{
    private static readonly ConditionalWeakTable<Runspace, SessionsHere> States = new();

    private readonly Runspace _runspace;
    private readonly List<IDisposable> _owned = [];

    private SessionsHere(Runspace runspace)
    {
        _runspace = runspace;
        SessionsElsewhere.Add(this);
    }

    /// <summary>The state of the runspace that the current thread runs commands for.</summary>
    public static SessionsHere Current => States.GetValue(Runspace.DefaultRunspace, static runspace => new SessionsHere(runspace));

    /// <summary>The session that commands use when none is given, or null.</summary>
    public VpcSession? DefaultSession
    {
        get;
        set
        {
            field = value;
            MissedSession = null;
        }
    }

    /// <summary>
    /// The session of a runspace that has connected none: whatever the environment says at the time of each call.
    /// </summary>
    public VpcSession EnvironmentSession => field ??= VpcSession.FromEnvironment(this);

    /// <summary>
    /// Why the session that a script means may be another than the one its commands would use, or null: the module was
    /// imported again, or Connect-VpcSession failed and the script went on. Connecting or disconnecting settles it.
    /// </summary>
    public FormattableString? MissedSession { get; private set; }

    /// <summary>Whether the runspace can run commands.</summary>
    public bool IsOpen => _runspace.RunspaceStateInfo.State == RunspaceState.Opened;

    /// <summary>What completers were told lately.</summary>
    public CompletionCache Completions { get; } = new();

    /// <summary>What ends with the module in this runspace, such as emulators.</summary>
    public IReadOnlyList<IDisposable> Owned => _owned;

    /// <summary>Connect-VpcSession ended without a session.</summary>
    public void ConnectingFailed() => MissedSession = $"Connect-VpcSession failed in this runspace";

    /// <summary>Takes something over.</summary>
    public void Own(IDisposable resource) => _owned.Add(resource);

    /// <summary>Ends something that was taken over.</summary>
    public void End(IDisposable resource)
    {
        _owned.Remove(resource);
        resource.Dispose();
    }

    /// <summary>
    /// Ends everything that this runspace owns. Sessions are let go, not closed: another runspace may be using them.
    /// </summary>
    public void Dispose()
    {
        FormattableString? missed = DefaultSession is not null || _owned.Count > 0
            ? $"the session or the emulator of this runspace ended when the module was imported again or removed"
            : MissedSession;
        DefaultSession = null;
        MissedSession = missed;
        foreach (IDisposable resource in _owned.ToArray())
        {
            End(resource);
        }
    }
}
