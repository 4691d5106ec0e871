namespace VpcPS.Speed;

/// <summary>Who works, at what, against which latency.</summary>
/// <param name="Contestant">The contestant, as its program names it.</param>
/// <param name="Work">What it does.</param>
/// <param name="Latency">How fast the server answers.</param>
internal sealed record Entry(string Contestant, Work Work, Latency Latency);
