using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Credentials;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using VpcPS.Texts;

namespace VpcPS.Errors;

/// <summary>
/// Makes every error of the module, with its id, category and advice from <see cref="AdviceTable"/>. A code is looked up as it is, and then
/// by its family, so a code that the service adds later still gets the advice of its family. The module's own texts are in the language of
/// the user's interface. Ids, codes and the service's own messages stay as they are.
/// </summary>
internal static class ErrorRecords
{
    /// <summary>The address does not exist; also used where a lookup by the module finds nothing.</summary>
    public const string AddressNotFound = "ResourceNotFound.Ipv6Address";

    /// <summary>The VPC has no IPv6 gateway; also used where a lookup by the module finds none.</summary>
    public const string GatewayNotExist = "OperationFailed.Ipv6GatewayNotExist";

    /// <summary>An address has no bandwidth.</summary>
    public const string BandwidthNotExist = "OperationFailed.InternetBandwidthNonExist";

    /// <summary>The gateway does not exist. No action documents this code; it follows the pattern of other codes.</summary>
    public const string GatewayNotFound = "ResourceNotFound.Ipv6Gateway";

    /// <summary>The rule does not exist.</summary>
    public const string RuleNotFound = "ResourceNotFound.Ipv6EgressOnlyRule";

    /// <summary>The VPC does not exist.</summary>
    public const string VpcNotFound = "ResourceNotFound.VPC";

    /// <summary>The vSwitch does not exist. No action documents this code; it follows the pattern of other codes.</summary>
    public const string VSwitchNotFound = "ResourceNotFound.VSwitch";

    /// <summary>The VPC that is to be changed or deleted does not exist. These actions document the code.</summary>
    public const string VpcIdNotFound = "InvalidVpcId.NotFound";

    /// <summary>The VPC that is to be deleted does not exist. DeleteVpc documents this second code for it.</summary>
    public const string VpcCanNotBeFound = "Forbidden.VpcNotFound";

    /// <summary>The route table does not exist. The actions for its routes and its bindings document the code.</summary>
    public const string RouteTableNotFound = "InvalidRouteTableId.NotFound";

    /// <summary>The route table is a system route table, but the action needs a custom one.</summary>
    public const string WrongRouteTableType = "IncorrectRouteTableType";

    /// <summary>The route does not exist.</summary>
    public const string RouteNotFound = "InvalidRouteEntry.NotFound";

    /// <summary>The route is a system route, which can't be deleted.</summary>
    public const string SystemRoute = "OperationDenied";

    /// <summary>The vSwitch that is to be changed or deleted does not exist. These actions document the code.</summary>
    public const string VSwitchIdNotFound = "InvalidVSwitchId.NotFound";

    /// <summary>The network interface does not exist. ECS documents the code.</summary>
    public const string InterfaceNotFound = "InvalidEniId.NotFound";

    /// <summary>Another vSwitch has the subnet index that a row names.</summary>
    public const string SubnetIndexTaken = "SubnetIndexTaken";

    /// <summary>All subnet indexes of a VPC are taken.</summary>
    public const string NoSubnetIndex = "NoSubnetIndex";

    /// <summary>IPv6 can't be switched off for a vSwitch that has IPv6 addresses. The code follows the service's pattern.</summary>
    public const string AddressesInTheWay = "DependencyViolation.Ipv6Address";

    /// <summary>IPv6 can't be switched off for a VPC that has vSwitches with IPv6. The code is that of DeleteVpc.</summary>
    public const string VSwitchesInTheWay = "DependencyViolation.VSwitch";

    /// <summary>IPv6 can't be switched off for a VPC that has an IPv6 gateway. The code follows the service's pattern.</summary>
    public const string GatewayInTheWay = "DependencyViolation.Ipv6Gateway";

    /// <summary>The address already has bandwidth.</summary>
    public const string BandwidthAlreadyExisted = "OperationFailed.InternetBandwidthAlreadyExisted";

    /// <summary>The gateway does not belong to the VPC of the address.</summary>
    public const string GatewayMismatch = "OperationFailed.Ipv6GatewayDisMatchIpv6Address";

    /// <summary>The bandwidth is outside the range for its charge type and gateway.</summary>
    public const string IllegalBandwidth = "IllegalParam.Bandwidth";

    /// <summary>The row names a different charge type from the one that its bandwidth has.</summary>
    public const string ChargeTypeIsFixed = "ChargeTypeCannotBeChanged";

    /// <summary>The code with which the service says that a dry run passed.</summary>
    public const string DryRunOperation = "DryRunOperation";

    /// <summary>-Wait ended because the awaited state can no longer be reached.</summary>
    public const string WaitFailed = "WaitFailed";

    /// <summary>The beginning of the id of each error whose outcome is unknown. The code of the failure comes after it.</summary>
    public const string OutcomeUnknown = "OutcomeUnknown.";

    /// <summary>A row failed because of a bug in this module.</summary>
    public const string UnexpectedFault = "UnexpectedFault";

    /// <summary>-Wait ended because its time was over.</summary>
    public const string WaitTimedOut = "WaitTimedOut";

    /// <summary>
    /// Whether a refusal says that the object to remove does not exist. The object is an address, a bandwidth, a rule or an IPv6 gateway,
    /// whose codes all contain Ipv6, or a VPC, a vSwitch, a route table or a route. A refusal that says that something else is missing does
    /// not mean this.
    /// </summary>
    public static bool SaysThatItIsGone(string code) =>
        AdviceTable.Find(code, action: null).Category == ErrorCategory.ObjectNotFound
        && (code is BandwidthNotExist or VpcIdNotFound or VpcCanNotBeFound or VSwitchIdNotFound or RouteTableNotFound or RouteNotFound
            || code.IndexOf("Ipv6", StringComparison.OrdinalIgnoreCase) >= 0);

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
            new Names(error.Region, error.Action, subjectId, relatedId, target));
    }

    /// <summary>
    /// The error for a gateway that was created without the requested edition, because the service no longer has editions.
    /// </summary>
    /// <param name="made">The gateway.</param>
    /// <param name="spec">The edition.</param>
    public static ErrorRecord NoEditions(Ipv6Gateway made, string spec) => Own(
        "NoEditions",
        $"{made.Ipv6GatewayId} in {made.RegionId}: the gateway was created without an edition, because the service has none any more; -Spec {spec} had no effect",
        made,
        made.RegionId,
        made.Ipv6GatewayId);

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
            UserText.Translate(advice.Remedy), advice.NextCommand, target, new Names(region, Action: null, subjectId, relatedId, target));
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
                nextCommand: null, session, Names.None)
            : Make(
                error, error.Code, advice.Category, UserText.Of($"The account is not known: {what} ({error.Code})."),
                UserText.Translate(advice.Remedy), nextCommand: null, session, Names.None);
    }

    /// <summary>The error for a row whose address does not exist.</summary>
    public static ErrorRecord NoSuchAddress(string addressId, string region, object? target) =>
        Own(AddressNotFound, $"{addressId} in {region}: the address does not exist", target, region, addressId);

    /// <summary>The error for a row whose bandwidth does not exist.</summary>
    public static ErrorRecord NoSuchBandwidth(string bandwidthId, string region, object? target) =>
        Own("InvalidIpv6Instance.NotFound", $"{bandwidthId} in {region}: the bandwidth does not exist", target, region, bandwidthId);

    /// <summary>The error for a row for the bandwidth of an address that has none.</summary>
    public static ErrorRecord NoBandwidth(string addressId, string region, object? target) =>
        Own(BandwidthNotExist, $"{addressId} in {region}: the address has no bandwidth", target, region, addressId);

    /// <summary>The error for a removal of the bandwidth of an address that has an egress-only rule.</summary>
    public static ErrorRecord DependsOnRule(Ipv6Address address, string region, string ruleId, object? target) => Own(
        "DependencyViolation.Ipv6EgressOnlyRule",
        $"{address.Ipv6AddressId} in {region}: the egress-only rule {ruleId} of the address depends on its bandwidth",
        target,
        region,
        address.Ipv6AddressId,
        address.Ipv6GatewayId,
        "DeleteIpv6InternetBandwidth");

    /// <summary>The error for a purchase for an address whose VPC has no IPv6 gateway.</summary>
    public static ErrorRecord NoGateway(Ipv6Address address, string region, object? target) => Own(
        GatewayNotExist,
        $"{address.Ipv6AddressId} in {region}: its VPC {address.VpcId} has no IPv6 gateway",
        target,
        region,
        address.Ipv6AddressId,
        address.VpcId);

    /// <summary>The error for a row whose two ids belong to different bandwidths.</summary>
    public static ErrorRecord IdsDisagree(Ipv6Address address, string region, string bandwidthId, object? target) => BadInput(
        "IdsDisagree",
        $"{address.Ipv6AddressId} in {region}: its bandwidth is {address.InternetBandwidthId}, not {bandwidthId}",
        $"Give only one of the two ids, for the bandwidth you mean.",
        target);

    /// <summary>The error for a row that names a different charge type from the one that its bandwidth has.</summary>
    /// <param name="present">The address with the bandwidth.</param>
    /// <param name="wanted">The row, with its region and charge type.</param>
    public static ErrorRecord ChargeTypeCannotBeChanged(Ipv6Address present, Ipv6InternetBandwidth wanted)
    {
        string what = UserText.Of(
            $"{present.Ipv6AddressId} in {wanted.RegionId}: it is {present.InternetChargeType}, and the InternetChargeType of a bandwidth can't be changed to {wanted.InternetChargeType}; nothing was changed");
        return Make(
            new ArgumentException(what), ChargeTypeIsFixed, ErrorCategory.InvalidArgument, UserText.Of($"{what}."),
            UserText.Translate(
                "To change only the Mbit/s, leave out the charge type. To have the bandwidth removed and bought again, pipe the row into Sync-VpcIpv6InternetBandwidth -AllowReplace."),
            $"Sync-VpcIpv6InternetBandwidth -Region {{0}} -Ipv6AddressId {{1}} -Bandwidth {{5}} -InternetChargeType {wanted.InternetChargeType} -AllowReplace",
            wanted, new Names(wanted.RegionId, Action: null, present.Ipv6AddressId, RelatedId: null, wanted));
    }

    /// <summary>The error for a row that names a charge type to change to, but no bandwidth.</summary>
    public static ErrorRecord ChargeTypeAlone(string id, Ipv6InternetBandwidth wanted) => BadInput(
        ChargeTypeIsFixed,
        $"{id}: Set-VpcIpv6InternetBandwidth can't change the InternetChargeType to {wanted.InternetChargeType}. It changes only the Mbit/s, and the row has none",
        $"To have the bandwidth removed and bought again, add the Mbit/s to the row, and pipe it into Sync-VpcIpv6InternetBandwidth -AllowReplace.",
        wanted);

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
            new Names(Region: null, Action: null, subject, RelatedId: null, target));
    }

    /// <summary>The error for an error in the user's input for which the service has no code.</summary>
    public static ErrorRecord BadInput(
        string errorId, FormattableString message, FormattableString remedy, object? target, string? nextCommand = null)
    {
        string what = UserText.Of(message);
        return Make(
            new ArgumentException(what), errorId, ErrorCategory.InvalidArgument,
            WrittenText.IsQuestion(what) ? what : UserText.Of($"{Sentence(what)}."),
            UserText.Of(remedy), nextCommand, target, Names.None);
    }

    /// <summary>The error for a row whose address id is blank.</summary>
    public static ErrorRecord NoAddressId(object? target) => BadInput(
        "MissingIpv6AddressId",
        $"The row has no address id",
        $"Fill in its column Ipv6AddressId, such as ipv6-hp351bytt9inrfp6tgubd.",
        target);

    /// <summary>The error for a row that can't be read, for example because it was read with the wrong delimiter.</summary>
    public static ErrorRecord UnreadableRow(string problem, object? target) => BadInput(
        "UnreadableRow", $"{problem}", $"Correct the file, or how it is read.", target);

    /// <summary>The error for an id of a different kind from that of its column.</summary>
    public static ErrorRecord WrongId(string column, string id, string prefix, object? target) => BadInput(
        "Invalid" + column, $"{IdSyntax.Problem(id, prefix)}", $"Correct the column {column}.", target);

    /// <summary>The error for a row whose address also occurs in an earlier row.</summary>
    public static ErrorRecord DuplicateRow(Ipv6InternetBandwidth target, int earlierRow) => BadInput(
        "DuplicateRow",
        $"{target.Ipv6AddressId} in {target.RegionId}: row {earlierRow} is for the same address",
        $"Remove one of the two rows.",
        target);

    /// <summary>The error for a row whose desired state can't be reached.</summary>
    public static ErrorRecord SyncConflict(Ipv6InternetBandwidthChange target, FormattableString remedy) => BadInput(
        "SyncConflict", $"{target.Ipv6AddressId} in {target.RegionId}: {target.Reason}", remedy, target);

    /// <summary>
    /// The error for -Prune when an unreadable row may have been meant to name a bandwidth. Then bandwidth that no row names must not be
    /// removed.
    /// </summary>
    public static ErrorRecord PruneRefused(string reason, string gatewayId) => BadInput(
        "PruneRefused",
        $"{gatewayId}: nothing was removed by -Prune: {reason}",
        $"Correct the input, then run the same command again.",
        gatewayId);

    /// <summary>The error for -Prune when it would remove more than was allowed, or more than the user can have intended.</summary>
    public static ErrorRecord PrunesTooMuch(string gatewayId, int count, int total, string? most) => most is null
        ? BadInput(
            "PruneRefused",
            $"{gatewayId}: nothing was removed by -Prune: no row names {count} of its {total} bandwidths, which is more than half",
            $"Check that the input is complete. To remove them anyway, give -MaxPrune {count}; to be asked, leave out -Force.",
            gatewayId)
        : BadInput(
            "PruneRefused",
            $"{gatewayId}: nothing was removed by -Prune: no row names {count} of its {total} bandwidths, which is more than -MaxPrune {most}",
            $"Check that the input is complete. To remove them anyway, give -MaxPrune {count}.",
            gatewayId);

    /// <summary>The error for a resource of a VPC that can't be removed.</summary>
    /// <param name="step">The resource, with the reason.</param>
    /// <param name="code">The code with which the service refuses the removal.</param>
    public static ErrorRecord NotRemovable(VpcRemovalStep step, string code) => Own(
        code,
        $"{step.Kind} {step.Id ?? step.Name} of {step.VpcId} in {step.RegionId}: {step.Reason}",
        step,
        step.RegionId,
        step.Id ?? step.VpcId,
        step.ParentId ?? step.VpcId,
        step.Action);

    /// <summary>The error for a resource whose removal was refused because something was created in it after the plan was made.</summary>
    /// <param name="step">The resource.</param>
    /// <param name="ids">The ids of the new resources, or the first of them.</param>
    /// <param name="count">How many new resources there are.</param>
    /// <param name="code">The code of the refusal.</param>
    public static ErrorRecord NewSincePlan(VpcRemovalStep step, string ids, int count, string code)
    {
        string what = UserText.Of(
            $"{step.Kind} {step.Id} of {step.VpcId} in {step.RegionId}: it was not removed, because resources were added after the plan was made ({count}), such as {ids}");
        return Make(
            new InvalidOperationException(what), code, ErrorCategory.ResourceBusy, UserText.Of($"{what} ({code})."),
            UserText.Translate("Run the same command again. It makes a new plan and asks again."),
            "Remove-VpcNetwork -Region {0} -VpcId {3} -Recurse",
            step,
            new Names(step.RegionId, step.Action, step.Id, step.VpcId, step));
    }

    /// <summary>The error for plans in which something can't be removed.</summary>
    /// <param name="first">One VPC in which something can't be removed.</param>
    /// <param name="blocked">How many resources can't be removed.</param>
    /// <param name="total">How many resources the plans have.</param>
    public static ErrorRecord RemovalRefused(VpcNetwork first, int blocked, int total)
    {
        string what = UserText.Of($"Nothing was removed. Resources that can't be removed: {blocked} of {total}.");
        return Make(
            new InvalidOperationException(what), "RemovalRefused", ErrorCategory.ResourceBusy, what,
            UserText.Translate("Remove what the errors before name, or give -Partial to remove everything that does not depend on it."),
            "Remove-VpcNetwork -Region {0} -VpcId {3} -Recurse -Partial",
            first,
            new Names(first.RegionId, Action: null, first.VpcId, RelatedId: null, first));
    }

    /// <summary>The error for a plan that is incomplete because a VPC could not be read.</summary>
    /// <param name="unread">How many VPCs could not be read.</param>
    public static ErrorRecord PlanIncomplete(int unread) => BadInput(
        "PlanIncomplete",
        $"{unread} VPCs could not be read, so nothing was removed",
        $"Run the same command again, or give -Partial to remove the others.",
        target: null);

    /// <summary>The error for -Prune without a gateway to limit it to.</summary>
    public static ErrorRecord PruneNeedsGateway() => BadInput(
        "PruneNeedsGateway",
        $"-Prune removes bandwidth of one gateway, but no gateway was given",
        $"Give it as an argument: -Prune -Ipv6GatewayId ipv6gw-.... The column in the rows is not used.",
        target: null);

    /// <summary>The error for a row that would exceed -MaxTotalBandwidth.</summary>
    public static ErrorRecord MaxTotalBandwidth(Ipv6InternetBandwidth target, long total, int most) => BadInput(
        "MaxTotalBandwidth",
        $"{target.Ipv6AddressId} in {target.RegionId}: with its {target.Bandwidth} Mbit/s the rows so far would total {total} Mbit/s, more than the {most} Mbit/s of -MaxTotalBandwidth",
        $"Raise -MaxTotalBandwidth, or ask for less.",
        target);

    /// <summary>The error for a row for an address for which another purchase may have been made.</summary>
    public static ErrorRecord JournalConflict(Ipv6InternetBandwidth target, Ipv6InternetBandwidth unfinished) => BadInput(
        "JournalConflict",
        $"{target.Ipv6AddressId} in {target.RegionId}: the journal has a purchase of {unfinished.Bandwidth} Mbit/s, {unfinished.InternetChargeType}, whose outcome is unknown",
        $"Run the row once more as it was to find out, then change the bandwidth.",
        target);

    /// <summary>
    /// The error for a purchase whose bandwidth is there, when it is unknown whether this run or another client bought it.
    /// </summary>
    /// <param name="present">The bandwidth that is there.</param>
    /// <param name="error">The answer to the repetition of the purchase. Null when the journal already has this outcome.</param>
    public static ErrorRecord UnknownBuyer(Ipv6InternetBandwidth present, VpcApiException? error = null)
    {
        string what = UserText.Of(
            $"{present.Ipv6AddressId} in {present.RegionId}: bought by this run or by another one; the same bandwidth and charge type are there: {present.Bandwidth} Mbit/s, {present.InternetChargeType}, {present.InternetBandwidthId}");
        return Make(
            error is { IsOutcomeUnknown: true } ? error : new UnknownOutcomeException(what),
            OutcomeUnknown + BandwidthAlreadyExisted,
            ErrorCategory.ResourceExists,
            UserText.Of($"{what} ({BandwidthAlreadyExisted})."),
            UserText.Translate("The answer to the purchase was lost; there is nothing left to buy."),
            AdviceTable.ListBandwidth,
            present with { InternetBandwidthId = null },
            new Names(present.RegionId, Action: null, present.Ipv6AddressId, RelatedId: null, present));
    }

    /// <summary>The journal has a purchase, and the address has bandwidth that no list shows yet.</summary>
    public static ErrorRecord NotShownYet(Ipv6InternetBandwidth bought)
    {
        string what = UserText.Of(
            $"{bought.Ipv6AddressId} in {bought.RegionId}: the journal lists {bought.InternetBandwidthId} as bought. The service says that the address has bandwidth, but doesn't show it yet");
        return Make(
            new UnknownOutcomeException(what),
            OutcomeUnknown + "NotShownYet",
            ErrorCategory.ResourceBusy,
            UserText.Of($"{what}."),
            UserText.Translate("Nothing was bought this time. Run the same command again in a minute."),
            AdviceTable.ListBandwidth,
            bought,
            new Names(bought.RegionId, Action: null, bought.Ipv6AddressId, RelatedId: null, bought));
    }

    /// <summary>The error for a journal that can't be used. The exception names the file and the reason.</summary>
    public static ErrorRecord Journal(JournalException error, object? target) => Make(
        error, "JournalFailed", ErrorCategory.WriteError, UserText.Of($"{Sentence(error.Message)}."),
        error.Adoption switch
        {
            JournalAdoption.OfOtherKey => UserText.Translate(
                "Nothing was bought. Give another -JournalPath, or use this journal with -AdoptJournal if both keys belong to one account."),
            JournalAdoption.OfUnknownOwner => UserText.Translate(
                "Nothing was bought. Give another -JournalPath, or use this journal with -AdoptJournal or -Confirm:$false if it is this account's."),
            _ => UserText.Translate(
                "A purchase is made only after it is in the journal: repair the journal, or give another -JournalPath."),
        },
        nextCommand: null, target, Names.None);

    /// <summary>The error for a record that can't be written. No change is sent without a line in the record.</summary>
    public static ErrorRecord RecordFailed(JournalException error, object? target) => Make(
        error, "RecordFailed", ErrorCategory.WriteError, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("A change is sent only after it is in the record: repair the file, or connect with another -Record."),
        nextCommand: null, target, Names.None);

    /// <summary>The error for a file that can't be read as a record. The exception names the file and the reason.</summary>
    public static ErrorRecord RecordNotRead(JournalException error, object? target) => Make(
        error, "RecordNotRead", ErrorCategory.ReadError, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("Give a file of Connect-VpcSession -Record, of Start-VpcEmulator -Record or of -JournalPath."),
        nextCommand: null, target, Names.None);

    /// <summary>
    /// The error for a record that belongs to a different service or account from the session's. None of its changes is undone.
    /// </summary>
    public static ErrorRecord RecordOfOther(JournalException error, object? target) => Make(
        error, "RecordOfOther", ErrorCategory.InvalidOperation, UserText.Of($"{Sentence(error.Message)}. Nothing was taken back."),
        error.Adoption == JournalAdoption.Impossible
            ? UserText.Translate("Use -Session to give the session that the run was made with.")
            : UserText.Translate(
                "Use -Session to give the session that the run was made with, or -AdoptJournal if both belong to one account."),
        nextCommand: null, target, Names.None);

    /// <summary>The error for a file that can't be shown as a journal. The exception names the file and the reason.</summary>
    public static ErrorRecord JournalNotRead(JournalException error, object? target) => Make(
        error, "JournalNotRead", ErrorCategory.ReadError, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("Give the file that you gave to -JournalPath."), nextCommand: null, target, Names.None);

    /// <summary>The error for a path at which there is no journal.</summary>
    /// <param name="reason">Why, in the words of this module or of PowerShell.</param>
    /// <param name="path">The path.</param>
    public static ErrorRecord JournalPathNotFound(string reason, string path) => Make(
        new ItemNotFoundException(reason), "JournalNotRead", ErrorCategory.ObjectNotFound, UserText.Of($"{Sentence(reason)}."),
        UserText.Translate("Check the path. If the file name contains brackets, use -LiteralPath."),
        nextCommand: null, path, Names.None);

    /// <summary>The error for a journal that can't be compared with what the session sees.</summary>
    public static ErrorRecord JournalOfOther(JournalException error, object? target) => Make(
        error, "JournalOfOther", ErrorCategory.InvalidOperation, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("Use -Session to give the session that the journal belongs to, or leave out -Live."),
        nextCommand: null, target, Names.None);

    /// <summary>The error for a file of refused rows that already exists. It may be the input, or the result of an earlier run.</summary>
    /// <param name="file">The file.</param>
    /// <param name="freeName">The path of a file that does not exist yet.</param>
    public static ErrorRecord RefusedFileExists(string file, string freeName) => Make(
        new ArgumentException(UserText.Of($"'{file}' already exists")), "RefusedFileExists", ErrorCategory.ResourceExists,
        UserText.Of($"'{file}' already exists, and -RefusedPath never overwrites a file; nothing was done."),
        UserText.Of($"Give another name, such as -RefusedPath {freeName}, or delete the file first if you no longer need it."),
        nextCommand: null, target: null, Names.None);

    /// <summary>The error for a file of refused rows that can't be written.</summary>
    /// <param name="error">The reason.</param>
    /// <param name="path">The file.</param>
    /// <param name="isBegun">Whether the file could be written at the beginning.</param>
    public static ErrorRecord RefusedFileFailed(Exception error, string path, bool isBegun) => Make(
        error, "RefusedFileFailed", ErrorCategory.WriteError,
        isBegun
            ? UserText.Of($"'{path}' is missing refused rows, because it could not be written: {Sentence(error.Message)}.")
            : UserText.Of($"'{path}' can't be written: {Sentence(error.Message)}; nothing was done."),
        isBegun
            ? UserText.Translate("Each refused row also has an error: -ErrorVariable collects them, and TargetObject is the row.")
            : UserText.Translate("Give another -RefusedPath."),
        nextCommand: null, path, Names.None);

    /// <summary>The error for a report file that already exists.</summary>
    public static ErrorRecord ReportFileExists(string file) => Make(
        new ArgumentException(UserText.Of($"'{file}' already exists")), "ReportFileExists", ErrorCategory.ResourceExists,
        UserText.Of($"'{file}' already exists; nothing was read or written."),
        UserText.Translate("Give another name, or -Force to replace the file."),
        nextCommand: null, target: file, Names.None);

    /// <summary>The error for a file for a report that can't be written.</summary>
    /// <param name="error">The reason.</param>
    /// <param name="path">The file.</param>
    public static ErrorRecord ReportFileFailed(Exception error, string path) => Make(
        error, "ReportFileFailed", ErrorCategory.WriteError,
        UserText.Of($"'{path}' can't be written: {Sentence(error.Message)}; there is no report."),
        UserText.Translate("Give another -Path."),
        nextCommand: null, path, Names.None);

    /// <summary>Adds to an error that ended a list early how many objects came before it.</summary>
    public static ErrorRecord OfList(ErrorRecord error, int count)
    {
        string whatCame = count == 0
            ? UserText.Translate("No part of the list was read.")
            : UserText.Of($"The list is incomplete: {count} of its objects came before this error.");
        var texts = (ErrorTexts)error.ErrorDetails;
        error.ErrorDetails = new ErrorTexts(Sentences(texts.What, whatCame), texts.Remedy, texts.Command);
        return error;
    }

    /// <summary>The error for a list that can't be read because it changes all the time.</summary>
    public static ErrorRecord ListKeepsChanging(ApiAction action) => BadInput(
        "ListKeepsChanging",
        $"{action.Name} in {action.Region}: the list changed each time it was read, and may be incomplete",
        $"Run the same command again; collect the list into a variable before changing what it lists.",
        action.Region);

    /// <summary>The error for a row whose id is blank.</summary>
    /// <param name="parameter">The parameter that takes the id.</param>
    /// <param name="example">An id of that kind.</param>
    /// <param name="target">The input.</param>
    public static ErrorRecord NoId(string parameter, string example, object? target) => BadInput(
        "Missing" + parameter, $"The row has no {parameter}", $"Fill in its column {parameter}, such as {example}.", target);

    /// <summary>
    /// The error for a row that is about a part of the thing that the command changes, although it names the thing as well.
    /// </summary>
    /// <param name="part">The id of the part.</param>
    /// <param name="id">The id of the thing that the command changes.</param>
    /// <param name="parameter">The column that has this id.</param>
    /// <param name="target">The input.</param>
    public static ErrorRecord RowIsAboutPart(string part, string id, string parameter, object? target) => BadInput(
        "RowIsAboutPart",
        $"{id}: the row is about {part}, which belongs to it",
        $"If you mean {id} itself, pipe in its id alone: Select-Object {parameter} -Unique.",
        target);

    /// <summary>The error for piped input that limits a list to one thing while an argument limits it to a different one.</summary>
    /// <param name="parameter">The parameter of the argument.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="input">The id that the input limits the list to.</param>
    public static ErrorRecord ScopesDisagree(string parameter, string argument, string input) => BadInput(
        "ScopesDisagree",
        $"The input limits the list to {input}, but the argument -{parameter} limits it to {argument}",
        $"Leave out one of the two.",
        input);

    /// <summary>The error for piped input that has no id for a list, and does not clearly limit the list either.</summary>
    /// <param name="parameter">The parameter that takes the id.</param>
    /// <param name="prefixes">The prefixes of the ids that the command looked for.</param>
    /// <param name="input">The input.</param>
    public static ErrorRecord NothingToListBy(string parameter, IEnumerable<string> prefixes, PSObject? input)
    {
        string ids = string.Join(", ", prefixes.Select(prefix => prefix + "..."));
        FormattableString message = $"$null came through the pipeline where {ids} or a region was expected";
        if (PipedThing.TextOf(input) is { } text)
        {
            message = IdSyntax.ProblemOfOne(text, prefixes) is { } problem
                ? $"{problem}"
                : (FormattableString)$"'{text}' is not an id that this command can list by; expected {ids}";
        }
        else if (input is not null)
        {
            string columns = string.Join(", ", PipedThing.ColumnsOf(input));
            message =
                $"The input has no {parameter}. This command lists by {ids}, or by a region alone; the input's columns are {columns}";
        }

        return BadInput(
            "Missing" + parameter,
            message,
            $"Name the column {parameter}, or give -{parameter}. To list a whole region, give -Region and pipe nothing in.",
            input);
    }

    /// <summary>The error for input piped into Invoke-VpcApi that has nothing for a parameter of the action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="input">What was piped in.</param>
    /// <param name="parameter">A parameter of the action; null when none is known.</param>
    public static ErrorRecord NothingForAction(string action, PSObject? input, string? parameter)
    {
        string columns = input?.BaseObject is PSCustomObject ? string.Join(", ", PipedThing.ColumnsOf(input)) : "";
        bool isTable = input?.BaseObject is IDictionary;
        FormattableString what = columns.Length > 0
            ? $"Nothing in the row is a parameter of {action}. It has: {columns}"
            : isTable
                ? $"A hashtable was piped in, which has no columns for {action}"
                : (FormattableString)$"'{input}' has no property that is a parameter of {action}";
        FormattableString remedy = isTable
            ? $"Pipe in an object: [pscustomobject]@{{ ... }} | Invoke-VpcApi {action}. Or give the table as -Parameter."
            : parameter is null
                ? $"Use ForEach-Object: ForEach-Object {{ Invoke-VpcApi {action} -Parameter @{{ Name = $_ }} -Unchecked }}."
                : (FormattableString)
                $"Name a column as the parameter is named, or use ForEach-Object: ForEach-Object {{ Invoke-VpcApi {action} -{parameter} $_ }}.";
        return BadInput("NothingForAction", what, remedy, input, parameter is null ? null : ParametersOf(action));
    }

    /// <summary>
    /// The error for columns of a row that are not parameters known to the module, for a call whose parameters are not checked.
    /// </summary>
    public static ErrorRecord UnknownColumns(string action, IReadOnlyList<string> columns) => BadInput(
        "UnknownParameter",
        $"{action}: the module knows no parameters of these names, so the columns are not read: {string.Join(", ", columns.Select(ShownText.Naming))}",
        $"To send them, type ForEach-Object {{ Invoke-VpcApi {action} -Parameter @{{ {ShownText.Naming(columns[0])} = $_.{ShownText.Naming(columns[0])} }} -Unchecked }}. To leave them out, remove the columns.",
        action);

    /// <summary>The error for a region in -Parameter that differs from that of the row or of -Region.</summary>
    public static ErrorRecord OtherRegionInTable(string inTable, string region, bool isOfRow, object? target) => BadInput(
        "OtherRegion",
        isOfRow
            ? $"The RegionId in -Parameter is {inTable}, but the row is in {region}"
            : (FormattableString)$"The RegionId in -Parameter is {inTable}, but -Region is {region}",
        $"Leave out the RegionId in -Parameter.",
        target);

    /// <summary>The error for a name that is not an action of the product.</summary>
    public static ErrorRecord UnknownApiAction(string action, IReadOnlyList<string> nearest, object? target) => BadInput(
        "InvalidAction.NotFound",
        $"'{action}' is not an action of the VPC API (2016-04-28)",
        nearest.Count > 0
            ? $"Did you mean {string.Join(", ", nearest)}? Get-VpcApi lists all actions, and -Unchecked sends what a newer API may know."
            : (FormattableString)$"Get-VpcApi lists all actions, and -Unchecked sends what a newer API may know.",
        target,
        nearest.Count > 0 ? "Get-VpcApi " + nearest[0] : "Get-VpcApi");

    /// <summary>The error for a name that is not a command of this module, or a command that does not call the API.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nearest">The names that the user may have meant.</param>
    /// <param name="parameter">The parameter that got the name. Pressing Tab after it lists the commands.</param>
    public static ErrorRecord UnknownCmdlet(string name, IReadOnlyList<string> nearest, string parameter) => BadInput(
        "UnknownCmdlet",
        $"No command of this module that calls the VPC API is named '{name}'",
        nearest.Count > 0
            ? (FormattableString)$"Did you mean {string.Join(", ", nearest)}?"
            : $"Press Tab after -{parameter} to see the commands.",
        name);

    /// <summary>The error for parameters that the action does not have.</summary>
    public static ErrorRecord UnknownApiParameters(
        string action, IReadOnlyList<string> names, IReadOnlyList<string> nearest, object? target) => BadInput(
        "UnknownParameter",
        $"{action} has no parameter {string.Join(", ", names.Select(ShownText.Naming))}",
        nearest.Count > 0
            ? $"Did you mean {string.Join(", ", nearest)}? Get-VpcApi shows all parameters, and -Unchecked sends what a newer API may know."
            : (FormattableString)$"Get-VpcApi shows all parameters, and -Unchecked sends what a newer API may know.",
        target,
        ParametersOf(action));

    /// <summary>The error for required parameters that have no value.</summary>
    public static ErrorRecord MissingApiParameters(string action, IReadOnlyList<string> names, object? target) => BadInput(
        "MissingParameter",
        $"{action} needs {string.Join(", ", names)}",
        $"Give -{string.Join(", -", names)}. Get-VpcApi shows all parameters.",
        target,
        ParametersOf(action));

    /// <summary>The error for a value that a parameter of an action can't have.</summary>
    public static ErrorRecord WrongApiValue(string action, string problem) => BadInput(
        "InvalidParameter",
        $"{problem}",
        $"Correct the value. Get-VpcApi shows the types of all parameters.",
        action,
        ParametersOf(action));

    /// <summary>The error for a parameter of an action that has two values.</summary>
    public static ErrorRecord ApiParameterTwice(string action, string name) => BadInput(
        "ParameterGivenTwice", $"{action}: {name} is given twice", $"Give it as -{name} or in -Parameter, not both.", action);

    /// <summary>The error for one token that is given for several calls.</summary>
    public static ErrorRecord OneTokenForRows(string action, object? target) => BadInput(
        "TokenForSeveral",
        $"{action}: one token was given for several rows. To the service the same token means the same change, so only the first would be made",
        $"Leave out the token, or pipe in rows that each have their own.",
        target);

    /// <summary>The error for a row with the token of an earlier row of the same command.</summary>
    /// <param name="command">The command, or the action.</param>
    /// <param name="token">The token.</param>
    /// <param name="target">The row.</param>
    public static ErrorRecord TokenOfEarlierRow(string command, string token, object? target) => BadInput(
        "TokenForSeveral",
        $"{command}: an earlier row has the same token, {token}. To the service the same token means the same change, so only the first is made",
        $"Give each row a token of its own, or leave the tokens out.",
        target);

    /// <summary>The error for -All with an action that does not list.</summary>
    /// <param name="action">The action.</param>
    /// <param name="takesAll">Whether the action has a parameter of this name.</param>
    public static ErrorRecord NoListForAll(string action, bool takesAll) => BadInput(
        "InvalidAll",
        $"{action} has no list that -All could follow",
        takesAll
            ? $"Leave out -All. The action's own parameter is given as -Parameter @{{ All = $true }}."
            : (FormattableString)$"Leave out -All.",
        action);

    /// <summary>The error for -All together with a page number.</summary>
    public static ErrorRecord PageForAll(string action, string parameter) => BadInput(
        "InvalidAll",
        $"{action}: -All begins with the first page, and {parameter} names another",
        $"Leave out {parameter} or -All.",
        action);

    /// <summary>The error for parameters of a wait when there is no wait.</summary>
    /// <param name="action">The action.</param>
    /// <param name="why">The reason.</param>
    /// <param name="remedy">What to do.</param>
    public static ErrorRecord NoWait(string action, FormattableString why, FormattableString remedy) =>
        BadInput("InvalidUntil", why, remedy, action);

    /// <summary>The error for arguments that belong to no parameter.</summary>
    public static ErrorRecord UnexpectedArguments(string action, object? target) => BadInput(
        "UnexpectedArgument",
        $"{action}: there is an argument without the name of a parameter",
        $"Write the name of the parameter before each value, such as -VpcId vpc-...",
        target,
        ParametersOf(action));

    /// <summary>The error for a wait when it is not known which action shows the state.</summary>
    public static ErrorRecord NothingToWaitBy(string action, string? by, IReadOnlyList<string> nearest) => BadInput(
        "InvalidBy",
        by is null
            ? (FormattableString)$"{action}: -Until needs -By, the action that shows the state"
            : $"{action}: '{by}' is not an action that reads",
        nearest.Count > 0
            ? $"Give -By with an action that reads, such as {string.Join(", ", nearest)}."
            : (FormattableString)$"Give -By with an action that reads; Get-VpcApi -Kind Read lists them.",
        action,
        "Get-VpcApi -Kind Read");

    /// <summary>The error for input piped into Get-VpcRegion that has no region.</summary>
    public static ErrorRecord NoRegionInInput(PSObject? input) => BadInput(
        "NoRegionInInput",
        $"'{input}' has no region",
        $"Pipe in objects or rows with RegionId or Region, or nothing to list all regions.",
        input);

    /// <summary>The error for a line of text that is not an id for the command.</summary>
    public static ErrorRecord TextIsNoId(string errorId, string text, IReadOnlyList<string> prefixes, object? target) => BadInput(
        errorId,
        IdSyntax.ProblemOfOne(text, prefixes) is { } problem
            ? $"{problem}"
            : (FormattableString)$"'{text}' is not an id for this command, which takes ids that begin with {string.Join(", ", prefixes)}",
        $"Give one id on each line; a CSV goes through Import-Csv first.",
        target);

    /// <summary>The error for a line of text for a command that takes rows with columns.</summary>
    public static ErrorRecord TextIsNoRow(string text) => BadInput(
        "InvalidText",
        $"'{text}' is text, and this command takes rows with columns",
        $"A CSV goes through Import-Csv first.",
        text);

    /// <summary>The error for a line of text when an id was given as an argument as well.</summary>
    public static ErrorRecord TwoIds(string text, string given) => BadInput(
        "TwoIds", $"'{text}' came through the pipeline, but {given} was given too", $"Give one of the two.", text);

    /// <summary>The error for an argument without a value. It would not limit the list at all.</summary>
    public static ErrorRecord EmptyArgument(string parameter) => BadInput(
        "EmptyArgument",
        $"-{parameter} is empty, so it would not limit the list",
        $"Give a value for -{parameter}, or leave it out.",
        target: null);

    /// <summary>The error for an object of one region that is piped into a command for a different region.</summary>
    public static ErrorRecord OtherRegion(string subject, string region, string asked, object? target) => BadInput(
        "OtherRegion", $"{subject} is in {region}, but -Region is {asked}", $"Leave out -Region.", target);

    /// <summary>The error for a parameter of an action that was given without a value.</summary>
    /// <param name="action">The action.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="limitsList">Whether the action lists something and the parameter limits the list.</param>
    public static ErrorRecord EmptyApiValue(string action, string name, bool limitsList) => BadInput(
        "EmptyArgument",
        limitsList
            ? $"{action}: {name} is empty, so it would not limit the list"
            : (FormattableString)$"{action}: {name} is empty",
        $"Give a value for {name}, or leave it out.",
        action);

    /// <summary>The error for a text that can't be the id of a resource with tags.</summary>
    public static ErrorRecord WrongResourceId(string problem, object? target) => BadInput(
        "InvalidResourceId", $"{problem}", $"Correct the id.", target);

    /// <summary>The error for an id that does not show the kind of its resource.</summary>
    public static ErrorRecord UnknownResourceType(string id) => BadInput(
        "UnknownResourceType",
        $"The type of '{id}' can't be recognized from its id",
        $"Give -ResourceType, such as IPV6ADDRESS; bandwidths and egress-only rules have no tags.",
        id);

    /// <summary>The error for a Set- command without a value to set.</summary>
    public static ErrorRecord NothingToSet(string id, string parameters, object? target) => BadInput(
        "NothingToSet", $"{id}: there is nothing to set", $"Give at least one of {parameters}.", target);

    /// <summary>The error for a text that is not the id of a region.</summary>
    public static ErrorRecord BadRegion(string region, object? target) => RegionPattern.IsSeveral(region)
        ? BadInput(
            "InvalidRegion",
            $"'{region}' stands for several regions, but this needs exactly one",
            $"Give one region, such as cn-huhehaote. Only Get- commands take several, with -Region: Get-VpcIpv6Address -Region * | ...",
            target)
        : BadInput(
            "InvalidRegion",
            $"'{ShownText.Naming(region)}' is not a region id",
            RegionNames.Near(region) is { Count: > 0 } near
                ? $"Did you mean {string.Join(", ", near)}? Get-VpcRegion lists all regions."
                : (FormattableString)
                    $"A region ID has lower-case letters, digits and hyphens, such as cn-huhehaote. Get-VpcRegion lists them.",
            target);

    /// <summary>The error for an object whose region is not known when several regions were given.</summary>
    public static ErrorRecord OneRegion(string? id, int regions, object? target) => BadInput(
        "OneRegion", $"{id} is in one region, but -Region names {regions}", $"Set -Region to the region that it is in.", target);

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
            "Connect-VpcSession -Credential (Get-Credential) -Region cn-huhehaote", target: null, Names.None);
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
            "Connect-VpcSession", target: null, Names.None);
    }

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
        nextCommand: null, target: null, Names.None);

    /// <summary>The error when there is no region, so that no row can be sent.</summary>
    public static ErrorRecord NoRegion(object? target) => Make(
        new InvalidOperationException("No region was given."), "NoRegion", ErrorCategory.InvalidArgument,
        UserText.Of(
            $"No region was given. Looked for: -Region, the input's Region or RegionId, the session's region, the environment variable {CredentialVariables.Region}."),
        UserText.Translate("Give one of them, such as -Region cn-huhehaote."), nextCommand: null, target, Names.None);

    /// <summary>The error for an estate file that can't be read. The exception names the path, the line and the reason.</summary>
    public static ErrorRecord BadEstateFile(Exception error, string? path) => Make(
        error, "BadEstateFile", ErrorCategory.InvalidData, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate(
            "Correct the file, make it again with Export-VpcEstate or Stop-VpcEmulator -EstatePath, or start without -EstatePath for the built-in estate."),
        nextCommand: null, path, Names.None);

    /// <summary>The error for a file that Export-VpcEstate would overwrite.</summary>
    public static ErrorRecord EstateExists(string file) => Make(
        new ArgumentException(UserText.Of($"'{file}' already exists")), "EstateExists", ErrorCategory.ResourceExists,
        UserText.Of($"'{file}' already exists; nothing was read."),
        UserText.Translate("Give another -Path, or -Force to overwrite the file."), nextCommand: null, file, Names.None);

    /// <summary>The error for a file that Export-VpcEstate can't write.</summary>
    public static ErrorRecord EstateNotExported(Exception error, string path) => Make(
        error, "EstateNotExported", ErrorCategory.WriteError, UserText.Of($"'{path}' can't be written: {Sentence(error.Message)}."),
        UserText.Translate("Give another -Path."), nextCommand: null, path, Names.None);

    /// <summary>The error for a copy that is not written because an error left a part of the cloud unread.</summary>
    public static ErrorRecord EstateIncomplete(string path) => Make(
        new InvalidOperationException(UserText.Of($"'{path}' was not written")), "EstateIncomplete", ErrorCategory.ReadError,
        UserText.Of($"'{path}' was not written: the errors above left a part of the copy unread."),
        UserText.Translate("Run the command again, or leave out the region that fails."), nextCommand: null, path, Names.None);

    /// <summary>The error for a copy that is not written because the credentials may not read anything.</summary>
    public static ErrorRecord EstateUnreadable(string path, IEnumerable<string> regions) => Make(
        new InvalidOperationException(UserText.Of($"'{path}' was not written")), "EstateUnreadable", ErrorCategory.PermissionDenied,
        UserText.Of($"'{path}' was not written: nothing was found in {string.Join(", ", regions)} that these credentials may read."),
        UserText.Translate("Get-VpcRamPolicy shows the rights that the command needs."), "Get-VpcRamPolicy Export-VpcEstate", path,
        Names.None);

    /// <summary>The error for a copy that was written but contains something that the emulator can't load.</summary>
    public static ErrorRecord EstateNotStartable(Exception error, string place, string path) => Make(
        error, "EstateNotStartable", ErrorCategory.InvalidData,
        UserText.Of($"'{path}' was written, but no emulator can start from it yet: {Sentence(error.Message)} at {place}."),
        UserText.Translate("Correct this place in the file."), nextCommand: null, path, Names.None);

    /// <summary>
    /// The error for a fault, a rate limit or a clock setting that an emulator does not accept. None of them takes effect.
    /// </summary>
    public static ErrorRecord BadEmulatorBehaviour(Exception error, object? target) => BadInput(
        "BadEmulatorBehaviour",
        $"{error.Message}",
        $"None of it was applied. For examples, type Get-Help Set-VpcEmulator -Examples.",
        target);

    /// <summary>The error for an estate that can't be saved.</summary>
    public static ErrorRecord EstateNotSaved(Exception error, string path) => Make(
        error, "EstateNotSaved", ErrorCategory.WriteError, UserText.Of($"The estate was not saved to '{path}': {Sentence(error.Message)}."),
        UserText.Translate("The emulator is still running; give another path."), nextCommand: null, path, Names.None);

    /// <summary>The error for an emulator whose port is taken.</summary>
    public static ErrorRecord EmulatorCannotStart(Exception error, int port) => Make(
        error, "EmulatorCannotStart", ErrorCategory.ResourceUnavailable, UserText.Of($"{Sentence(error.Message)}."),
        UserText.Translate("Leave out -Port to use any free port."), "Start-VpcEmulator", port, Names.None);

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

    // A status of 500 or more is a failure of the service, whatever the code. An unknown code with a lower status is a refusal.
    private static ErrorRecord Make(
        Exception error,
        string errorId,
        ErrorCategory category,
        string message,
        string remedy,
        string? nextCommand,
        object? target,
        Names names)
    {
        var record = new ErrorRecord(error, errorId, category, target)
        {
            ErrorDetails = new ErrorTexts(message, names.Fill(remedy), nextCommand is null ? null : ShownText.Of(names.Fill(nextCommand))),
        };
        // The older error views show the name of the target, so its characters must be safe to show.
        record.CategoryInfo.TargetName = ShownText.Of(record.CategoryInfo.TargetName);
        return record;
    }

    private static string ParametersOf(string action) => $"(Get-VpcApi {action}).Parameters";

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

    private static string Sentences(string first, string second) => UserText.Of($"{first} {second}");

    private static string Sentence(string message) => message.TrimEnd('.', '。', ' ');

    /// <summary>
    /// The values that are filled into the advice: {0} region, {1} address, {2} action, {3} VPC, {4} gateway, {5} Mbit/s, {6} a charge type
    /// other than the default, {7} vSwitch, {8} route table, {9} destination, {10} network interface. vpc:{2} is the name of the action in
    /// RAM policies, for every product.
    /// </summary>
    private sealed record Names(string? Region, string? Action, string? SubjectId, string? RelatedId, object? Target)
    {
        // The bandwidth in the recommended command when the row has none. It is the example of the seed document.
        private const int ExampleBandwidth = 2;

        public static readonly Names None = new(null, null, null, null, null);

        public string Fill(string template) => template
            .Replace("{0}", Region ?? UserText.Translate("<region>"))
            .Replace("{1}", IdWith(IdPrefixes.Ipv6Address) ?? UserText.Translate("<address id>"))
            .Replace("vpc:{2}", (DeclaredAction.Find(Action ?? "")?.Product.Name ?? ApiProduct.Vpc.Name) + ":{2}")
            .Replace("{2}", Action ?? "*")
            .Replace("{3}", IdWith(IdPrefixes.Vpc) ?? UserText.Translate("<VPC id>"))
            .Replace("{4}", IdWith(IdPrefixes.Ipv6Gateway) ?? UserText.Translate("<gateway id>"))
            .Replace("{7}", IdWith(IdPrefixes.VSwitch) ?? UserText.Translate("<vSwitch id>"))
            .Replace("{10}", IdWith(IdPrefixes.NetworkInterface) ?? UserText.Translate("<interface id>"))
            .Replace("{8}", IdWith(IdPrefixes.RouteTable) ?? UserText.Translate("<route table id>"))
            .Replace("{9}", (Target as VpcRoute)?.DestinationCidrBlock ?? UserText.Translate("<destination>"))
            .Replace("{5}", ((Target as Ipv6InternetBandwidth)?.Bandwidth ?? ExampleBandwidth).ToString(CultureInfo.InvariantCulture))
            .Replace("{6}", (Target as Ipv6InternetBandwidth)?.InternetChargeType == InternetChargeTypes.PayByTraffic
                ? " -InternetChargeType " + InternetChargeTypes.PayByTraffic
                : "");

        private string? IdWith(string prefix) =>
            new[] { SubjectId, RelatedId }.FirstOrDefault(id => id?.StartsWith(prefix, StringComparison.Ordinal) == true);
    }
}
