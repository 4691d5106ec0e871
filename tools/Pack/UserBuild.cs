using System;
using System.Diagnostics;
using System.IO;

namespace VpcPS.Pack;

/// <summary>Builds for users. The output is separate from that of developers' builds.</summary>
internal static class UserBuild
{
    /// <summary>Builds the module and its help, with nothing of earlier builds left in the result.</summary>
    /// <param name="root">The root of the sources.</param>
    /// <returns>The folder that <c>bin</c> and the help are in. Directory.Build.props says where that is.</returns>
    public static string Module(string root)
    {
        string module = Emptied(root, "module");
        Run(root, "build", Path.Combine("tools", "HelpGen"));
        return module;
    }

    /// <summary>Builds the emulator by itself.</summary>
    /// <param name="root">The root of the sources.</param>
    /// <returns>The folder with its files and what they need, for every system.</returns>
    public static string Tool(string root)
    {
        string tool = Emptied(root, "tool");
        Run(root, "publish", Path.Combine("src", "VpcPS.EmulatorTool"), "-p:UseAppHost=false", "--output", tool);
        return tool;
    }

    private static string Emptied(string root, string name)
    {
        string folder = Path.Combine(root, "artifacts", "pack", name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return folder;
    }

    private static void Run(string root, string verb, string project, params string[] more)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
        };
        // No process keeps running after the build, neither MSBuild nor the compiler.
        string[] arguments =
            [verb, project, "--configuration", "Release", "--nologo", "-p:ForUsers=true", "-p:UseSharedCompilation=false", "-nodeReuse:false", .. more];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Inside `dotnet run` and `dotnet test`, these variables name the SDK of the outer build. The inner build must find its own.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using Process build = Process.Start(start)!;
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0)
        {
            throw new PackException(output);
        }
    }
}
