namespace VpcPS.Emulator;

/// <summary>How time passes for what takes time on the cloud: gateways, rules, VPCs, vSwitches and addresses.</summary>
public enum EmulatorClockMode
{
    /// <summary>What is created is Available at once, what is deleted is gone at once.</summary>
    Immediate,

    /// <summary>What is created stays Pending, what is deleted stays Deleting, for some seconds of the machine's time.</summary>
    Real,

    /// <summary>
    /// As Real, by a clock that stands still until <see cref="EmulatorServer.AdvanceClock"/> turns it, or a client that
    /// waits by <see cref="EmulatorServer.ManualClock"/>. The age of a signature is told by the machine's clock all the
    /// same, so that clients still get in after the clock was turned.
    /// </summary>
    Manual,
}
