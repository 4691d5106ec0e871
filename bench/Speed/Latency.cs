namespace VpcPS.Speed;

/// <summary>After which time the stub answers.</summary>
/// <param name="Milliseconds">Every call.</param>
/// <param name="SlowMilliseconds">The slow calls instead.</param>
/// <param name="SlowEvery">Every so manieth call is slow; 0 for none.</param>
internal sealed record Latency(int Milliseconds, int SlowMilliseconds = 0, int SlowEvery = 0)
{
    public static readonly Latency None = new(0);
}
