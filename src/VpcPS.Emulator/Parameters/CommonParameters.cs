namespace VpcPS.Emulator.Parameters;

/// <summary>Parameters that many actions share.</summary>
internal static class CommonParameters
{
    /// <summary>The region to act in. The dispatcher refuses a region that does not exist.</summary>
    public static readonly TextParameter RegionId = new("RegionId") { Required = true };

    /// <summary>
    /// The region to act in, for actions where it is optional. Default: the region of the things that the request names, else the default
    /// region of the estate.
    /// </summary>
    public static readonly TextParameter OptionalRegionId = new("RegionId");

    /// <summary>
    /// The idempotency token: at most 64 ASCII characters, case-sensitive. An action with this parameter answers a repeated
    /// call with the first answer.
    /// </summary>
    public static readonly TextParameter ClientToken = new("ClientToken") { MaximumLength = 64, AsciiOnly = true };

    /// <summary>
    /// When true, all checks are made and nothing is changed. The answer is the error DryRunOperation when the checks pass.
    /// </summary>
    public static readonly BooleanParameter DryRun = new("DryRun");
}
