namespace VpcPS.Core.Models;

/// <summary>A next hop of a route.</summary>
/// <param name="Type">The kind, such as IPv6Gateway, Instance or <c>local</c>.</param>
/// <param name="Id">The id; null for <c>local</c>.</param>
/// <param name="Weight">The share of the packets when the route has several next hops. Otherwise null or 0.</param>
/// <param name="Enabled">Whether packets are sent to this next hop. Null when the service does not say.</param>
public sealed record VpcNextHop(string? Type, string? Id, int? Weight, bool? Enabled)
{
    /// <summary><c>Type=Id</c>, as cells show it.</summary>
    public override string ToString() => Id is null ? Type ?? "" : Type + "=" + Id;
}
