namespace VpcPS.Emulator.Wire;

/// <summary>How the emulator names itself, so that nobody takes it for the cloud.</summary>
internal static class EmulatorIdentity
{
    /// <summary>The value of the header Server on every answer.</summary>
    public static string ServerHeader { get; } =
        "VpcPS-Emulator/" + typeof(EmulatorIdentity).Assembly.GetName().Version!.ToString(3);
}
