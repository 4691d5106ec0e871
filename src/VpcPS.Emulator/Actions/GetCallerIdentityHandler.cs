using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Says whose key signed the request. This is an action of STS (version 2015-04-01), which has another endpoint on the cloud.
/// Here only the version is different. The page documents the members, the identity types, and that an account and a user have
/// a UserId and a role has a RoleId.
/// </summary>
internal sealed class GetCallerIdentityHandler : ReadHandler
{
    private const string Root = "root";

    /// <inheritdoc/>
    public override string Version => ApiProduct.Sts.Version;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [];

    /// <inheritdoc/>
    public override Answer Read(ActionCall call)
    {
        string account = call.AccountId.ToString(CultureInfo.InvariantCulture);
        string identity = call.Caller.Identity ?? call.Caller.DefaultIdentity;
        string[] parts = identity.Split('/');
        bool isRole = parts is ["assumed-role", _, _];
        string id = identity == Root ? account : NumberOf(isRole ? parts[1] : identity);
        return new()
        {
            { "IdentityType", identity == Root ? "Account" : isRole ? "AssumedRoleUser" : "RAMUser" },
            { "AccountId", account },
            // No document says what the principal of a role looks like. The session tells two users of a role apart.
            { "PrincipalId", isRole ? id + ":" + parts[2] : id },
            { isRole ? "RoleId" : "UserId", id },
            { "Arn", "acs:ram::" + account + ":" + identity },
        };
    }

    // 18 digits, as in the examples of the page: the same for the same name.
    private static string NumberOf(string name)
    {
        using var hash = SHA256.Create();
        ulong number = BitConverter.ToUInt64(hash.ComputeHash(Encoding.UTF8.GetBytes(name)), 0);
        return (200_000_000_000_000_000 + (number % 100_000_000_000_000_000)).ToString(CultureInfo.InvariantCulture);
    }
}
