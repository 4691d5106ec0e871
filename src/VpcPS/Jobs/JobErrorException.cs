using System;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Jobs;

/// <summary>A job that fails with an error of the module's own.</summary>
internal sealed class JobErrorException : Exception
{
    public JobErrorException(ErrorRecord errorRecord)
        : base(errorRecord.Exception.Message) => ErrorRecord = errorRecord;

    public ErrorRecord ErrorRecord { get; }

    /// <summary>Whether the job may have changed something all the same.</summary>
    public bool IsOutcomeUnknown => ErrorRecord.Exception is VpcException { IsOutcomeUnknown: true } or UnknownOutcomeException;

    /// <summary>What the job asks for and was seen to be there, whoever has bought it; or null.</summary>
    public Ipv6InternetBandwidth? Present { get; init; }
}
