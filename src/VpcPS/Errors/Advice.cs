using System;
using System.Management.Automation;

namespace VpcPS.Errors;

/// <summary>The category, the remedy and the next command for an error code.</summary>
internal sealed record Advice(string Code, ErrorCategory Category, string Remedy, string? NextCommand = null)
{
    /// <summary>How the code of this entry is compared with the code of an error.</summary>
    public FamilyFit Fits { get; init; }

    /// <summary>The only action to which the entry applies. Null for all actions.</summary>
    public string? Action { get; init; }

    /// <summary>
    /// Whether the refusal says that the object itself, which is to be removed, does not exist. Not set where something else is missing.
    /// </summary>
    public bool IsGone { get; init; }

    public bool IsFor(string code, string? action) => (Action is null || Action == action) && Fits switch
    {
        FamilyFit.Begins => code.StartsWith(Code, StringComparison.OrdinalIgnoreCase),
        FamilyFit.Ends => code.EndsWith(Code, StringComparison.OrdinalIgnoreCase),
        FamilyFit.Contains => code.IndexOf(Code, StringComparison.OrdinalIgnoreCase) >= 0,
        _ => code.Equals(Code, StringComparison.OrdinalIgnoreCase),
    };
}
