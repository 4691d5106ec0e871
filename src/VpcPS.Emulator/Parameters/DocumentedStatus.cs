using System;
using System.Linq;

namespace VpcPS.Emulator.Parameters;

/// <summary>The HTTP statuses that the documentation lists for error codes.</summary>
internal static class DocumentedStatus
{
    // The misspelling Forbbiden is in the documents as well.
    private static readonly string[] ForbiddenPrefixes = ["Forbidden", "Forbbiden", "NoPermission", "NotAuthorized"];

    /// <summary>The status of a code. A code that is not documented gets 400.</summary>
    public static int Of(string code) => code switch
    {
        "ServiceUnavailable" => 503,
        "InternalError" or "InternalServerError" or "UnknownError" => 500,
        "SystemBusy" or "OperationFailed.QueryAccountInfo" or "OperationFailed.SaleValidate" => 500,
        "OperationFailed.ServiceManaged" => 404,
        "InvalidIpv6Instance.NotFound" => 400,
        _ when ForbiddenPrefixes.Any(prefix => code.StartsWith(prefix, StringComparison.Ordinal)) => 403,
        _ when code.StartsWith("ResourceNotFound.", StringComparison.Ordinal) => 404,
        _ when code.EndsWith(".NotFound", StringComparison.Ordinal) => 404,
        _ => 400,
    };
}
