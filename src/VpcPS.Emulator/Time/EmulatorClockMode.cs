namespace VpcPS.Emulator.Time;

/// <summary>How time passes for what takes time on the cloud: gateways, rules, VPCs, vSwitches and addresses.</summary>
public enum EmulatorClockMode
{
    /// <summary>What is created is Available at once, what is deleted is gone at once.</summary>
    Immediate,

    /// <summary>What is created stays Pending, what is deleted stays Deleting, for some seconds of the machine's time.</summary>
    Real,

    /// <summary>
    /// As Real, by a clock that stands still. AdvanceClock of the emulator moves it on, and so does a client that waits by
    /// ManualClock of the emulator. The age of a signature is still measured by the machine's clock, so that clients get in
    /// after the clock was moved.
    /// </summary>
    Manual,
}
