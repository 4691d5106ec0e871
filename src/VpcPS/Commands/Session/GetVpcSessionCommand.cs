using System;
using System.Management.Automation;
using System.Threading;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Session;

namespace VpcPS.Commands;

/// <summary>
/// Shows which credentials, region and endpoint the commands of this runspace use, and with -Resolve who pays. When nothing is
/// connected, it shows what this machine has, and IsConnected is False.
/// </summary>
/// <remarks>
/// <para>
/// Without -Resolve, only the source of the credentials is read, as every command does. When nothing is connected and this
/// machine has no credentials, the command reports an error, as the other commands do.
/// </para>
/// </remarks>
/// <example>
/// <para>See who pays before you buy</para>
/// <code>
/// Get-VpcSession -Resolve | Format-List
/// </code>
/// <para>
/// AccountId and Caller show the account and the RAM user or role. Destination shows what -WhatIf lines and prompts begin with.
/// The AccessKey id is masked.
/// </para>
/// </example>
/// <example>
/// <para>Make sure that a rehearsal runs on an emulator</para>
/// <code>
/// Start-VpcEmulator | Connect-VpcSession
/// if (-not (Get-VpcSession).IsEmulator) { throw 'No emulator is connected.' }
/// </code>
/// <para>IsEmulator is False for the cloud, and for an emulator of another process.</para>
/// </example>
/// <example>
/// <para>Find out about purchases whose answer was lost</para>
/// <code>
/// (Get-VpcSession).UnknownOutcomes | New-VpcIpv6InternetBandwidth
/// </code>
/// <para>
/// Each is kept with its ClientToken: when you pipe it in again, it is the same purchase, and nothing is bought twice. If other
/// commands lost answers too, pipe in only those of New-VpcIpv6InternetBandwidth.
/// </para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcSession")]
[OutputType(typeof(VpcSession))]
public sealed class GetVpcSessionCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>
    /// Look up the account and the RAM user or role with STS GetCallerIdentity, which needs no permission. The answer is kept
    /// until the credentials change. If the session has an -EndpointUrl, that endpoint is called instead of STS.
    /// </summary>
    [Parameter]
    public SwitchParameter Resolve { get; set; }

    /// <summary>Emits the session.</summary>
    protected override void ProcessRecord()
    {
        using var stopWatch = new StopWatch<GetVpcSessionCommand>(this, static cmdlet => cmdlet.StopProcessing());
        SessionsHere runspace = SessionsHere.Current;
        VpcSession session = runspace.DefaultSession ?? runspace.EnvironmentSession;
        try
        {
            session.GetCredentials(_stop.Token);
        }
        catch (CredentialsUnavailableException e) when (!session.IsConnected)
        {
            WarnOf(session);
            WriteError(SessionErrors.NoCredentials(e));
            return;
        }
        catch (CredentialsUnavailableException e)
        {
            // The session is emitted nevertheless. A command that uses it ends with this error.
            WriteError(SessionErrors.NoCredentials(e));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }

        WarnOf(session);
        if (session.WhyNoChange() is { } refusal)
        {
            // The shown account would not be used for changes, so a warning says this.
            WriteWarning(UserText.Of($"Changes are refused here: {refusal.Exception.Message}."));
        }

        if (Resolve && session.LastCredentials is { } credentials)
        {
            LookUp(session, credentials);
        }

        WriteVerbose(ShownText.Of(session.Identity.FirstLine));
        WriteObject(session);
    }

    /// <summary>Ends the command after Ctrl+C. It runs on another thread.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Frees the resources of the cmdlet.</summary>
    public void Dispose() => _stop.Dispose();

    private void LookUp(VpcSession session, AlibabaCloudCredentials credentials)
    {
        CallLog? log = Arguments.ShowsVerbose(this) ? new CallLog() : null;
        try
        {
            session.Identity.AskAsync(credentials, log, _stop.Token).GetAwaiter().GetResult();
        }
        catch (VpcException e)
        {
            WriteError(SessionErrors.AccountUnknown(e, session.Identity.GivenEndpoint, session));
        }
        catch (CredentialsUnavailableException e)
        {
            WriteError(SessionErrors.NoCredentials(e));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            WriteLines(log);
        }
    }

    private void WriteLines(CallLog? log)
    {
        // No stream delivers while the pipeline is being stopped.
        if (log is not null && !Stopping)
        {
            foreach (string line in log.TakeLines())
            {
                WriteVerbose(ShownText.Of(line));
            }
        }
    }

    private void WarnOf(VpcSession session)
    {
        foreach (string warning in session.Machine.TakeWarnings())
        {
            WriteWarning(ShownText.Of(warning));
        }
    }
}
