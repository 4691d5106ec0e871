using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>Tags in answers and filters.</summary>
internal static class TagAnswers
{
    /// <summary>The tags of a resource as answers show them.</summary>
    public static IEnumerable<Answer> Describe(IEnumerable<ResourceTag> tags) =>
        tags.Select(tag => new Answer { { "Key", tag.Key }, { "Value", tag.Value } });

    /// <summary>Whether a resource has all tags of a filter. A key without a value matches every value.</summary>
    public static bool Fit(IEnumerable<TagCondition> wanted, IReadOnlyCollection<ResourceTag> tags) =>
        wanted.All(w => tags.Any(tag => tag.Key == w.Key && (w.Value is null || w.Value == tag.Value)));

    /// <summary>The tags of a new resource. A key without a value gets an empty value.</summary>
    public static List<ResourceTag> Take(IEnumerable<TagCondition> given) =>
        [.. given.Select(tag => new ResourceTag { Key = tag.Key, Value = tag.Value ?? "" })];
}
