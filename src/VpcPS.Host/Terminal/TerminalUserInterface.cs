using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Host.Terminal;

/// <summary>
/// Shows what the engine has formatted, with pwsh's prefixes: errors on the error stream, the rest on the output stream.
/// Reads answers from a terminal only.
/// </summary>
internal sealed class TerminalUserInterface(CancellationToken interrupted) : PSHostUserInterface
{
    private readonly ProgressLine _progress = new();

    public override PSHostRawUserInterface RawUI { get; } = new TerminalRawUserInterface();

    /// <summary>As pwsh: the engine's own views put their colours in, and they are taken out here where nobody can see them.</summary>
    public override bool SupportsVirtualTerminal => true;

    public override void Write(string value)
    {
        _progress.Erase();
        Console.Out.Write(TerminalColor.OnOutput ? value : Plain(value));
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
    {
        // Colours the console does not know of (-1 on Unix) are its own: leave those as they are.
        string foreground = Enum.IsDefined(foregroundColor) ? PSStyle.MapForegroundColorToEscapeSequence(foregroundColor) : string.Empty;
        string background = Enum.IsDefined(backgroundColor) ? PSStyle.MapBackgroundColorToEscapeSequence(backgroundColor) : string.Empty;
        Write(foreground + background + value + PSStyle.Instance.Reset);
    }

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value)
    {
        // As pwsh: the line end behind an error's text makes no blank line.
        if (!string.IsNullOrEmpty(value))
        {
            _progress.Erase();
            Console.Error.WriteLine(TerminalColor.OnError ? value : Plain(value));
        }
    }

    public override void WriteDebugLine(string message) => WriteStyled(PSStyle.Instance.Formatting.Debug, "DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteStyled(PSStyle.Instance.Formatting.Verbose, "VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteStyled(PSStyle.Instance.Formatting.Warning, "WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (TerminalColor.OnOutput)
        {
            _progress.Show(record);
        }
    }

    public override string ReadLine() => ReadFromTerminal(Console.ReadLine) ?? string.Empty;

    public override SecureString ReadLineAsSecureString()
    {
        SecureString secret = new();
        while (ReadFromTerminal(() => Console.ReadKey(intercept: true)) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace)
            {
                secret.AppendChar(key.KeyChar);
                Console.Out.Write('*');
            }
            else if (secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
                Console.Out.Write("\b \b");
            }
        }

        Console.Out.WriteLine();
        return secret;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        ThrowIfNotInteractive();
        WriteHeading(caption, message);
        Dictionary<string, PSObject> answers = [];
        foreach (FieldDescription field in descriptions)
        {
            Write(field.Name + ": ");
            object answer = field.ParameterTypeName == nameof(SecureString) ? ReadLineAsSecureString() : ReadLine();
            answers.Add(field.Name, PSObject.AsPSObject(answer));
        }

        return answers;
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        ThrowIfNotInteractive();
        WriteHeading(caption, message);
        ChoicePrompt prompt = new(choices, defaultChoice);
        while (true)
        {
            Write(prompt.Question);
            string answer = ReadLine().Trim();
            if (answer == "?")
            {
                WriteLine(prompt.Help);
            }
            else if (prompt.Find(answer) is int choice)
            {
                return choice;
            }
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
    {
        ThrowIfNotInteractive();
        WriteHeading(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            Write("User: ");
            userName = ReadLine();
        }

        Write($"Password for user {userName}: ");
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        PromptForCredential(caption, message, userName, targetName);

    private void WriteStyled(string style, string line) => WriteLine(style + line + PSStyle.Instance.Reset);

    // The views put their colours in whether or not anyone can see them.
    private static string Plain(string? value) => new StringDecorated(value ?? string.Empty).ToString(OutputRendering.PlainText);

    private void WriteHeading(string caption, string message)
    {
        foreach (string line in (string[])[caption, message])
        {
            if (!string.IsNullOrEmpty(line))
            {
                WriteLine(line);
            }
        }
    }

    private static void ThrowIfNotInteractive()
    {
        if (Console.IsInputRedirected)
        {
            throw new HostException("PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.");
        }
    }

    // A read of the console can't be called off, so Ctrl+C leaves it behind on its own thread and ends the wait.
    private T ReadFromTerminal<T>(Func<T> read)
    {
        ThrowIfNotInteractive();
        Task<T> answer = Task.Run(read);
        try
        {
            answer.Wait(interrupted);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }

        return answer.GetAwaiter().GetResult();
    }
}
