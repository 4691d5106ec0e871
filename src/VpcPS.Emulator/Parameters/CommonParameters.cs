namespace VpcPS.Emulator.Parameters;

/// <summary>Parameters that many actions share, in one declaration each.</summary>
internal static class CommonParameters
{
    /// <summary>The region to act in. An action that lists it is only run in a region that exists.</summary>
    public static readonly TextParameter RegionId = new("RegionId") { Required = true };

    /// <summary>The region to act in, where it may be left out: then it is the estate's default region.</summary>
    public static readonly TextParameter OptionalRegionId = new("RegionId");

    /// <summary>
    /// The idempotency token: at most 64 ASCII characters, case-sensitive. An action that lists it answers a repeated
    /// call with the first answer.
    /// </summary>
    public static readonly TextParameter ClientToken = new("ClientToken") { MaximumLength = 64, AsciiOnly = true };

    /// <summary>True: check everything, change nothing, answer DryRunOperation.</summary>
    public static readonly BooleanParameter DryRun = new("DryRun");
}
