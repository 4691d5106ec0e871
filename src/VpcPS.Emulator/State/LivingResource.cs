using System;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>
/// A resource that is Pending for some time after its creation, and Deleting for some time before it is gone; see
/// <see cref="EstateRegion.Settle"/>.
/// </summary>
internal abstract class LivingResource
{
    /// <summary>The id by which the region finds it.</summary>
    [JsonIgnore]
    public abstract string Id { get; }

    /// <summary>The status.</summary>
    public ResourceStatus Status { get; set; } = ResourceStatus.Available;

    /// <summary>
    /// When the status ends, UTC. A Pending resource then becomes Available, and a Deleting one is gone. Null when the status does not end
    /// by itself.
    /// </summary>
    public DateTime? StatusUntil { get; set; }

    /// <summary>Removes the resource from the object that contains it. For resources that can't be deleted it does nothing.</summary>
    public virtual void Detach()
    {
    }
}
