using System.Collections.Generic;

namespace VpcPS.Core.Models;

/// <summary>What else the service knows to be in a VPC, or to be attached to it.</summary>
/// <param name="CenIds">The Cloud Enterprise Network instances that the VPC is attached to.</param>
/// <param name="Resources">How many resources of each type are in the VPC, by the service's names of the types.</param>
internal sealed record VpcAttachments(IReadOnlyList<string> CenIds, IReadOnlyList<KeyValuePair<string, int>> Resources);
