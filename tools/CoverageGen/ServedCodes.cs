using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.Wire;

namespace VpcPS.CoverageGen;

/// <summary>The error codes that the emulator answers with, from its own declarations.</summary>
internal static class ServedCodes
{
    private const BindingFlags Factories = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The codes of an action: those of its parameters first, then those of its own checks.</summary>
    public static IReadOnlyList<string> Of(ActionHandler action) =>
    [
        .. (action.Parameters.Any(p => p.Required) ? ["MissingParameter"] : Array.Empty<string>())
            .Concat(action.Parameters.SelectMany(p => p.Codes))
            .Concat(action.Parameters.Any(p => p.Name == CommonParameters.RegionId.Name) ? [Refusals.UnknownRegion().Code] : [])
            .Concat(action.Parameters.Contains(CommonParameters.DryRun) ? [Refusals.DryRunPassed().Code] : [])
            .Concat(action.OwnCodes)
            .Concat(OfChanges().Where(change => change.Actions.Contains(action.Name)).Select(change => change.Code))
            .Distinct(),
    ];

    /// <summary>The codes of the checks that are made once for all changes, each with the actions that can answer it.</summary>
    public static IReadOnlyList<(string Code, IReadOnlyList<string> Actions)> OfChanges() =>
    [
        (Refusals.TokenMismatch().Code, NamesWhere(TakesToken)),
        (Refusals.TokenInUse().Code, NamesWhere(TakesToken)),
        (Refusals.ObjectBusy("").Code, NamesWhere(IsExclusive)),
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
                Refusals.ForeignPage(),
                Refusals.UnsupportedMethod(),
                Refusals.InternalError(),
            ])
            .Select(refusal => (refusal.Code, refusal.HttpStatus))
            .OrderBy(refusal => refusal.Code, StringComparer.Ordinal),
    ];

    private static string[] NamesWhere(Func<ActionHandler, bool> fits) => [.. ActionTable.All.Where(fits).Select(action => action.Name)];

    private static bool TakesToken(ActionHandler action) =>
        action is WriteHandler && action.Parameters.Contains(CommonParameters.ClientToken);

    private static bool IsExclusive(ActionHandler action) =>
        action.GetType().GetMethod(nameof(WriteHandler.ExclusiveObject)) is { } method && method.DeclaringType != typeof(WriteHandler);

    private static ApiException Make(MethodInfo factory) =>
        (ApiException)factory.Invoke(null, [.. factory.GetParameters().Select(_ => "")])!;
}
