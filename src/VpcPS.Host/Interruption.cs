using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace VpcPS.Host;

/// <summary>Turns the first Ctrl+C or SIGTERM into a request to stop; the second has the system's own effect and kills.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly Action _stop;
    private readonly PosixSignalRegistration[] _registrations;
    private int _requests;

    internal Interruption(Action stop)
    {
        _stop = stop;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref _requests) == 1)
        {
            context.Cancel = true;
            _stop();
        }
    }
}
