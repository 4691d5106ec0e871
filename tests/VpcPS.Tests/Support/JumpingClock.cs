using System;
using System.Collections.Generic;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Tests.Support;

/// <summary>
/// A clock that jumps instead of waiting. The module is loaded by its manifest and is not referenced, so its interface is implemented by a
/// proxy.
/// </summary>
public class JumpingClock : DispatchProxy
{
    private readonly object _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = DateTimeOffset.UtcNow;

    /// <summary>What the clock throws when it is asked to wait, as a fault of the module would; or null.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Every wait that was asked for.</summary>
    public IReadOnlyList<TimeSpan> Waits => _waits;

    /// <summary>Replaces a session's clock for waits. Signatures still use the machine's clock.</summary>
    public static JumpingClock PutInto(object session)
    {
        object options = session.GetType().GetProperty("Options", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(session)!;
        PropertyInfo clock = options.GetType().GetProperty("Clock")!;
        object proxy = Create(clock.PropertyType, typeof(JumpingClock));
        clock.SetValue(options, proxy);
        return (JumpingClock)proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        lock (_lock)
        {
            switch (targetMethod!.Name)
            {
                case "get_UtcNow":
                    return _now;
                case "get_MachineTime":
                    return DateTimeOffset.UtcNow;
                case "DelayAsync":
                    if (Fault is not null)
            {
                throw Fault;
            }

            ((CancellationToken)args![1]!).ThrowIfCancellationRequested();
                    var wait = (TimeSpan)args[0]!;
                    _waits.Add(wait);
                    _now += wait;
                    return Task.CompletedTask;
                default:
                    // BeginWork and BeginRequest: only the clock of a rehearsal needs to know.
                    return null;
            }
        }
    }
}
