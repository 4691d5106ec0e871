using System;
using System.Management.Automation;

namespace VpcPS.Errors;

/// <summary>What is known about a code.</summary>
internal sealed record Advice(string Code, ErrorCategory Category, string Remedy, string? NextCommand = null)
{
    /// <summary>Which codes it is for.</summary>
    public FamilyFit Fits { get; init; }

    /// <summary>The only action that it is the advice for, or null.</summary>
    public string? Action { get; init; }

    public bool IsFor(string code, string? action) => (Action is null || Action == action) && Fits switch
    {
        FamilyFit.Begins => code.StartsWith(Code, StringComparison.OrdinalIgnoreCase),
        FamilyFit.Ends => code.EndsWith(Code, StringComparison.OrdinalIgnoreCase),
        FamilyFit.Contains => code.IndexOf(Code, StringComparison.OrdinalIgnoreCase) >= 0,
        _ => code.Equals(Code, StringComparison.OrdinalIgnoreCase),
    };
}
