using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck.Xunit;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Signing;

[Properties(Arbitrary = [typeof(Texts)], MaxTest = 500)]
public sealed class CanonicalQueryTests
{
    [Fact]
    public void No_parameters_give_an_empty_query() => Assert.Equal("", CanonicalQuery.Build([]));

    [Fact]
    public void Names_are_sorted_by_code_unit_not_by_culture_or_number()
    {
        KeyValuePair<string, string>[] parameters =
            [new("b", "1"), new("VpcId", "2"), new("Tag.2.Key", "3"), new("VSwitchId", "4"), new("Tag.10.Key", "5"), new("a", "")];

        Assert.Equal("Tag.10.Key=5&Tag.2.Key=3&VSwitchId=4&VpcId=2&a=&b=1", CanonicalQuery.Build(parameters));
    }

    // Names that the text encodes differently still sort by their characters before encoding.
    [Fact]
    public void Sorting_comes_before_encoding() =>
        Assert.Equal("A-=1&A%3A=2&AA=3", CanonicalQuery.Build([new("AA", "3"), new("A:", "2"), new("A-", "1")]));

    [Property]
    public bool The_order_of_different_names_does_not_matter(Dictionary<string, string> parameters, int seed)
    {
        KeyValuePair<string, string>[] meant = [.. parameters.Select(p => KeyValuePair.Create(p.Key, p.Value ?? ""))];
        KeyValuePair<string, string>[] shuffled = [.. meant];
        new Random(seed).Shuffle(shuffled);

        return CanonicalQuery.Build(meant) == CanonicalQuery.Build(shuffled);
    }

    [Property]
    public void Reading_the_query_gives_the_sorted_parameters(AnyText[] names, AnyText[] values)
    {
        KeyValuePair<string, string>[] parameters = [.. names.Zip(values, (n, v) => KeyValuePair.Create(n.Value, v.Value))];

        string query = CanonicalQuery.Build(parameters);

        IEnumerable<KeyValuePair<string, string>> read = query.Length == 0 ? [] : query.Split('&').Select(pair => pair.Split('='))
            .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1])));
        Assert.Equal(parameters.OrderBy(p => p.Key, StringComparer.Ordinal), read);
    }
}
