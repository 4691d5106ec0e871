using System.Collections.Generic;
using System.Linq;
using VpcPS.Tests.Soak;
using Xunit;

namespace VpcPS.Tests;

/// <summary>No cmdlet shows the key, the secret or the token that it signs with, in any situation.</summary>
public sealed class SecretHuntTests
{
    [Theory]
    [InlineData("V3")]
    [InlineData("V1")]
    public void No_cmdlet_lets_a_secret_out(string signatureVersion)
    {
        using var hunt = new SecretHunt(signatureVersion);
        IReadOnlyList<string> cmdlets = hunt.Cmdlets;

        Assert.All(cmdlets, cmdlet => Assert.NotEmpty(hunt.CommandsOf(cmdlet)));
        Assert.Empty(cmdlets.SelectMany(hunt.Hunt));
        Assert.True(hunt.Looked > cmdlets.Count * 6);
    }

    [Fact]
    public void The_hunt_finds_a_secret_wherever_it_hides()
    {
        object hidden = new { Outer = new List<object> { new { Inner = new System.InvalidOperationException("x", new System.ArgumentException("hidden-canary")) } } };

        Assert.Contains("hidden-canary", ObjectText.Of(hidden));
    }
}
