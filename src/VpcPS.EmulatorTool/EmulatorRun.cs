using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using VpcPS.Emulator;

namespace VpcPS.EmulatorTool;

/// <summary>Runs the emulator until Ctrl+C or SIGTERM.</summary>
internal static class EmulatorRun
{
    /// <summary>Starts the emulator, prints its address, and saves the estate at the end.</summary>
    /// <param name="options">The options to start with.</param>
    /// <param name="save">The file to which the estate is saved. Null to save nothing.</param>
    /// <param name="output">The stream for the texts.</param>
    /// <exception cref="EmulatorRunException">The port, the estate file or the file for saving can't be used.</exception>
    /// <exception cref="ArgumentException">A fault or a rate limit is not valid.</exception>
    public static async Task ToItsEndAsync(EmulatorOptions options, string? save, TextWriter output)
    {
        // This is checked at the start, because at the end, perhaps hours later, it would be too late.
        if (save is not null && string.IsNullOrWhiteSpace(save))
        {
            throw new EmulatorRunException("--save needs the name of a file, such as --save estate.json.");
        }

        if (Directory.Exists(save))
        {
            throw new EmulatorRunException($"--save {save}: this is a folder. Name a file in it: --save {Path.Combine(save, "estate.json")}");
        }

        if (save is not null && Path.GetDirectoryName(Path.GetFullPath(save)) is { } folder && !Directory.Exists(folder))
        {
            throw new EmulatorRunException($"--save {save}: there is no folder {folder}. Make it first.");
        }

        using EmulatorServer server = Start(options);
        var stopped = new TaskCompletionSource();
        void Stop(PosixSignalContext signal)
        {
            // The second signal ends the process at once.
            signal.Cancel = stopped.TrySetResult();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        Describe(server, output);
        await stopped.Task.ConfigureAwait(false);
        if (save is not null)
        {
            Save(server, save);
            await output.WriteLineAsync($"Saved to {save}.").ConfigureAwait(false);
        }
    }

    private static EmulatorServer Start(EmulatorOptions options)
    {
        try
        {
            return EmulatorServer.Start(options);
        }
        catch (Exception e) when (e is EstateFileException or EmulatorStartException)
        {
            throw new EmulatorRunException(e.Message, e);
        }
    }

    // Each value is on its own line, so that a script can find it by its name.
    private static void Describe(EmulatorServer server, TextWriter output)
    {
        output.WriteLine($"Endpoint: {server.EndpointUrl.GetLeftPart(UriPartial.Authority)}");
        output.WriteLine($"Region: {server.RegionId}");
        output.WriteLine($"AccessKeyId: {server.AccessKeyId}");
        output.WriteLine($"AccessKeySecret: {server.AccessKeySecret}");
        output.WriteLine($"Page: {server.EndpointUrl}");
        output.WriteLine($"Health: {new Uri(server.EndpointUrl, "health")}");
        output.WriteLine("The key is fictitious. Ctrl+C ends the emulator.");
        output.Flush();
    }

    private static void Save(EmulatorServer server, string path)
    {
        try
        {
            server.SaveEstate(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The work of hours must not be lost because the folder was removed meanwhile. So the estate is saved in the temporary folder.
            string beside = Path.Combine(Path.GetTempPath(), $"vpc-emulator-{Guid.NewGuid():N}.json");
            string reason = e is DirectoryNotFoundException ? "the folder does not exist any more" : e.Message.TrimEnd('.');
            SaveBeside(server, beside, $"The estate can't be saved to {path}: {reason}.");
            throw new EmulatorRunException($"The estate can't be saved to {path}: {reason}. It is saved to {beside}", e);
        }
    }

    private static void SaveBeside(EmulatorServer server, string path, string reason)
    {
        try
        {
            server.SaveEstate(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmulatorRunException($"{reason} Nor can it be saved to {path}, and it is lost.", e);
        }
    }
}
