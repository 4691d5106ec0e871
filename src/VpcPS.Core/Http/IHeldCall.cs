using System;

namespace VpcPS.Core.Http;

/// <summary>Who makes a call, and wants to know when it is held back because the service allows no more calls for now.</summary>
internal interface IHeldCall
{
    /// <summary>Says until when the call is held back. Called on any thread.</summary>
    /// <param name="until">The time by the session's clock, or null when the call goes on.</param>
    void HoldBack(DateTimeOffset? until);
}
