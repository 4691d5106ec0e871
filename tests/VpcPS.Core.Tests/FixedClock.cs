using System;
using System.Globalization;

namespace VpcPS.Core.Tests;

/// <summary>A clock that stands still.</summary>
internal sealed class FixedClock(string time) : IClock
{
    public DateTimeOffset UtcNow { get; } = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
