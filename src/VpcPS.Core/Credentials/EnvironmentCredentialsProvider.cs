using System;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Credentials in environment variables, by the names that every official SDK reads. Read at each call, so that a
/// script may set them after the module was imported.
/// </summary>
public sealed class EnvironmentCredentialsProvider : ICredentialsProvider
{
    /// <summary>The variable with the AccessKey id.</summary>
    public const string AccessKeyIdVariable = "ALIBABA_CLOUD_ACCESS_KEY_ID";

    /// <summary>The variable with the AccessKey secret.</summary>
    public const string AccessKeySecretVariable = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";

    /// <summary>The variable with the STS token; optional.</summary>
    public const string SecurityTokenVariable = "ALIBABA_CLOUD_SECURITY_TOKEN";

    private readonly Func<string, string?> _read;

    /// <summary>Reads the process's environment.</summary>
    public EnvironmentCredentialsProvider()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    /// <summary>Reads through a function, for tests.</summary>
    /// <param name="read">Gives a variable's value, or null.</param>
    public EnvironmentCredentialsProvider(Func<string, string?> read) => _read = read;

    /// <inheritdoc/>
    public string Source => UserText.Translate("environment variables");

    /// <inheritdoc/>
    public string? RegionId => null;

    /// <inheritdoc/>
    public Task<AlibabaCloudCredentials> GetCredentialsAsync(CancellationToken cancellationToken)
    {
        string? id = _read(AccessKeyIdVariable);
        string? secret = _read(AccessKeySecretVariable);
        FormattableString? missing = (string.IsNullOrWhiteSpace(id), string.IsNullOrWhiteSpace(secret)) switch
        {
            (true, true) => $"{AccessKeyIdVariable} and {AccessKeySecretVariable} are not set",
            (true, false) => $"{AccessKeyIdVariable} is not set",
            (false, true) => $"{AccessKeySecretVariable} is not set",
            _ => null,
        };

        if (missing is not null)
        {
            throw new CredentialsUnavailableException(missing);
        }

        try
        {
            return Task.FromResult(new AlibabaCloudCredentials(id!.Trim(), secret!.Trim(), _read(SecurityTokenVariable)?.Trim()));
        }
        catch (ArgumentException e)
        {
            string variable = e.ParamName == "securityToken" ? SecurityTokenVariable : AccessKeyIdVariable;
            throw new CredentialsUnavailableException($"{variable} contains a blank, a line break or a character that no key has");
        }
    }

    /// <inheritdoc/>
    public bool Invalidate(AlibabaCloudCredentials rejected) => false;
}
