using System.Linq;
using System.Management.Automation;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Cmdlets;

/// <summary>A cmdlet that removes something. It asks first; a runbook says -Force or -Confirm:$false.</summary>
public abstract class RemoveCmdlet : WaitingCmdlet
{
    /// <summary>Remove without asking. -WhatIf still removes nothing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Ignore it when it does not exist. Default: an error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Asks, unless -Force was given.</summary>
    private protected bool ShouldRemove(string target, string action) => ShouldRemove(target, action, Force);

    /// <summary>
    /// Whether the row is about something that only lies in what it would remove, after an error: such a row names both. An
    /// address in the pipeline does not mean its vSwitch.
    /// </summary>
    /// <param name="id">The id of what would be removed.</param>
    /// <param name="parameter">The column that has this id.</param>
    /// <param name="columns">The columns with the ids of what can lie in it.</param>
    private protected bool IsAboutPart(string id, string parameter, params string[] columns)
    {
        if (columns.Select(column => WrittenText.TrimToNull(Rows.Current?.Input?.Properties[column]?.Value?.ToString()))
                .FirstOrDefault(cell => cell is not null) is not { } part)
        {
            return false;
        }

        WriteError(ErrorRecords.RowIsAboutPart(part, id, parameter, Rows.Current!.Input));
        return true;
    }
}
