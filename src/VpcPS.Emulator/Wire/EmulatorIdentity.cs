namespace VpcPS.Emulator.Wire;

/// <summary>The name of the emulator, by which its answers can be told from those of the cloud.</summary>
internal static class EmulatorIdentity
{
    /// <summary>The value of the Server header in every answer.</summary>
    public static string ServerHeader { get; } =
        "VpcPS-Emulator/" + typeof(EmulatorIdentity).Assembly.GetName().Version!.ToString(3);
}
