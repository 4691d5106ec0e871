using System;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>A resource that is Pending and Deleting for some time; see <see cref="EstateRegion.Settle"/>.</summary>
internal abstract class LivingResource
{
    /// <summary>The id by which the region finds it.</summary>
    [JsonIgnore]
    public abstract string Id { get; }

    /// <summary>The status.</summary>
    public ResourceStatus Status { get; set; } = ResourceStatus.Available;

    /// <summary>
    /// When the status ends, UTC: a resource that is Pending becomes Available, one that is Deleting is gone. Null: the status
    /// does not end.
    /// </summary>
    public DateTime? StatusUntil { get; set; }

    /// <summary>Removes it from the object that contains it. Resources that can't be deleted do nothing here.</summary>
    public virtual void Detach()
    {
    }
}
