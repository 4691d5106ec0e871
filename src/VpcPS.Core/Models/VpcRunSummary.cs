using System.Collections.Generic;

namespace VpcPS.Core.Models;

/// <summary>
/// What a command did with its rows. The command writes it to the information stream after the last row, with the tag
/// VpcPS.Summary. Each number counts rows, except where its comment says otherwise.
/// </summary>
public sealed record VpcRunSummary
{
    /// <summary>The name of the command.</summary>
    public string Command { get; init; } = "";

    /// <summary>Rows of the input. Rows that were never read because of Ctrl+C are not counted.</summary>
    public int Rows { get; init; }

    /// <summary>Bandwidths that were bought now.</summary>
    public int Bought { get; init; }

    /// <summary>The sum of Mbit/s of the bandwidths that were bought now.</summary>
    public long BoughtBandwidth { get; init; }

    /// <summary>Bandwidths whose Mbit/s were changed.</summary>
    public int Changed { get; init; }

    /// <summary>Bandwidths that were removed.</summary>
    public int Removed { get; init; }

    /// <summary>Rows for which there was nothing to do.</summary>
    public int Unchanged { get; init; }

    /// <summary>Rows that an earlier run with the same journal bought.</summary>
    public int FromJournal { get; init; }

    /// <summary>Rows that the service only checked, because of -DryRun, and would carry out.</summary>
    public int Checked { get; init; }

    /// <summary>Rows that were refused. Nothing was done for them.</summary>
    public int Refused { get; init; }

    /// <summary>Rows that may have been carried out, because no answer shows their outcome.</summary>
    public int Unknown { get; init; }

    /// <summary>Rows for which the answer to the question was No.</summary>
    public int Declined { get; init; }

    /// <summary>Rows that were read but not started, because the pipeline ended early.</summary>
    public int NotBegun { get; init; }

    /// <summary>The verb of the command. It determines which numbers the line shows even when they are 0.</summary>
    internal string Verb { get; init; } = "";

    /// <summary>The numbers in one line, such as "6 bought (157 Mbit/s), 24 refused, 0 unknown, 2 from the journal".</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        bool onlyChecked = Checked > 0 && Bought + Changed + Removed == 0;
        if (Bought > 0 || (Verb == "New" && !onlyChecked))
        {
            parts.Add(UserText.Of($"{Bought} bought ({BoughtBandwidth} Mbit/s)"));
        }

        if (Changed > 0 || (Verb == "Set" && !onlyChecked))
        {
            parts.Add(UserText.Of($"{Changed} changed"));
        }

        if (Removed > 0 || (Verb == "Remove" && !onlyChecked))
        {
            parts.Add(UserText.Of($"{Removed} removed"));
        }

        void AddUnlessNone(int count, string text)
        {
            if (count > 0)
            {
                parts.Add(text);
            }
        }

        AddUnlessNone(Checked, UserText.Of($"{Checked} checked, nothing changed for them"));
        AddUnlessNone(Unchanged, UserText.Of($"{Unchanged} unchanged"));
        parts.Add(UserText.Of($"{Refused} refused"));
        parts.Add(UserText.Of($"{Unknown} unknown"));
        AddUnlessNone(FromJournal, UserText.Of($"{FromJournal} from the journal"));
        AddUnlessNone(Declined, UserText.Of($"{Declined} not confirmed"));
        AddUnlessNone(NotBegun, UserText.Of($"{NotBegun} not started"));
        return string.Join(UserText.Translate(", "), parts);
    }
}
