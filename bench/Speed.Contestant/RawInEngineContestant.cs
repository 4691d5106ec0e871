using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace VpcPS.Speed.Contestant;

/// <summary>A script that calls HttpClient itself, in the same PowerShell engine without the module.</summary>
internal sealed class RawInEngineContestant : IContestant
{
    private const string Script = """
        $form = 'application/x-www-form-urlencoded'
        $content = [System.Net.Http.StringContent]::new('Action=AllocateIpv6InternetBandwidth', [System.Text.Encoding]::UTF8, $form)
        $answer = [System.Net.Http.HttpClient]::new().PostAsync($endpoint, $content).GetAwaiter().GetResult()
        $null = $answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()
        """;

    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());

    public RawInEngineContestant(Uri endpoint)
    {
        _runspace.Open();
        _runspace.SessionStateProxy.SetVariable("endpoint", endpoint);
    }

    public TimeSpan? Do(Work work)
    {
        for (int i = 0; i < work.Calls; i++)
        {
            using PowerShell shell = PowerShell.Create(_runspace);
            shell.AddScript(Script).Invoke();
            if (shell.HadErrors)
            {
                throw new InvalidOperationException(shell.Streams.Error[0].ToString());
            }
        }

        return null;
    }

    public void Dispose() => _runspace.Dispose();
}
