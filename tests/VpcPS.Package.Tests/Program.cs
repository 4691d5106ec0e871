using Microsoft.PowerShell;

namespace VpcPS.Package.Tests;

/// <summary>The tests' own pwsh: this assembly as a program is PowerShell without any module of ours.</summary>
internal static class Program
{
    private static int Main(string[] args) => UnmanagedPSEntry.Start(args, args.Length);
}
