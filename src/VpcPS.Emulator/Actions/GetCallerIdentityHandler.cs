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
/// Shows whose key signed the request. The action belongs to STS (version 2015-04-01). On the cloud, STS has its own endpoint; in the
/// emulator only the API version differs. The documents list the members and the identity types. They also say that an account and a user
/// have a UserId, and that a role has a RoleId.
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
            // No document shows the principal of a role. The session name is part of it, so that two users of one role differ.
            { "PrincipalId", isRole ? id + ":" + parts[2] : id },
            { isRole ? "RoleId" : "UserId", id },
            { "Arn", "acs:ram::" + account + ":" + identity },
        };
    }

    // Makes 18 digits, as in the examples of the documents. The same name always gives the same number.
    private static string NumberOf(string name)
    {
        using var hash = SHA256.Create();
        ulong number = BitConverter.ToUInt64(hash.ComputeHash(Encoding.UTF8.GetBytes(name)), 0);
        return (200_000_000_000_000_000 + (number % 100_000_000_000_000_000)).ToString(CultureInfo.InvariantCulture);
    }
}
