using System;
using System.Collections.Generic;

namespace VpcPS.Emulator.State;

/// <summary>Where a copy of a cloud comes from, and how it differs from that cloud.</summary>
internal sealed class EstateOrigin
{
    /// <summary>When the reading began, UTC.</summary>
    public required DateTime Began { get; init; }

    /// <summary>When the reading ended, UTC.</summary>
    public required DateTime Ended { get; set; }

    /// <summary>The service: aliyuncs.com for the cloud, otherwise host and port. Null in an anonymized file.</summary>
    public string? Service { get; set; }

    /// <summary>Whether names, descriptions, tags, ids and addresses were replaced.</summary>
    public bool IsAnonymized { get; set; }

    /// <summary>What is not in the file, or is only a stand-in for what could not be read.</summary>
    public List<EstateGap> Missing { get; set; } = [];

    /// <summary>What changed while the cloud was read. The file has it as it was read last.</summary>
    public List<EstateDrift> Changed { get; set; } = [];
}

/// <summary>Something of the cloud that a copy lacks.</summary>
internal sealed class EstateGap
{
    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>What it is about: an action that was refused, or an id.</summary>
    public required string Subject { get; set; }

    /// <summary>Why: the error code, or what the copy has instead.</summary>
    public required string Reason { get; init; }
}

/// <summary>A change that somebody made while a cloud was read.</summary>
internal sealed class EstateDrift
{
    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>The id of what changed.</summary>
    public required string Id { get; set; }

    /// <summary>Added, Removed or Changed.</summary>
    public required string Change { get; init; }
}
