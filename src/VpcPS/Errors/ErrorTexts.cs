using System.Management.Automation;

namespace VpcPS.Errors;

/// <summary>
/// The texts of an error in their parts, so that the name of the row can be put in front, and a remedy that was said
/// already can be left out. The message has the remedy in it, because Windows PowerShell shows the message alone. The
/// recommended action is only what can be typed: PowerShell 7 shows it below the message, and a remedy in words would
/// be there twice.
/// </summary>
internal sealed class ErrorTexts : ErrorDetails
{
    /// <summary>Puts the texts together.</summary>
    /// <param name="what">What failed, as whole sentences.</param>
    /// <param name="remedy">What to do, as whole sentences.</param>
    /// <param name="command">The command to type next, or null.</param>
    public ErrorTexts(string what, string remedy, string? command)
        : base(UserText.Of($"{what} {remedy}"))
    {
        What = what;
        Remedy = remedy;
        Command = command;
        if (command is not null)
        {
            RecommendedAction = command;
        }
    }

    /// <summary>What failed.</summary>
    public string What { get; }

    /// <summary>What to do, in words.</summary>
    public string Remedy { get; }

    /// <summary>The command to type next, or null.</summary>
    public string? Command { get; }

    /// <summary>What to do, with the command to type where there is one.</summary>
    public string Fix => Command is null ? Remedy : UserText.Of($"{Remedy} {Command}");
}
