namespace VpcPS.Emulator.Wire;

/// <summary>The name of the emulator, which distinguishes its answers from those of the cloud.</summary>
internal static class EmulatorIdentity
{
    /// <summary>The value of the header Server on every answer.</summary>
    public static string ServerHeader { get; } =
        "VpcPS-Emulator/" + typeof(EmulatorIdentity).Assembly.GetName().Version!.ToString(3);
}
