namespace VpcPS.Core.Models;

/// <summary>The values that tell whether a bandwidth is locked.</summary>
internal static class BusinessStatuses
{
    /// <summary>Nothing is locked.</summary>
    public const string Normal = "Normal";

    /// <summary>The bandwidth is locked because a bill is unpaid.</summary>
    public const string FinancialLocked = "FinancialLocked";

    /// <summary>
    /// The correct spelling. The pages of 2019 and Terraform spell it FinacialLocked; the module always emits the
    /// correct one.
    /// </summary>
    public static string? Correct(string? status) => status == "FinacialLocked" ? FinancialLocked : status;
}
