namespace VpcPS.Picture;

/// <summary>The picture at the top of the README: what is typed, and what the module then shows.</summary>
public static class RunPicture
{
    /// <summary>Where the picture belongs, from the repository's root.</summary>
    public const string RelativePath = "docs/run.svg";

    private const int Columns = 104;

    // Nothing here shows an id that the emulator makes, a request's id or a port: the picture is the same with every run.
    // The error chosen is that of the last but one row refused, and its recommendation is what is typed next.
    private static readonly string[] Commands =
    [
        "$null = Start-VpcEmulator | Connect-VpcSession",
        "$plan = Import-Csv examples/plan.csv",
        "$plan | New-VpcIpv6InternetBandwidth -ErrorVariable refused -ErrorAction SilentlyContinue |\n"
            + "    Format-Table Ipv6AddressId, Bandwidth, InternetChargeType",
        "$refused[-2]",
        "$null = New-VpcIpv6Gateway -Region cn-huhehaote -VpcId vpc-hp36gvymdazvo5td9k27g -Wait",
        "$plan | Sync-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue",
    ];

    /// <summary>Runs the commands with the module at <paramref name="root"/>, against an emulator, and draws what is seen.</summary>
    public static string Draw(string root)
    {
        using RecordedSession session = new(root, Columns);
        foreach (string command in Commands)
        {
            session.Type(command);
        }

        return SvgTerminal.Draw(TerminalLines.Parse(session.Screen, Columns), Columns);
    }
}
