using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace VpcPS.Host;

/// <summary>
/// Shows a command in the colours of PowerShell's own line editor, so that the user sees while typing how PowerShell reads it.
/// </summary>
public static class CommandColors
{
    /// <summary>
    /// Adds escape sequences for colours to <paramref name="command"/>. Line ends are shown as ↵ and other control characters as ·, so that
    /// each character of the command takes one place on the screen.
    /// </summary>
    public static string Of(string command)
    {
        string visible = Visible(command);
        Parser.ParseInput(command, out Token[] tokens, out _);
        StringBuilder line = new();
        int shown = 0;
        foreach (Token token in tokens.Where(token => token.Kind is not TokenKind.EndOfInput and not TokenKind.NewLine))
        {
            (int start, int end) = (token.Extent.StartOffset, token.Extent.EndOffset);
            line.Append(visible, shown, start - shown)
                .Append(ColorOf(token)).Append(visible, start, end - start).Append(PSStyle.Instance.Reset);
            shown = end;
        }

        return line.Append(visible, shown, visible.Length - shown).ToString();
    }

    /// <summary>The command as <see cref="Of"/> shows it, without colours. It has as many characters as the command.</summary>
    internal static string Visible(string command) =>
        string.Concat(command.Select(c => c == '\n' ? '↵' : char.IsControl(c) ? '·' : c));

    private static string ColorOf(Token token) => token switch
    {
        { TokenFlags: var flags } when flags.HasFlag(TokenFlags.CommandName) => PSStyle.Instance.Foreground.BrightYellow,
        { Kind: TokenKind.Variable } => PSStyle.Instance.Foreground.BrightGreen,
        { Kind: TokenKind.Parameter or TokenKind.Pipe or TokenKind.Equals } => PSStyle.Instance.Foreground.BrightBlack,
        _ => string.Empty,
    };
}
