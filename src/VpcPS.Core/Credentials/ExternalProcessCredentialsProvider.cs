using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Credentials that a user's program prints as JSON. The program is started without a shell. Its output can contain secrets, even when it
/// fails, so no message shows any of it.
/// </summary>
internal sealed class ExternalProcessCredentialsProvider : RenewedCredentialsProvider
{
    private const int MaxOutputLength = 1024 * 1024;

    private readonly string _command;
    private readonly TimeSpan _timeout;

    private readonly CredentialEnvironment _environment;
    private readonly Func<JsonElement, AlibabaCloudCredentials, ICredentialsProvider>? _assumeRole;

    /// <param name="command">The command line.</param>
    /// <param name="profile">The profile and its file, for messages.</param>
    /// <param name="environment">The machine.</param>
    /// <param name="assumeRole">
    /// Makes the source from the printed profile and its key, when that profile has a role to assume.
    /// </param>
    public ExternalProcessCredentialsProvider(
        string command,
        string profile,
        CredentialEnvironment environment,
        Func<JsonElement, AlibabaCloudCredentials, ICredentialsProvider>? assumeRole = null)
        : base(environment.Clock)
    {
        _command = command;
        Source = profile + " (process_command)";
        _timeout = environment.ExternalProcessTimeout;
        _environment = environment;
        _assumeRole = assumeRole;
    }

    public override string Source { get; }

    protected override async Task<AlibabaCloudCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        string output = await RunAsync(MakeStartInfo(), cancellationToken).ConfigureAwait(false);
        bool isRole = false;
        AlibabaCloudCredentials key = TemporaryCredentials.Parse(Encoding.UTF8.GetBytes(output), "process_command", answer =>
        {
            string mode = TemporaryCredentials.Required(answer, "mode");
            isRole = CliModes.Are(mode, CliModes.RamRoleArn) && _assumeRole is not null;
            string? token = CliModes.Are(mode, CliModes.AccessKey) ? null
                : CliModes.Are(mode, CliModes.StsToken) ? TemporaryCredentials.Required(answer, "sts_token")
                : isRole ? answer.Text("sts_token")?.Trim()
                : throw new CredentialsUnavailableException($"its mode is not AK, StsToken or RamRoleArn");
            return new AlibabaCloudCredentials(
                TemporaryCredentials.Required(answer, "access_key_id"),
                TemporaryCredentials.Required(answer, "access_key_secret"),
                token,
                answer.Time("expiration"));
        });
        if (!isRole)
        {
            return key;
        }

        using var printed = JsonDocument.Parse(output.TrimStart('\uFEFF'));
        return await _assumeRole!(printed.RootElement, key).GetCredentialsAsync(cancellationToken).ConfigureAwait(false);
    }

    private ProgramLookup Programs =>
        new(_environment.ReadVariable, isWindows: Path.DirectorySeparatorChar == '\\', FilePermissions.MayRun);

    private ProcessStartInfo MakeStartInfo()
    {
        try
        {
            string[] words = CommandLine.Split(_command, isBackslashLiteral: Path.DirectorySeparatorChar == '\\').ToArray();
            return new ProcessStartInfo(Programs.Find(words[0]), CommandLine.Join(words.Skip(1)))
            {
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            };
        }
        catch (FormatException e)
        {
            throw new CredentialsUnavailableException($"process_command can't be parsed: {e.Message}");
        }
    }

    private async Task<string> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var exited = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => exited.TrySetResult(true);
        Start(process);

        // The program's input is closed, because the user would not see a question that the program asks.
        process.StandardInput.Close();
        Task<string> output = ReadAsync(process.StandardOutput);
        Task drained = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        Task ended = Task.WhenAll(output, drained, exited.Task);

        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task first = await Task.WhenAny(ended, Task.Delay(_timeout, timed.Token)).ConfigureAwait(false);
        timed.Cancel();
        if (first != ended)
        {
            Kill(process);
            cancellationToken.ThrowIfCancellationRequested();
            throw new CredentialsUnavailableException($"process_command did not end within {_timeout.TotalSeconds:0.###} s");
        }

        await ended.ConfigureAwait(false);
        return process.ExitCode == 0
            ? await output.ConfigureAwait(false)
            : throw new CredentialsUnavailableException(
                $"process_command ended with exit code {process.ExitCode}; run it by itself to see what it says");
    }

    private static void Start(Process process)
    {
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            throw new CredentialsUnavailableException(
                $"process_command can't be started; check that its program exists, that its path is complete, and that it may be run");
        }
    }

    // The output is kept up to the size that credentials can have. The rest is read and discarded, so that the program can end.
    private static async Task<string> ReadAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[4096];
        int count;
        while ((count = await reader.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false)) > 0)
        {
            text.Append(buffer, 0, Math.Min(count, MaxOutputLength - text.Length));
        }

        return text.ToString();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
            process.WaitForExit(1000);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            // The process has just ended, or it now belongs to another user.
        }
    }
}
