using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>
/// Describes in one line what a purchase, a change or a removal does to an address. -WhatIf, -Confirm and Test- commands use the same
/// words.
/// </summary>
internal static class ChangeLine
{
    /// <summary>The address with its region, and with its name if it is known and not empty.</summary>
    public static string Subject(string? id, string? name, string? region) => string.IsNullOrWhiteSpace(name)
        ? UserText.Of($"{id} in {region}")
        : UserText.Of($"{id} ({name}) in {region}");

    /// <summary>The line for a purchase or a change.</summary>
    /// <param name="subject">The address, as <see cref="Subject"/> gives it.</param>
    /// <param name="before">The Mbit/s before. Null when unknown.</param>
    /// <param name="after">The Mbit/s after.</param>
    /// <param name="chargeType">The charge type. Null when unknown.</param>
    public static string Of(string subject, int? before, int? after, string? chargeType) => (before, chargeType) switch
    {
        (null, null) => UserText.Of($"{subject}: -> {after} Mbit/s"),
        (null, _) => UserText.Of($"{subject}: -> {after} Mbit/s, {chargeType}"),
        (_, null) => UserText.Of($"{subject}: {before} -> {after} Mbit/s"),
        _ => UserText.Of($"{subject}: {before} -> {after} Mbit/s, {chargeType}"),
    };

    /// <summary>
    /// The line for what the row of a purchase asks for, when the present bandwidth of the address is unknown or does not matter.
    /// </summary>
    public static string OfWish(PlanRow row) =>
        UserText.Of($"{SubjectOf(row)}: {row.Wanted.Bandwidth} Mbit/s, {row.Wanted.InternetChargeType}");

    /// <summary>The line for a removal.</summary>
    /// <param name="subject">The address, as <see cref="Subject"/> gives it.</param>
    /// <param name="before">The Mbit/s that are removed. Null when unknown.</param>
    /// <param name="chargeType">Their charge type.</param>
    public static string OfRemoval(string subject, int? before, string? chargeType) =>
        before is null ? subject : UserText.Of($"{subject}: {before} Mbit/s, {chargeType} -> 0");

    /// <summary>The line for a purchase that first removes bandwidth of another charge type.</summary>
    /// <param name="subject">The address, as <see cref="Subject"/> gives it.</param>
    /// <param name="step">The step, with the bandwidth before and after.</param>
    public static string OfReplacement(string subject, Ipv6InternetBandwidthChange step) => UserText.Of(
        $"{subject}: {step.OldBandwidth} Mbit/s, {step.OldInternetChargeType} -> {step.Bandwidth} Mbit/s, {step.InternetChargeType}");

    /// <summary>The line for the purchase of a row.</summary>
    public static string OfPurchase(PlanRow row) =>
        Of(SubjectOf(row), before: 0, row.Wanted.Bandwidth, row.Wanted.InternetChargeType);

    /// <summary>The address of a row.</summary>
    public static string SubjectOf(PlanRow row) => Subject(row.SubjectId, row.Address?.Name, row.Wanted.RegionId);
}
