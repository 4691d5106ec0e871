// This is not the folder's namespace, because users write the full name of the type.
namespace VpcPS.Emulator;

/// <summary>How long it takes until new gateways, rules, VPCs, vSwitches and addresses are Available and deleted ones are gone.</summary>
public enum EmulatorClockMode
{
    /// <summary>No time: a created resource is Available at once, a deleted one is gone at once.</summary>
    Immediate,

    /// <summary>A created resource is Pending, and a deleted one is Deleting, for some seconds of the machine's time.</summary>
    Real,

    /// <summary>
    /// As Real, but by a clock that does not run by itself. The emulator's AdvanceClock moves it, and so does a client that waits by the
    /// emulator's ManualClock. The age of a signature is measured by the machine's clock, so signatures stay valid when the manual clock is
    /// moved.
    /// </summary>
    Manual,
}
