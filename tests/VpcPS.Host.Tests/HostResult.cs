namespace VpcPS.Host.Tests;

/// <summary>What a run of the host left behind.</summary>
public sealed record HostResult(int ExitCode, string Output, string Error);
