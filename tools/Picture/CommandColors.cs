using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace VpcPS.Picture;

/// <summary>A command behind its prompt, in the colours that PowerShell's line editor gives it while it is typed.</summary>
internal static class CommandColors
{
    internal static string AtPrompt(string command)
    {
        Parser.ParseInput(command, out Token[] tokens, out _);
        StringBuilder line = new("PS> ");
        int shown = 0;
        foreach (Token token in tokens.Where(token => token.Kind != TokenKind.EndOfInput))
        {
            line.Append(command, shown, token.Extent.StartOffset - shown)
                .Append(ColorOf(token)).Append(token.Extent.Text).Append(PSStyle.Instance.Reset);
            shown = token.Extent.EndOffset;
        }

        return line.ToString().Replace("\n", "\n>> ", StringComparison.Ordinal);
    }

    private static string ColorOf(Token token) => token switch
    {
        { TokenFlags: var flags } when flags.HasFlag(TokenFlags.CommandName) => PSStyle.Instance.Foreground.BrightYellow,
        { Kind: TokenKind.Variable } => PSStyle.Instance.Foreground.BrightGreen,
        { Kind: TokenKind.Parameter or TokenKind.Pipe or TokenKind.Equals } => PSStyle.Instance.Foreground.BrightBlack,
        _ => string.Empty,
    };
}
