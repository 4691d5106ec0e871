using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace VpcPS.Host.Tests;

/// <summary>The host as built, in a directory tree with a small script module where the host looks for VpcPS.</summary>
public sealed class HostInstallation : IDisposable
{
    private const string Module = """
        function Get-Sample {
            [CmdletBinding()] param()
            [pscustomobject]@{ Ipv6AddressId = 'ipv6-1'; Bandwidth = 2; Name = '网关' }
        }
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("vpcps-install-");

    public HostInstallation()
    {
        Copy(AppContext.BaseDirectory, Path.Combine(_root.FullName, "artifacts", "host"));
        File.WriteAllText(PathOf("VpcPS.psd1"), "@{ RootModule = 'VpcPS.psm1'; ModuleVersion = '0.1.0'; FunctionsToExport = 'Get-Sample' }");
        File.WriteAllText(PathOf("VpcPS.psm1"), Module);
    }

    public string PathOf(string name) => Path.Combine(_root.FullName, name);

    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>Writes a script into the tree and runs it to its end.</summary>
    public async Task<HostResult> RunAsync(string script, params string[] arguments)
    {
        using Process process = Start(script, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new HostResult(process.ExitCode, await output, await error);
    }

    /// <summary>Writes a script into the tree and starts it.</summary>
    public Process Start(string script, params string[] arguments)
    {
        string path = PathOf(Guid.NewGuid().ToString("N") + ".ps1");
        File.WriteAllText(path, script);
        return StartHost([path, .. arguments]);
    }

    /// <summary>Starts the host with the tree's root as the current directory.</summary>
    public Process StartHost(params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = _root.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(_root.FullName, "artifacts", "host", "VpcPS.Host.dll"));
        Array.ForEach(arguments, start.ArgumentList.Add);
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static void Copy(string source, string target)
    {
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
