using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using VpcPS.Host;

namespace VpcPS.Picture;

/// <summary>The picture at the top of the README: what is typed, and what the embedded PowerShell then shows.</summary>
public static class RunPicture
{
    /// <summary>Where the picture belongs, from the repository's root.</summary>
    public const string RelativePath = "docs/run.svg";

    private const int Columns = 104;

    // Nothing here shows an id that the emulator makes, a request's id or a port: the picture is the same with every run.
    // The error chosen is that of the last but one row refused, and its recommendation is what is typed next.
    private static readonly string[] Commands =
    [
        "$null = Start-VpcEmulator | Connect-VpcSession",
        "$plan = Import-Csv examples/plan.csv",
        "$plan | New-VpcIpv6InternetBandwidth -ErrorVariable refused -ErrorAction SilentlyContinue |\n"
            + "    Format-Table Ipv6AddressId, Bandwidth, InternetChargeType",
        "$refused[-2]",
        "$null = New-VpcIpv6Gateway -Region cn-huhehaote -VpcId vpc-hp36gvymdazvo5td9k27g -Wait",
        "$plan | Sync-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue",
    ];

    /// <summary>Runs the commands in the repository at <paramref name="root"/>, against an emulator, and draws what is seen.</summary>
    public static string Draw(string root) => SvgTerminal.Draw(TerminalLines.Parse(Run(root), Columns), Columns);

    private static string Run(string root)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            // "-" has PowerShell take what it reads as if it were typed.
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "VpcPS.Host.dll"), "-NoLogo", "-Command", "-" },
            WorkingDirectory = root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["TERM"] = "xterm", ["LANG"] = "en_US.UTF-8" },
        };
        start.Environment.Remove("NO_COLOR");
        using Process shell = Process.Start(start)!;
        // Out-String knows the width of the picture, and keeps colours only when it is told to.
        shell.StandardInput.WriteLine("$PSStyle.OutputRendering = 'Ansi'");
        foreach (string command in Commands)
        {
            string typed = "PS> " + string.Join("\n>> ", command.Split('\n').Select(CommandColors.Of));
            shell.StandardInput.WriteLine($"[Console]::Out.WriteLine('{typed.Replace("'", "''", StringComparison.Ordinal)}')\n");
            shell.StandardInput.WriteLine($". {{ {command} }} | Out-String -Width {Columns} | ForEach-Object {{ [Console]::Out.Write($_) }}\n");
        }

        shell.StandardInput.Close();
        string screen = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return shell.ExitCode == 0 ? screen : throw new InvalidOperationException($"Exit code {shell.ExitCode}.\n{screen}");
    }
}
