using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Core.Credentials;

namespace VpcPS.Commands;

/// <summary>
/// Lists the credential profiles of this machine: the aliyun CLI's and the SDK's, without their secrets. The files are
/// only read. Connect-VpcSession -ProfileName uses one.
/// </summary>
[Cmdlet(VerbsCommon.Get, "VpcCredentialProfile")]
[OutputType(typeof(CredentialProfile))]
public sealed class GetVpcCredentialProfileCommand : PSCmdlet
{
    /// <summary>Only profiles whose name matches, wildcards allowed. Default: all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string Name { get; set; } = "*";

    /// <summary>Emits the profiles; a file that can't be read is an error of its own.</summary>
    protected override void ProcessRecord()
    {
        var wanted = WildcardPattern.Get(Name, WildcardOptions.IgnoreCase);
        var failures = new List<CredentialSourceFailure>();
        foreach (CredentialProfile profile in new CredentialProfiles(new CredentialEnvironment()).List(failures))
        {
            if (wanted.IsMatch(profile.Name))
            {
                WriteObject(profile);
            }
        }

        foreach (CredentialSourceFailure failure in failures)
        {
            WriteError(ErrorRecords.BadInput("UnreadableProfiles", $"{failure.Source}: {failure.Reason}", "Correct the file.", failure.Source));
        }
    }
}
