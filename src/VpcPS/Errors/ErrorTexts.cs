using System.Management.Automation;

namespace VpcPS.Errors;

/// <summary>
/// The separate texts of an error. They are separate so that the name of the row can be put first, and a remedy that was already shown can
/// be left out. The message contains the remedy, because Windows PowerShell shows only the message. The recommended action is only the
/// command to type: PowerShell 7 shows it below the message, so a remedy in words would be there twice.
/// </summary>
internal sealed class ErrorTexts : ErrorDetails
{
    /// <summary>Builds the message from its parts.</summary>
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

    /// <summary>The remedy, followed by the command to type if there is one.</summary>
    public string Fix => Command is null ? Remedy : UserText.Of($"{Remedy} {Command}");
}
