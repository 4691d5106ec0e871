using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace VpcPS.Host;

/// <summary>
/// Reads a line at the prompt, with editing, history and Tab completion. On Linux and macOS PowerShell's console has none of these itself.
/// The editor moves the cursor only relative to its present position and never queries the terminal. So slow or scrolling terminals need no
/// special handling.
/// </summary>
public sealed class LineEditor
{
    private readonly Keyboard _keyboard;
    private readonly LineScreen _screen;
    private readonly IReadOnlyList<string> _history;
    private readonly Func<string, int, CommandCompletion> _complete;

    private string _text = string.Empty;
    private int _cursor;
    private int _historyPlace;
    private string _typed = string.Empty;
    private Completion? _completion;

    internal LineEditor(
        Keyboard keyboard, LineScreen screen, IReadOnlyList<string> history, Func<string, int, CommandCompletion> complete)
    {
        _keyboard = keyboard;
        _screen = screen;
        _history = history;
        _complete = complete;
        _historyPlace = history.Count;
    }

    /// <summary>Reads a line after the prompt that PowerShell has just written.</summary>
    /// <returns>The line, or null after Ctrl+C and at the end of redirected input.</returns>
    public static string? ReadLine(PSHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (Console.IsInputRedirected || Console.IsOutputRedirected || !host.UI.SupportsVirtualTerminal)
        {
            return Console.In.ReadLine();
        }

        Console.TreatControlCAsInput = true;
        try
        {
            PSHostRawUserInterface console = host.UI.RawUI;
            LineScreen screen = new(Console.Out, () => console.WindowSize, console.LengthInBufferCells, console.CursorPosition.X);
            Keyboard keyboard = new(() => Console.ReadKey(intercept: true), () => Console.KeyAvailable);
            return new LineEditor(keyboard, screen, History(), Complete).Read();
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    /// <summary>Reads keys up to Enter or Ctrl+C.</summary>
    internal string? Read()
    {
        while (true)
        {
            ConsoleKeyInfo key = _keyboard.Read();
            bool isControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
            if (key.Key == ConsoleKey.Enter || key.KeyChar is '\r' or '\n')
            {
                return End(_text);
            }

            if (isControl && key.Key == ConsoleKey.C)
            {
                // PowerShell's console itself starts a new line after a line that was cancelled.
                _screen.Draw(_text, _text.Length, list: []);
                return null;
            }

            if (isControl && key.Key == ConsoleKey.D && _text.Length == 0)
            {
                return End("exit");
            }

            if (key.Key == ConsoleKey.Tab)
            {
                CompleteWord(backwards: key.Modifiers.HasFlag(ConsoleModifiers.Shift));
            }
            else
            {
                _completion = null;
                Edit(key, isControl, key.Modifiers.HasFlag(ConsoleModifiers.Alt));
            }

            // A pasted text is drawn only once, at its end.
            if (!_keyboard.IsWaiting())
            {
                _screen.Draw(_text, _cursor, _completion?.List ?? []);
            }
        }
    }

    private void Edit(ConsoleKeyInfo key, bool isControl, bool isAlt)
    {
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow when isControl || isAlt:
            case ConsoleKey.B when isAlt:
                _cursor = WordBefore();
                break;
            case ConsoleKey.RightArrow when isControl || isAlt:
            case ConsoleKey.F when isAlt:
                _cursor = WordBehind();
                break;
            case ConsoleKey.LeftArrow:
            case ConsoleKey.B when isControl:
                _cursor = Before();
                break;
            case ConsoleKey.RightArrow:
            case ConsoleKey.F when isControl:
                _cursor = Behind();
                break;
            case ConsoleKey.Home:
            case ConsoleKey.A when isControl:
                _cursor = 0;
                break;
            case ConsoleKey.End:
            case ConsoleKey.E when isControl:
                _cursor = _text.Length;
                break;
            case ConsoleKey.W when isControl:
            case ConsoleKey.Backspace when isControl || isAlt:
                Replace(WordBefore(), _cursor, string.Empty);
                break;
            case ConsoleKey.Backspace:
                Replace(Before(), _cursor, string.Empty);
                break;
            case ConsoleKey.Delete:
            case ConsoleKey.D when isControl:
                Replace(_cursor, Behind(), string.Empty);
                break;
            case ConsoleKey.U when isControl:
                Replace(0, _cursor, string.Empty);
                break;
            case ConsoleKey.K when isControl:
                Replace(_cursor, _text.Length, string.Empty);
                break;
            case ConsoleKey.Escape:
                Replace(0, _text.Length, string.Empty);
                break;
            case ConsoleKey.UpArrow:
            case ConsoleKey.P when isControl:
                Recall(_historyPlace - 1);
                break;
            case ConsoleKey.DownArrow:
            case ConsoleKey.N when isControl:
                Recall(_historyPlace + 1);
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                {
                    Replace(_cursor, _cursor, key.KeyChar.ToString());
                }

                break;
        }
    }

    private string End(string line)
    {
        _screen.Draw(line, line.Length, list: []);
        _screen.NewLine();
        return line;
    }

    private void Replace(int start, int end, string text)
    {
        _text = string.Concat(_text.AsSpan(0, start), text, _text.AsSpan(end));
        _cursor = start + text.Length;
    }

    /// <summary>Shows a line of the history. The position after the last one shows the text that was typed before.</summary>
    private void Recall(int place)
    {
        if (place < 0 || place > _history.Count)
        {
            return;
        }

        if (_historyPlace == _history.Count)
        {
            _typed = _text;
        }

        _historyPlace = place;
        Replace(0, _text.Length, place == _history.Count ? _typed : _history[place]);
    }

    /// <summary>
    /// The first Tab inserts what all matches have in common and lists the matches. Each further Tab inserts the next match.
    /// </summary>
    private void CompleteWord(bool backwards)
    {
        if (_completion is null)
        {
            CommandCompletion found = _complete(_text, _cursor);
            if (found.CompletionMatches.Count == 0)
            {
                return;
            }

            int end = found.ReplacementIndex + found.ReplacementLength;
            string typed = _text[found.ReplacementIndex..end];
            string shared = Shared([.. found.CompletionMatches.Select(match => match.CompletionText)]);
            Replace(found.ReplacementIndex, end, shared.Length >= typed.Length ? shared : typed);
            _completion = found.CompletionMatches.Count == 1 ? null : new Completion(found);
        }
        else
        {
            int end = _cursor;
            Replace(_completion.Start, end, _completion.Next(backwards ? -1 : 1));
        }
    }

    private static string Shared(string[] texts)
    {
        int length = texts.Min(text => text.Length);
        while (texts.Any(text => string.Compare(text, 0, texts[0], 0, length, StringComparison.OrdinalIgnoreCase) != 0))
        {
            length--;
        }

        return texts[0][..length];
    }

    private int Before() => _cursor == 0 ? 0 : StringInfo.ParseCombiningCharacters(_text[.._cursor])[^1];

    private int Behind() => _cursor + StringInfo.GetNextTextElementLength(_text.AsSpan(_cursor));

    private int WordBefore()
    {
        int place = _cursor;
        while (place > 0 && char.IsWhiteSpace(_text[place - 1]))
        {
            place--;
        }

        while (place > 0 && !char.IsWhiteSpace(_text[place - 1]))
        {
            place--;
        }

        return place;
    }

    private int WordBehind()
    {
        int place = _cursor;
        while (place < _text.Length && !char.IsWhiteSpace(_text[place]))
        {
            place++;
        }

        while (place < _text.Length && char.IsWhiteSpace(_text[place]))
        {
            place++;
        }

        return place;
    }

    private static string[] History()
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return [.. shell.AddCommand("Get-History").Invoke<Microsoft.PowerShell.Commands.HistoryInfo>().Select(entry => entry.CommandLine)];
    }

    private static CommandCompletion Complete(string text, int cursor)
    {
        // The completion runs in the runspace of this thread. The module completes words from it, such as regions of the session and ids.
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return CommandCompletion.CompleteInput(text, cursor, options: null, shell);
    }

    /// <summary>The source of keys, and a check whether a key is waiting to be read.</summary>
    internal sealed record Keyboard(Func<ConsoleKeyInfo> Read, Func<bool> IsWaiting);

    /// <summary>The matches of the word that is being completed.</summary>
    private sealed class Completion(CommandCompletion found)
    {
        private int _index = -1;

        internal int Start { get; } = found.ReplacementIndex;

        internal IReadOnlyList<string> List { get; } = [.. found.CompletionMatches.Select(match => match.ListItemText)];

        internal string Next(int step)
        {
            _index = (Math.Max(_index, step < 0 ? 0 : -1) + step + List.Count) % List.Count;
            return found.CompletionMatches[_index].CompletionText;
        }
    }
}
