namespace VpcPS.Speed.Contestant;

/// <summary>What a contestant is to do, a line of JSON on its input.</summary>
/// <param name="Task">buy, list or import.</param>
/// <param name="Calls">How many purchases, pages or imports.</param>
/// <param name="Concurrency">How many at a time; 0 for the contestant's blocking way, one after the other.</param>
/// <param name="Journal">A journal's path, or null for none.</param>
/// <param name="Module">The manifest to import.</param>
/// <param name="IsPrepared">Whether the rows are made beforehand, and not one by one while the work goes on.</param>
internal sealed record Work(string Task, int Calls, int Concurrency, string? Journal = null, string? Module = null, bool IsPrepared = false);
