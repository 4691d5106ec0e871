using System;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>A resource that takes time to come and to go. Its region moves it along: see <see cref="EstateRegion.Settle"/>.</summary>
internal abstract class LivingResource
{
    /// <summary>The id under which the region finds it.</summary>
    [JsonIgnore]
    public abstract string Id { get; }

    /// <summary>Whether it can be used yet, or still.</summary>
    public ResourceStatus Status { get; set; } = ResourceStatus.Available;

    /// <summary>
    /// When the status ends by itself, UTC: Pending turns into Available, what is Deleting is gone. Null: it stays as it is.
    /// </summary>
    public DateTime? StatusUntil { get; set; }

    /// <summary>Takes it out of what holds it. Only what can be deleted does something here.</summary>
    public virtual void Detach()
    {
    }
}
