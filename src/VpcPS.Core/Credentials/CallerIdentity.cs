namespace VpcPS.Core.Credentials;

/// <summary>The owner of the credentials that signed a call, according to STS.</summary>
/// <param name="AccountId">The id of the account that pays.</param>
/// <param name="Arn">
/// The identity in the account, such as <c>acs:ram::1234567890123456:user/alice</c>. Null when the answer has none.
/// </param>
internal sealed record CallerIdentity(string AccountId, string? Arn)
{
    /// <summary>
    /// The identity in the account, in a form for people: a RAM user, a role with its session, or root. Null when it is unknown.
    /// </summary>
    public string? Name => PartBehindAccount?.Split('/') switch
    {
        null => null,
        ["root"] => UserText.Translate("root"),
        ["user", { } user] => UserText.Of($"user {user}"),
        ["assumed-role", { } role, { } session] => UserText.Of($"role {role} (session {session})"),
        _ => PartBehindAccount,
    };

    /// <summary>The account and the identity in it.</summary>
    public override string ToString() => Name is { } name
        ? UserText.Of($"account {AccountId}, {name}")
        : UserText.Of($"account {AccountId}");

    private string? PartBehindAccount => Arn?.Split([':'], 5) is [.., { Length: > 0 } part] ? part : null;
}
