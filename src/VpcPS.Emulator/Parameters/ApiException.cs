using System;

namespace VpcPS.Emulator.Parameters;

/// <summary>Refuses a request. The answer gets its status, code and message.</summary>
internal sealed class ApiException : Exception
{
    /// <summary>Makes a refusal.</summary>
    public ApiException(int httpStatus, string code, string message)
        : base(message)
    {
        HttpStatus = httpStatus;
        Code = code;
    }

    /// <summary>The HTTP status of the answer, 400 to 503.</summary>
    public int HttpStatus { get; }

    /// <summary>The time after which the client can try again, for the header x-acs-retry-after. Null for no header.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The error code, such as <c>InvalidRegionId.NotFound</c>.</summary>
    public string Code { get; }
}
