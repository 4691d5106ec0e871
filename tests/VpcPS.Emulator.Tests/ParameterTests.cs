using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>Features of declared parameters that no single action shows completely.</summary>
public class ParameterTests
{
    [Fact]
    public void A_flattened_list_is_read_in_the_order_of_its_indexes()
    {
        var list = new ListParameter("ResourceId") { MaximumEntries = 3, IdPrefix = "vpc-", Required = true };
        RequestParameters request = Parameters(("ResourceId.10", "vpc-c"), ("ResourceId.2", "vpc-b"), ("ResourceId.1", "vpc-a"), ("ResourceId.x", "y"));

        Assert.Equal(["vpc-a", "vpc-b", "vpc-c"], list.Read(request));
        Assert.True(list.IsPresent(request));
        Assert.False(list.IsPresent(Parameters(("ResourceId", "vpc-a"), ("ResourceIds.1", "vpc-a"), ("ResourceId.0", "vpc-a"))));
    }

    [Theory]
    [InlineData("vsw-a", "vpc-b")]
    [InlineData("vpc-a", "")]
    [InlineData("vpc-a", "vpc-b", "vpc-c")]
    public void A_flattened_list_is_held_to_prefix_and_length(params string[] entries)
    {
        var list = new ListParameter("ResourceId") { MaximumEntries = 2, IdPrefix = "vpc-" };
        var parameters = new List<(string, string)>();
        foreach (string entry in entries)
        {
            parameters.Add(($"ResourceId.{parameters.Count + 1}", entry));
        }

        Assert.Equal("IllegalParam.ResourceId", Assert.Throws<ApiException>(() => list.Check(Parameters([.. parameters]))).Code);
    }

    [Fact]
    public void Every_parameter_of_every_action_says_what_it_expects()
    {
        foreach (ActionHandler action in ActionTable.All)
        {
            // STS requires nothing but the signature.
            bool isOfSts = action.Name == "GetCallerIdentity";
            Assert.Equal(isOfSts, action.Parameters.Count == 0);
            Assert.All(action.Parameters, p => Assert.NotEqual("", p.Name + p.Expectation));
            Assert.True(isOfSts || action.Name == "DescribeRegions" || action.Parameters.Any(p => p.Name == "RegionId"));
        }
    }

    private static RequestParameters Parameters(params (string Name, string Value)[] parameters)
    {
        var byName = new Dictionary<string, string>();
        foreach ((string name, string value) in parameters)
        {
            byName.Add(name, value);
        }

        return new RequestParameters(byName);
    }
}
