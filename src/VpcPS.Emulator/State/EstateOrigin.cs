using System;
using System.Collections.Generic;

namespace VpcPS.Emulator.State;

/// <summary>Where a copy of a cloud comes from, and how the copy differs from that cloud.</summary>
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

    /// <summary>What the file lacks, or has only as a replacement for something that could not be read.</summary>
    public List<EstateGap> Missing { get; set; } = [];

    /// <summary>What changed while the cloud was read. The file has the state that was read last.</summary>
    public List<EstateDrift> Changed { get; set; } = [];
}

/// <summary>Something of the cloud that a copy lacks.</summary>
internal sealed class EstateGap
{
    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>What is missing: an action that was refused, or an id.</summary>
    public required string Subject { get; set; }

    /// <summary>Why it is missing: the error code, or the replacement that the copy has.</summary>
    public required string Reason { get; init; }
}

/// <summary>A change in the cloud that somebody made while the cloud was read.</summary>
internal sealed class EstateDrift
{
    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>The id of the thing that changed.</summary>
    public required string Id { get; set; }

    /// <summary>Added, Removed or Changed.</summary>
    public required string Change { get; init; }
}
