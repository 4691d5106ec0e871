namespace VpcPS.Speed;

/// <summary>The time after which the server answers.</summary>
/// <param name="Milliseconds">The time of a call.</param>
/// <param name="SlowMilliseconds">The time of a slow call.</param>
/// <param name="SlowEvery">Which call is slow: 20 for each twentieth; 0 for none.</param>
internal sealed record Latency(int Milliseconds, int SlowMilliseconds = 0, int SlowEvery = 0)
{
    public static readonly Latency None = new(0);
}
