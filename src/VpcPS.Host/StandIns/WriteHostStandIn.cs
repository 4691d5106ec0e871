using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace VpcPS.Host.StandIns;

/// <summary>Write-Host: text for the person at the console, through the information stream.</summary>
[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostStandIn : PSCmdlet
{
    /// <summary>What to show; the elements of a collection one after the other.</summary>
    [Parameter(Position = 0, ValueFromRemainingArguments = true, ValueFromPipeline = true)]
    [Alias("Msg", "Message")]
    public object? Object { get; set; }

    /// <summary>Stays on the line.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    /// <summary>What stands between elements.</summary>
    [Parameter]
    public object? Separator { get; set; } = " ";

    /// <summary>The colour of the text.</summary>
    [Parameter]
    public ConsoleColor? ForegroundColor { get; set; }

    /// <summary>The colour behind the text.</summary>
    [Parameter]
    public ConsoleColor? BackgroundColor { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        HostInformationMessage message = new() { Message = Text(Object), NoNewLine = NoNewline };
        try
        {
            message.ForegroundColor = ForegroundColor ?? Host.UI.RawUI.ForegroundColor;
            message.BackgroundColor = BackgroundColor ?? Host.UI.RawUI.BackgroundColor;
        }
        catch (HostException)
        {
            // A host without a console, as in tests, has no colours.
        }

        WriteInformation(message, ["PSHOST"]);
    }

    private string Text(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        PSObject { BaseObject: IEnumerable and not string } wrapped => Text(wrapped.BaseObject),
        IEnumerable elements => string.Join(Separator?.ToString(), elements.Cast<object?>().Select(Text)),
        _ => value.ToString() ?? string.Empty,
    };
}
