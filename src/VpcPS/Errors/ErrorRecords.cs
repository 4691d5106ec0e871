using System;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Texts;
using static VpcPS.Errors.ErrorIds;

namespace VpcPS.Errors;

/// <summary>
/// What all errors are made by; the classes beside this one have the errors of each topic. A code is looked up as it is in
/// <see cref="AdviceTable"/>, then by the family that its beginning names, so that a code which the service adds later still
/// gets its family's advice. What is ours is said in the language of the user's interface; ids, codes and the service's own
/// words stay as they are.
/// </summary>
internal static class ErrorRecords
{
    /// <summary>The error for a row whose call failed.</summary>
    /// <param name="error">The exception of the call.</param>
    /// <param name="target">The input.</param>
    /// <param name="subjectId">The id of the row's object, for the message and for the command to type next.</param>
    /// <param name="clientToken">
    /// The token with which the user can safely repeat the row when the outcome is unknown. Null for commands without -ClientToken.
    /// </param>
    /// <param name="relatedId">Another id for the command to type next.</param>
    /// <param name="looksFirst">
    /// Whether the command reads the present state before it changes anything, so that the user can simply repeat it.
    /// </param>
    public static ErrorRecord FromCall(
        VpcException error,
        object? target,
        string? subjectId = null,
        string? clientToken = null,
        string? relatedId = null,
        bool looksFirst = false)
    {
        Advice advice = AdviceTable.Find(error.Code, error.Action, (error as VpcApiException)?.HttpStatus);
        string subject = subjectId ?? error.Action;
        string what = Sentence(error.Message);
        string message = error is VpcApiException { RequestId: { } requestId }
            ? UserText.Of($"{subject} in {error.Region}: {what} ({error.Code}, request {requestId}).")
            : UserText.Of($"{subject} in {error.Region}: {what} ({error.Code}).");
        string? nextCommand = advice.NextCommand;
        string errorId = error.Code;
        if (error.IsOutcomeUnknown)
        {
            errorId = OutcomeUnknown + errorId;
            message = Sentences(
                message,
                WhatIsUnknown(isPurchase: error.Action == "AllocateIpv6InternetBandwidth", looksFirst, clientToken));
            nextCommand = LookUpCommand.For(error.Call) ?? nextCommand;
        }

        return Make(
            error, errorId, advice.Category, message, UserText.Translate(advice.Remedy), nextCommand, target,
            new AdviceNames(error.Region, error.Action, subjectId, relatedId, target));
    }

    /// <summary>Makes an error that the module finds itself. It gets the code that the service would use.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="target">The input.</param>
    /// <param name="region">The region.</param>
    /// <param name="subjectId">The id of the row's object, for the command to type next.</param>
    /// <param name="relatedId">Another id for the command to type next.</param>
    /// <param name="action">The action that the service would refuse, when the advice for the code depends on the action.</param>
    public static ErrorRecord Own(
        string code,
        FormattableString message,
        object? target,
        string? region,
        string? subjectId = null,
        string? relatedId = null,
        string? action = null)
    {
        Advice advice = AdviceTable.Find(code, action);
        string what = UserText.Of(message);
        return Make(
            new InvalidOperationException(what), code, advice.Category, UserText.Of($"{what} ({code})."),
            UserText.Translate(advice.Remedy), advice.NextCommand, target,
            new AdviceNames(region, Action: null, subjectId, relatedId, target));
    }

    /// <summary>The error for a bug in this module.</summary>
    /// <param name="fault">The unexpected exception.</param>
    /// <param name="subject">A text that names the object of the row.</param>
    /// <param name="target">The input.</param>
    /// <param name="isOutcomeUnknown">Whether the row may have been carried out nevertheless.</param>
    public static ErrorRecord Unexpected(Exception fault, string subject, object target, bool isOutcomeUnknown)
    {
        Advice advice = AdviceTable.Find(UnexpectedFault, action: null);
        string what = UserText.Of($"{subject}: VpcPS failed because of a bug: {fault.GetType().Name}: {fault.Message}");
        return Make(
            fault, isOutcomeUnknown ? OutcomeUnknown + UnexpectedFault : UnexpectedFault, advice.Category,
            UserText.Of($"{what} ({UnexpectedFault})."),
            UserText.Translate(advice.Remedy), advice.NextCommand, target,
            new AdviceNames(Region: null, Action: null, subject, RelatedId: null, target));
    }

    /// <summary>The error for an error in the user's input for which the service has no code.</summary>
    public static ErrorRecord BadInput(
        string errorId, FormattableString message, FormattableString remedy, object? target, string? nextCommand = null)
    {
        string what = UserText.Of(message);
        return Make(
            new ArgumentException(what), errorId, ErrorCategory.InvalidArgument,
            WrittenText.IsQuestion(what) ? what : UserText.Of($"{Sentence(what)}."),
            UserText.Of(remedy), nextCommand, target, AdviceNames.None);
    }

    /// <summary>Makes a copy of an error with another target.</summary>
    public static ErrorRecord At(ErrorRecord error, object target)
    {
        var moved = new ErrorRecord(error.Exception, error.FullyQualifiedErrorId, error.CategoryInfo.Category, target)
        {
            ErrorDetails = error.ErrorDetails,
        };
        // The target name would otherwise become the text of the whole row.
        moved.CategoryInfo.TargetName = error.CategoryInfo.TargetName;
        return moved;
    }

    /// <summary>Whether the change may have been made although there is this error.</summary>
    public static bool IsOutcomeUnknown(ErrorRecord error) =>
        error.FullyQualifiedErrorId.StartsWith(OutcomeUnknown, StringComparison.Ordinal);

    /// <summary>Makes an error of its parts.</summary>
    /// <param name="error">What failed.</param>
    /// <param name="errorId">The id.</param>
    /// <param name="category">The category.</param>
    /// <param name="message">What is wrong, as whole sentences in the user's language.</param>
    /// <param name="remedy">What to do, as whole sentences in the user's language.</param>
    /// <param name="nextCommand">The command to type next, or null.</param>
    /// <param name="target">The input.</param>
    /// <param name="names">What the places in the remedy and the command stand for.</param>
    public static ErrorRecord Make(
        Exception error,
        string errorId,
        ErrorCategory category,
        string message,
        string remedy,
        string? nextCommand,
        object? target,
        AdviceNames names)
    {
        var record = new ErrorRecord(error, errorId, category, target)
        {
            ErrorDetails = new ErrorTexts(message, names.Fill(remedy), nextCommand is null ? null : ShownText.Of(names.Fill(nextCommand))),
        };
        // The older error views show the name of the target, so its characters must be safe to show.
        record.CategoryInfo.TargetName = ShownText.Of(record.CategoryInfo.TargetName);
        return record;
    }

    private static string WhatIsUnknown(bool isPurchase, bool looksFirst, string? clientToken) =>
        (isPurchase, looksFirst, clientToken) switch
        {
            (true, true, _) => UserText.Translate(
                "It is unknown whether it was bought. Run the same command again: it checks first, and nothing is bought twice."),
            (true, _, null) => UserText.Translate("It is unknown whether it was bought. Check before you run the same command again."),
            (true, _, { } token) => UserText.Of(
                $"It is unknown whether it was bought. Run the same row with -ClientToken {token} to find out; nothing is bought twice."),
            (false, true, _) => UserText.Translate(
                "It is unknown whether it was done. Run the same command again: it checks first, and nothing is done twice."),
            (false, _, null) => UserText.Translate("It is unknown whether it was done. Check before you run the same command again."),
            (false, _, { } token) => UserText.Of(
                $"It is unknown whether it was done. Run the same row with -ClientToken {token} to find out; nothing is done twice."),
        };

    /// <summary>Puts two texts of whole sentences together.</summary>
    public static string Sentences(string first, string second) => UserText.Of($"{first} {second}");

    /// <summary>A text without the full stop at its end, to be put into a sentence.</summary>
    public static string Sentence(string message) => message.TrimEnd('.', '。', ' ');
}
