using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using VpcPS.Host;

namespace VpcPS.Speed.Contestant;

/// <summary>The module in a PowerShell engine, with a session as users have it.</summary>
internal sealed class CmdletContestant : IContestant
{
    private const string Connect = """
        $credential = [pscredential]::new('benchmarkAccessKeyId', (ConvertTo-SecureString 'benchmarkAccessKeySecret' -AsPlainText -Force))
        $null = Connect-VpcSession -Region cn-huhehaote -Credential $credential -EndpointUrl $endpoint
        """;

    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(EmbeddedEngine.CreateSessionState(EmbeddedEngine.FindManifest()));

    private PSObject[] _rows = [];

    public CmdletContestant(Uri endpoint)
    {
        _runspace.Open();
        Run(Connect, ("endpoint", endpoint));
    }

    public void Prepare(Work work) => _rows = work.IsPrepared ? [.. Rows(work.Calls)] : [];

    public TimeSpan? Do(Work work)
    {
        switch (work.Task)
        {
            case "buy":
                string journal = work.Journal is null ? "" : "-JournalPath $journal";
                Run(
                    $"$rows | New-VpcIpv6InternetBandwidth -ThrottleLimit $limit {journal} -ErrorAction Stop > $null",
                    ("rows", work.IsPrepared ? _rows : Rows(work.Calls)),
                    ("limit", work.Concurrency),
                    ("journal", work.Journal));
                return null;
            case "list":
                Run("Get-VpcIpv6Address -ThrottleLimit $limit -ErrorAction Stop > $null", ("limit", work.Concurrency));
                return null;
            case "import":
                return Import(work);
            default:
                throw new ArgumentException($"There is no task '{work.Task}'.", nameof(work));
        }
    }

    public void Dispose() => _runspace.Dispose();

    // Rows as Import-Csv gives them: every value is a text.
    private static IEnumerable<PSObject> Rows(int count)
    {
        for (int number = 1; number <= count; number++)
        {
            var row = new PSObject(5);
            row.Properties.Add(new PSNoteProperty("Region", "cn-huhehaote"));
            row.Properties.Add(new PSNoteProperty("Ipv6AddressId", "ipv6-hp3" + number.ToString("D18", CultureInfo.InvariantCulture)));
            row.Properties.Add(new PSNoteProperty("Ipv6GatewayId", "ipv6gw-hp38x2x0fz785tlc65pfv"));
            row.Properties.Add(new PSNoteProperty("Bandwidth", "2"));
            row.Properties.Add(new PSNoteProperty("InternetChargeType", "PayByTraffic"));
            yield return row;
        }
    }

    // Imports into a new runspace of this warm process each time. Only the import itself counts.
    private static TimeSpan Import(Work work)
    {
        TimeSpan counted = TimeSpan.Zero;
        for (int i = 0; i < work.Calls; i++)
        {
            using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
            runspace.Open();
            using PowerShell shell = PowerShell.Create(runspace);
            shell.AddCommand("Import-Module").AddParameter("Name", work.Module);
            long start = Stopwatch.GetTimestamp();
            shell.Invoke();
            counted += Stopwatch.GetElapsedTime(start);
            if (shell.HadErrors)
            {
                throw new InvalidOperationException(shell.Streams.Error[0].ToString());
            }
        }

        return counted;
    }

    private void Run(string script, params (string Name, object? Value)[] variables)
    {
        foreach ((string name, object? value) in variables)
        {
            _runspace.SessionStateProxy.SetVariable(name, value);
        }

        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script, useLocalScope: false).Invoke();
        if (shell.HadErrors)
        {
            throw new InvalidOperationException(shell.Streams.Error[0].ToString());
        }
    }
}
