using System;
using System.CommandLine;
using System.Threading.Tasks;

namespace VpcPS.EmulatorTool;

/// <summary><c>vpc-emulator</c>: the emulator as a program of its own, for clients in any language.</summary>
public static class Program
{
    /// <summary>The exit code when the emulator was stopped by Ctrl+C or SIGTERM.</summary>
    public const int Stopped = 0;

    /// <summary>The exit code when the emulator could not start, or its estate could not be saved.</summary>
    public const int Failed = 1;

    /// <summary>The exit code when the command line is not valid.</summary>
    public const int Misunderstood = 2;

    /// <summary>The entry point.</summary>
    public static async Task<int> Main(string[] args)
    {
        var arguments = new Arguments();
        ParseResult parsed = arguments.Command.Parse(args ?? []);
        if (parsed.Errors.Count > 0)
        {
            return Say(Misunderstood, $"{parsed.Errors[0].Message} 'vpc-emulator --help' shows the options.");
        }

        if (parsed.Action is not null)
        {
            // This is for --help and --version.
            return await parsed.InvokeAsync().ConfigureAwait(false);
        }

        try
        {
            await EmulatorRun.ToItsEndAsync(arguments.OptionsOf(parsed), parsed.GetValue(arguments.Save), Console.Out).ConfigureAwait(false);
            return Stopped;
        }
        catch (ArgumentException e)
        {
            // A fault or a rate limit names an action that does not exist.
            return Say(Misunderstood, e.Message);
        }
        catch (EmulatorRunException e)
        {
            return Say(Failed, e.Message);
        }
    }

    private static int Say(int exitCode, string problem)
    {
        // The message is one line, so that the log of a job shows it completely.
        Console.Error.WriteLine("vpc-emulator: " + string.Join(' ', problem.Split(["\r\n", "\n"], StringSplitOptions.TrimEntries)));
        return exitCode;
    }
}
