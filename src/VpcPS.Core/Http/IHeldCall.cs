using System;

namespace VpcPS.Core.Http;

/// <summary>The caller of an API call, if it wants to know when the call is held back because of a limit of calls.</summary>
internal interface IHeldCall
{
    /// <summary>Tells the caller until when the call is held back. May be called on any thread.</summary>
    /// <param name="until">The time by the session's clock. Null when the call is no longer held back.</param>
    void HoldBack(DateTimeOffset? until);
}
