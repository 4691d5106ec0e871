using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Host;

namespace VpcPS.Host.Terminal;

/// <summary>The text of a question with hot keys, "[Y] Yes  [N] No  [?] Help (default is "Y"): ", and the reading of its answer.</summary>
internal sealed class ChoicePrompt
{
    private readonly List<(string Key, string Label, string Help)> _choices;
    private readonly int _default;

    internal ChoicePrompt(IEnumerable<ChoiceDescription> choices, int defaultChoice)
    {
        _choices = [.. choices.Select(choice => (HotKey(choice.Label), choice.Label.Replace("&", string.Empty, StringComparison.Ordinal), choice.HelpMessage))];
        _default = defaultChoice;
    }

    internal string Question =>
        string.Concat(_choices.Select(choice => $"[{choice.Key}] {choice.Label}  "))
        + "[?] Help "
        + (_default < 0 ? ": " : $"(default is \"{_choices[_default].Key}\"): ");

    internal string Help => string.Join(Environment.NewLine, _choices.Select(choice => $"{choice.Key} - {choice.Help}"));

    /// <summary>The index of the choice an answer names by hot key or label; nothing typed is the default.</summary>
    internal int? Find(string answer)
    {
        int found = answer.Length == 0 ? _default : _choices.FindIndex(choice =>
            answer.Equals(choice.Key, StringComparison.OrdinalIgnoreCase)
            || answer.Equals(choice.Label, StringComparison.OrdinalIgnoreCase));
        return found < 0 ? null : found;
    }

    private static string HotKey(string label)
    {
        int mark = label.IndexOf('&', StringComparison.Ordinal);
        return mark < 0 || mark + 1 >= label.Length ? label : label.Substring(mark + 1, 1).ToUpperInvariant();
    }
}
