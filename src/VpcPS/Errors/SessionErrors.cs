using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
using static VpcPS.Errors.ErrorRecords;

namespace VpcPS.Errors;

/// <summary>Errors of sessions: their credentials, their account, and changes that nobody is known to mean.</summary>
internal static class SessionErrors
{
    /// <summary>
    /// The error when there are no credentials, so that no row can succeed. It names each source that was tried, and why it gave none.
    /// </summary>
    public static ErrorRecord NoCredentials(CredentialsUnavailableException error)
    {
        // The message is one line, because PowerShell 7 wraps messages itself and would lose line breaks.
        string tried = error.EndsChain || error.Failures.Count == 0
            ? UserText.Of($"No credentials: {Sentence(error.Message)}.")
            : UserText.Of(
                $"No credentials were found. Tried: {string.Join(UserText.Translate("; "), error.Failures.Select(failure => UserText.Of($"{failure.Source} ({Sentence(failure.Reason)})")))}.");
        return Make(
            error, "NoCredentials", ErrorCategory.AuthenticationError, tried,
            error.EndsChain
                ? UserText.Translate(
                    "Correct it, or remove it if you don't need it. To use other credentials, give -Session, or Connect-VpcSession with -ProfileName or -Credential.")
                : UserText.Of(
                    $"Connect a session in this runspace, or set {EnvironmentCredentialsProvider.AccessKeyIdVariable} and {EnvironmentCredentialsProvider.AccessKeySecretVariable}. In ForEach-Object -Parallel and Start-ThreadJob, use -Session $using:session. To rehearse without an account: Start-VpcEmulator | Connect-VpcSession."),
            "Connect-VpcSession -Credential (Get-Credential) -Region cn-huhehaote", target: null, AdviceNames.None);
    }

    /// <summary>The error for a session whose account can't be looked up.</summary>
    /// <param name="error">The exception of GetCallerIdentity.</param>
    /// <param name="endpoint">The endpoint that was asked, when the session names one. Null when the service's own STS was asked.</param>
    /// <param name="session">The session. It can still be used.</param>
    public static ErrorRecord AccountUnknown(VpcException error, string? endpoint, object session)
    {
        Advice advice = AdviceTable.Find(error.Code, error.Action, (error as VpcApiException)?.HttpStatus);
        string what = Sentence(error.Message);
        return endpoint is not null && error is VpcApiException
            ? Make(
                error, error.Code, advice.Category,
                UserText.Of($"The account is not known: {endpoint} answered GetCallerIdentity of STS with: {what} ({error.Code})."),
                UserText.Translate(
                    "An endpoint without STS can't say who pays. Check the key, and ask whoever gave you the endpoint."),
                nextCommand: null, session, AdviceNames.None)
            : Make(
                error, error.Code, advice.Category, UserText.Of($"The account is not known: {what} ({error.Code})."),
                UserText.Translate(advice.Remedy), nextCommand: null, session, AdviceNames.None);
    }

    /// <summary>The error for a change that would use a session that nobody named, while the script may mean a different one.</summary>
    /// <param name="reason">Why the script may mean a different session.</param>
    /// <param name="ofMachine">Whether the change would use the credentials of this machine, and not those of an earlier session.</param>
    public static ErrorRecord ChangeNotMeant(FormattableString reason, bool ofMachine)
    {
        string why = UserText.Of(reason);
        return Make(
            new InvalidOperationException(why), "SessionElsewhere", ErrorCategory.InvalidOperation,
            ofMachine
                ? UserText.Of(
                    $"Nothing was changed. No session was given, so this machine's own credentials would be used, but {why}.")
                : UserText.Of($"Nothing was changed. No session was given, so the one connected before would be used, but {why}."),
            UserText.Translate(
                "Give the session you mean with -Session; in ForEach-Object -Parallel and Start-ThreadJob, -Session $using:session. To use this machine's credentials, run Connect-VpcSession in this runspace."),
            "Connect-VpcSession", target: null, AdviceNames.None);
    }

    /// <summary>The error for a question that the host can't ask.</summary>
    /// <param name="error">What the host said.</param>
    /// <param name="question">The question.</param>
    /// <param name="hasForce">Whether the command has -Force.</param>
    public static ErrorRecord NobodyToAsk(Exception error, string question, bool hasForce) => Make(
        error, "NobodyToAsk", ErrorCategory.InvalidOperation,
        UserText.Of($"{Sentence(question)}: this needs confirmation, but nobody can be asked here; nothing was done."),
        hasForce
            ? UserText.Translate("If you mean it, give -Force or -Confirm:$false.")
            : UserText.Translate("If you mean it, give -Confirm:$false."),
        nextCommand: null, target: null, AdviceNames.None);

    /// <summary>
    /// The error for a parameter with the value null. Leaving the parameter out has a meaning of its own, so null is not treated as left
    /// out.
    /// </summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="absence">What it means to leave the parameter out.</param>
    public static ErrorRecord NullArgument(string parameter, FormattableString absence) => BadInput(
        "NullArgument",
        $"-{parameter} is $null",
        $"Check where its value comes from. Leave it out only if you mean {UserText.Of(absence)}.",
        target: null);
}
