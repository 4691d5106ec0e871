using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Wire;

namespace VpcPS.CoverageGen;

/// <summary>The error codes that the emulator answers with, from its own declarations.</summary>
internal static class ServedCodes
{
    private const BindingFlags Factories = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The codes of an action: those of its parameters first, then those of its own checks.</summary>
    public static IReadOnlyList<string> Of(ApiAction action) =>
    [
        .. (action.Parameters.Any(p => p.Required) ? ["MissingParameter"] : Array.Empty<string>())
            .Concat(action.Parameters.SelectMany(p => p.Codes))
            .Concat(action.Parameters.Any(p => p.Name == CommonParameters.RegionId.Name) ? [Refusals.UnknownRegion().Code] : [])
            .Concat(action.Parameters.Contains(CommonParameters.DryRun) ? [Refusals.DryRunPassed().Code] : [])
            .Concat(TakesToken(action) ? [Refusals.TokenMismatch().Code, Refusals.TokenInUse().Code] : [])
            .Concat(IsExclusive(action) ? [Refusals.ObjectBusy("").Code] : [])
            .Concat(action.OwnCodes)
            .Distinct(),
    ];

    /// <summary>The refusals of the gateway in front of all actions, and of the emulator as a whole, by code.</summary>
    public static IReadOnlyList<(string Code, int Status)> OfGateway() =>
    [
        .. typeof(SignatureRefusals).GetMethods(Factories).Select(Make)
            .Concat(
            [
                Refusals.MissingParameter(""),
                Refusals.InvalidParameter(""),
                Refusals.UnknownVersion(),
                Refusals.UnknownAction(),
                Refusals.UnknownHost(),
                Refusals.UnsupportedMethod(),
                Refusals.InternalError(),
            ])
            .Select(refusal => (refusal.Code, refusal.HttpStatus))
            .OrderBy(refusal => refusal.Code, StringComparer.Ordinal),
    ];

    private static bool TakesToken(ApiAction action) =>
        action is WriteAction && action.Parameters.Contains(CommonParameters.ClientToken);

    private static bool IsExclusive(ApiAction action) =>
        action.GetType().GetMethod(nameof(WriteAction.ExclusiveObject)) is { } method && method.DeclaringType != typeof(WriteAction);

    private static ApiException Make(MethodInfo factory) =>
        (ApiException)factory.Invoke(null, [.. factory.GetParameters().Select(_ => "")])!;
}
