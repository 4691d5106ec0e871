using System;
using System.Globalization;
using System.Management.Automation.Host;
using System.Text;

namespace VpcPS.Picture;

/// <summary>A console of a given width and language that keeps what it is told to show.</summary>
internal sealed class RecordingHost(StringBuilder screen, int columns, CultureInfo culture) : PSHost
{
    public override string Name => "VpcPS.Picture";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => culture;

    public override CultureInfo CurrentUICulture => culture;

    public override PSHostUserInterface UI { get; } = new RecordingUserInterface(screen, columns);

    public override void SetShouldExit(int exitCode)
    {
        // The commands of a picture do not exit.
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
        // No native program runs.
    }

    public override void NotifyEndApplication()
    {
        // See NotifyBeginApplication.
    }
}
