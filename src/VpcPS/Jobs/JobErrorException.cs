using System;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Jobs;

/// <summary>Ends a job with an error of the module's own, not of the service.</summary>
internal sealed class JobErrorException : Exception
{
    public JobErrorException(ErrorRecord errorRecord)
        : base(errorRecord.Exception.Message) => ErrorRecord = errorRecord;

    public ErrorRecord ErrorRecord { get; }

    /// <summary>Whether the job may nevertheless have changed something.</summary>
    public bool IsOutcomeUnknown => ErrorRecord.Exception is VpcException { IsOutcomeUnknown: true } or UnknownOutcomeException;

    /// <summary>The bandwidth that the job asks for, when the address was seen with it, whoever bought it. Null otherwise.</summary>
    public Ipv6InternetBandwidth? Present { get; init; }
}
