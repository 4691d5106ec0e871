namespace VpcPS.Speed.Contestant;

/// <summary>What it took, a line of JSON on the contestant's output.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="AllocatedBytes">Allocated by all threads meanwhile.</param>
/// <param name="CpuSecondsOfFirstHalf">CPU time of the process until half of the input was read.</param>
/// <param name="CpuSecondsOfSecondHalf">CPU time of the process from there to the end.</param>
/// <param name="PeakBytes">The most physical memory that the process ever had.</param>
internal sealed record Result(double Seconds, long AllocatedBytes, double CpuSecondsOfFirstHalf, double CpuSecondsOfSecondHalf, long PeakBytes);
