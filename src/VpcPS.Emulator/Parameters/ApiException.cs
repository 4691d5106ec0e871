using System;

namespace VpcPS.Emulator.Parameters;

/// <summary>A request is refused; the answer carries status, code and message as they are here.</summary>
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

    /// <summary>After which time another try is worth while, for the header x-acs-retry-after; null for no such header.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The error code, such as <c>InvalidRegionId.NotFound</c>.</summary>
    public string Code { get; }
}
