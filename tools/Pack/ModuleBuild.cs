using System;
using System.Diagnostics;
using System.IO;

namespace VpcPS.Pack;

/// <summary>A build of the module and its help for users, apart from the one that developers work with.</summary>
internal static class ModuleBuild
{
    /// <summary>Builds, with nothing of earlier builds left in the result.</summary>
    /// <param name="root">The root of the sources.</param>
    /// <returns>The folder that <c>bin</c> and the help are in. Directory.Build.props says where that is.</returns>
    public static string Run(string root)
    {
        string module = Path.Combine(root, "artifacts", "pack", "module");
        if (Directory.Exists(module))
        {
            Directory.Delete(module, recursive: true);
        }

        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            // Nothing is left running, neither MSBuild nor the compiler.
            ArgumentList = { "build", Path.Combine("tools", "HelpGen"), "--configuration", "Release", "--nologo", "-p:ForUsers=true", "-p:UseSharedCompilation=false", "-nodeReuse:false" },
        };
        // Inside `dotnet run` and `dotnet test` these name the SDK of the outer build; the inner one finds its own.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using Process build = Process.Start(start)!;
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return build.ExitCode == 0 ? module : throw new PackException(output);
    }
}
