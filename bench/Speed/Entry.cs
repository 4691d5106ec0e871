namespace VpcPS.Speed;

/// <summary>Who works, at what, against which latency.</summary>
internal sealed record Entry(string Contestant, Work Work, Latency Latency);

/// <summary>What a contestant is told, as Speed.Contestant reads it.</summary>
internal sealed record Work(string Task, int Calls, int Concurrency, string? Journal = null, string? Module = null, bool IsPrepared = false);

/// <summary>What it took, as Speed.Contestant writes it; the Node contestants measure the seconds alone.</summary>
internal sealed record Result(double Seconds, long AllocatedBytes, double CpuSecondsOfFirstHalf, double CpuSecondsOfSecondHalf, long PeakBytes);
