using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Credentials in the environment variables that every official SDK reads. Each call reads them again, so a script can set them after
/// importing the module.
/// </summary>
internal sealed class EnvironmentCredentialsProvider : ICredentialsProvider
{
    /// <summary>The variable with the AccessKey id.</summary>
    public const string AccessKeyIdVariable = "ALIBABA_CLOUD_ACCESS_KEY_ID";

    /// <summary>The variable with the AccessKey secret.</summary>
    public const string AccessKeySecretVariable = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";

    /// <summary>The variable with the STS token. It is optional.</summary>
    public const string SecurityTokenVariable = "ALIBABA_CLOUD_SECURITY_TOKEN";

    private readonly Func<string, string?> _read;

    /// <summary>Reads the environment of the process.</summary>
    public EnvironmentCredentialsProvider()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    /// <summary>Reads through a function, for tests.</summary>
    /// <param name="read">Reads a variable: its value, or null.</param>
    public EnvironmentCredentialsProvider(Func<string, string?> read) => _read = read;

    /// <inheritdoc/>
    public string Source => UserText.Translate("environment variables");

    /// <inheritdoc/>
    public string? RegionId => null;

    /// <inheritdoc/>
    public Task<AlibabaCloudCredentials> GetCredentialsAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(_read(AccessKeyIdVariable)) && string.IsNullOrEmpty(_read(AccessKeySecretVariable))
            && string.IsNullOrEmpty(_read(SecurityTokenVariable)))
        {
            throw new CredentialsUnavailableException($"{AccessKeyIdVariable} and {AccessKeySecretVariable} are not set");
        }

        FormattableString[] problems =
        [
            .. new[] { AccessKeyIdVariable, AccessKeySecretVariable, SecurityTokenVariable }.Select(WrongWith).OfType<FormattableString>(),
        ];
        if (problems.Length > 0)
        {
            throw new CredentialsUnavailableException(problems.Aggregate((all, next) => $"{UserText.Of(all)}; {UserText.Of(next)}"))
            {
                EndsChain = true,
            };
        }

        return Task.FromResult(new AlibabaCloudCredentials(
            _read(AccessKeyIdVariable)!.Trim(), _read(AccessKeySecretVariable)!.Trim(), _read(SecurityTokenVariable)?.Trim()));
    }

    // A user who has set a part of a key wants to use this source, so a missing part is an error.
    private FormattableString? WrongWith(string variable)
    {
        string value = _read(variable) ?? "";
        if (value.Length == 0)
        {
            return variable == SecurityTokenVariable
                ? null
                : (FormattableString)$"{variable} is not set, although other parts of the key are";
        }

        return value.Trim().Length == 0 ? (FormattableString)$"{variable} is set, but blank"
            : CredentialText.WrongInKey(value.Trim()) is { } wrong ? (FormattableString)$"{variable} contains {wrong}"
            : null;
    }

    /// <inheritdoc/>
    public bool Invalidate(AlibabaCloudCredentials rejected) => false;
}
