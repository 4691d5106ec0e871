using System.Collections.Generic;

namespace VpcPS.Core.Models;

/// <summary>Other things that are in a VPC or that the VPC is attached to, according to the service.</summary>
/// <param name="CenIds">The Cloud Enterprise Network instances that the VPC is attached to.</param>
/// <param name="Resources">The number of resources of each type in the VPC. The keys are the service's names of the types.</param>
internal sealed record VpcAttachments(IReadOnlyList<string> CenIds, IReadOnlyList<KeyValuePair<string, int>> Resources);
