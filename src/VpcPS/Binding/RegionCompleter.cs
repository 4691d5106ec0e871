using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using VpcPS.Core.Endpoints;

namespace VpcPS.Binding;

/// <summary>Completes regions from the endpoint table, without a call. Regions with IPv6 gateways come first.</summary>
internal sealed class RegionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        // The word includes the opening quote that the user typed.
        string begun = (wordToComplete ?? "").Trim('\'', '"');
        return RegionTable.All
            .Where(region => region.IsPublic && region.RegionId.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(region => region.HasIpv6Gateways)
            .Select(region => new CompletionResult(
                region.RegionId,
                region.RegionId,
                CompletionResultType.ParameterValue,
                region.Name ?? region.RegionId));
    }
}
