namespace VpcPS.Speed;

/// <summary>What a contestant is to do, a line of JSON on its input. The driver is compiled with this file too.</summary>
/// <param name="Task">buy, list, import or sign.</param>
/// <param name="Calls">How many purchases, pages, imports or signatures.</param>
/// <param name="Concurrency">How many at a time.</param>
/// <param name="Journal">A journal's path, or null for none.</param>
/// <param name="Module">The manifest to import.</param>
/// <param name="IsPrepared">Whether the rows are made before the time runs, and not one by one meanwhile.</param>
internal sealed record Work(
    string Task, int Calls, int Concurrency, string? Journal = null, string? Module = null, bool IsPrepared = false);

/// <summary>What the work took, a line of JSON on the contestant's output. The Node contestant measures the seconds alone.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="AllocatedBytes">Bytes that all threads allocated meanwhile.</param>
/// <param name="PeakBytes">The most physical memory that the process ever had.</param>
internal sealed record Result(double Seconds, long AllocatedBytes, long PeakBytes);
