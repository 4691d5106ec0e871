using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
using VpcPS.Errors;

namespace VpcPS.Commands;

/// <summary>
/// Lists the credential profiles of this machine: the aliyun CLI's and the SDK's, without their secrets. The files are
/// only read.
/// </summary>
/// <remarks>
/// <para>To use a profile: Connect-VpcSession -ProfileName. Each file that can't be read is a separate error.</para>
/// </remarks>
/// <example>
/// <para>List all profiles</para>
/// <code>
/// Get-VpcCredentialProfile
/// </code>
/// <para>Emits name, mode, region and file of each. IsCurrent marks the profile that is used by default.</para>
/// </example>
/// <example>
/// <para>List the profiles whose name begins with prod</para>
/// <code>
/// Get-VpcCredentialProfile prod*
/// </code>
/// <para>Wildcards are allowed. Nothing is emitted when no profile matches.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcCredentialProfile")]
[OutputType(typeof(CredentialProfile))]
public sealed class GetVpcCredentialProfileCommand : PSCmdlet
{
    /// <summary>Only profiles whose name matches, wildcards allowed. Default: all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string Name { get; set; } = "*";

    /// <summary>Emits the profiles. Each file that can't be read leads to an error.</summary>
    protected override void ProcessRecord()
    {
        var wanted = WildcardPattern.Get(Name, WildcardOptions.IgnoreCase);
        var failures = new List<CredentialSourceFailure>();
        var machine = new CredentialEnvironment();
        foreach (CredentialProfile profile in new CredentialProfiles(machine).List(failures))
        {
            if (wanted.IsMatch(profile.Name))
            {
                WriteObject(profile);
            }
        }

        foreach (string warning in machine.TakeWarnings())
        {
            WriteWarning(warning);
        }

        foreach (CredentialSourceFailure failure in failures)
        {
            WriteError(ErrorRecords.BadInput(
                "UnreadableProfiles", $"{failure.Source}: {failure.Reason}", $"Correct the file.", failure.Source));
        }
    }
}
