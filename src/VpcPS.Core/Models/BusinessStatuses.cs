namespace VpcPS.Core.Models;

/// <summary>The commercial states of a bandwidth.</summary>
internal static class BusinessStatuses
{
    private const string FinancialLocked = "FinancialLocked";

    /// <summary>The 2019 pages and Terraform spell FinacialLocked; the module emits one spelling.</summary>
    public static string? Correct(string? status) => status == "FinacialLocked" ? FinancialLocked : status;
}
