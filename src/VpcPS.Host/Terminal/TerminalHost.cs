using System;
using System.Globalization;
using System.Management.Automation.Host;
using System.Reflection;
using System.Threading;

namespace VpcPS.Host.Terminal;

/// <summary>The host object of the embedded engine: a console, and the place where a script's exit code arrives.</summary>
internal sealed class TerminalHost(CancellationToken interrupted) : PSHost
{
    /// <summary>The N of <c>exit N</c>; null when the script just ended.</summary>
    internal int? RequestedExitCode { get; private set; }

    public override string Name => "VpcPS.Host";

    public override Version Version { get; } = Assembly.GetExecutingAssembly().GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI { get; } = new TerminalUserInterface(interrupted);

    public override void SetShouldExit(int exitCode) => RequestedExitCode = exitCode;

    public override void EnterNestedPrompt() => throw NoNestedPrompt();

    public override void ExitNestedPrompt() => throw NoNestedPrompt();

    public override void NotifyBeginApplication()
    {
        // Nothing of the console's state needs saving for a native program.
    }

    public override void NotifyEndApplication()
    {
        // See NotifyBeginApplication.
    }

    private static HostException NoNestedPrompt() => new("The embedded engine runs scripts only: it has no nested prompt.");
}
