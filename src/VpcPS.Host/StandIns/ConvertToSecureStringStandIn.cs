using System.Management.Automation;
using System.Security;

namespace VpcPS.Host.StandIns;

/// <summary>ConvertTo-SecureString -AsPlainText. Encrypted text needs the real one.</summary>
[Cmdlet(VerbsData.ConvertTo, "SecureString")]
[OutputType(typeof(SecureString))]
public sealed class ConvertToSecureStringStandIn : PSCmdlet
{
    /// <summary>The text.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, Mandatory = true)]
    public string String { get; set; } = string.Empty;

    /// <summary>Says that the text is the secret itself.</summary>
    [Parameter(Position = 1)]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Accepted for scripts that also run in Windows PowerShell, which asks for it.</summary>
    [Parameter(Position = 2)]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!AsPlainText)
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSNotSupportedException("The embedded engine converts plain text only: add -AsPlainText, or run the script in pwsh."),
                "ImportSecureString_NotSupported", ErrorCategory.NotImplemented, targetObject: null));
        }

        SecureString secret = new();
        foreach (char c in String)
        {
            secret.AppendChar(c);
        }

        WriteObject(secret);
    }
}
