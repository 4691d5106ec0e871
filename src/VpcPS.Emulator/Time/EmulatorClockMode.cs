// Not the namespace of the folder: users name it.
namespace VpcPS.Emulator;

/// <summary>How long gateways, rules, VPCs, vSwitches and addresses take to come and go.</summary>
public enum EmulatorClockMode
{
    /// <summary>No time: a created resource is Available at once, a deleted one is gone at once.</summary>
    Immediate,

    /// <summary>A created resource is Pending, and a deleted one is Deleting, for some seconds of the machine's time.</summary>
    Real,

    /// <summary>
    /// As Real, but by a clock that stands still. The emulator's AdvanceClock moves it, and so does a client that waits by the
    /// emulator's ManualClock. The age of a signature is measured by the machine's clock: a signature stays valid when the
    /// manual clock is moved.
    /// </summary>
    Manual,
}
