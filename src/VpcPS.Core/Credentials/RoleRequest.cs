using System;
using System.Globalization;

namespace VpcPS.Core.Credentials;

/// <summary>The role to assume, the duration, and the STS service.</summary>
internal sealed record RoleRequest
{
    /// <summary>The duration when none is given, 1 hour.</summary>
    public const int DefaultDurationSeconds = 3600;

    /// <summary>The shortest duration that the service accepts.</summary>
    public const int MinDurationSeconds = 900;

    /// <summary>The role, <c>acs:ram::account:role/name</c>.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The name of the session in the audit log.</summary>
    public required string SessionName { get; init; }

    /// <summary>The address of the STS service.</summary>
    public required Uri StsEndpoint { get; init; }

    /// <summary>The lifetime of the credentials in seconds, at least <see cref="MinDurationSeconds"/>.</summary>
    public int DurationSeconds { get; init; } = DefaultDurationSeconds;

    /// <summary>A policy that restricts the permissions of the role for this session, or null.</summary>
    public string? Policy { get; init; }

    /// <summary>The external id that a role of another account can require, or null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>
    /// The session name when none is configured: the one in the environment, otherwise a name by which two runs can be told apart.
    /// </summary>
    public static string SessionNameIn(CredentialEnvironment environment) =>
        environment.Variable(CredentialVariables.RoleSessionName)
        ?? "vpcps-" + environment.Clock.MachineTime.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
