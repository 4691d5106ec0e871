using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace VpcPS.Session;

/// <summary>
/// The state that the module keeps between commands: the default session, and the objects that end with the module.
/// Each runspace has its own state. A static state would be shared by all runspaces of the process, and Remove-Module
/// in one runspace would remove it for the others.
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

    /// <summary>The state of the runspace in which the current thread runs commands.</summary>
    public static SessionsHere Current => States.GetValue(Runspace.DefaultRunspace, static runspace => new SessionsHere(runspace));

    /// <summary>The session that commands use when none is given, or null.</summary>
    public VpcSession? DefaultSession
    {
        get;
        set
        {
            // The old session's record is closed, so that others can read the file. If that session is still used, it opens the record
            // again.
            if (field?.RecordPath is { } record && record != value?.RecordPath)
            {
                OpenRecords.Close(record);
            }

            field = value;
            MissedSession = null;
        }
    }

    /// <summary>The session of a runspace in which nothing was connected. It reads the environment for each call.</summary>
    public VpcSession EnvironmentSession => field ??= VpcSession.FromEnvironment(this);

    /// <summary>
    /// Why the script may mean a different session from the one that its commands would use, or null. There are two cases: the module was
    /// imported again, or Connect-VpcSession failed and the script continued. Connecting or disconnecting resets it to null.
    /// </summary>
    public FormattableString? MissedSession { get; private set; }

    /// <summary>Whether the runspace can run commands.</summary>
    public bool IsOpen => _runspace.RunspaceStateInfo.State == RunspaceState.Opened;

    /// <summary>The recent answers for completers.</summary>
    public CompletionCache Completions { get; } = new();

    /// <summary>The types of Invoke-VpcApi's objects for which PowerShell already knows the properties to show.</summary>
    public HashSet<string> ShownTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>The objects that end with the module in this runspace, such as emulators.</summary>
    public IReadOnlyList<IDisposable> Owned => _owned;

    /// <summary>Records that Connect-VpcSession has failed.</summary>
    public void ConnectingFailed() => MissedSession = $"Connect-VpcSession failed in this runspace";

    /// <summary>Takes over an object, which then ends with the module.</summary>
    public void Own(IDisposable resource) => _owned.Add(resource);

    /// <summary>Ends an object that was taken over.</summary>
    public void End(IDisposable resource)
    {
        _owned.Remove(resource);
        resource.Dispose();
    }

    /// <summary>
    /// Ends everything that this runspace owns. Sessions are not closed, because another runspace may be using them.
    /// </summary>
    public void Dispose()
    {
        FormattableString? missed = DefaultSession is not null || _owned.Count > 0
            ? $"this runspace's session or emulator ended when the module was imported again or removed"
            : MissedSession;
        DefaultSession = null;
        MissedSession = missed;
        foreach (IDisposable resource in _owned.ToArray())
        {
            End(resource);
        }
    }
}
