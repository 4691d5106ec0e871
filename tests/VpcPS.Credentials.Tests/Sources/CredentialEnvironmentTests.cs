using System;
using VpcPS.Core;
using VpcPS.Core.Credentials;
using Xunit;

namespace VpcPS.Credentials.Tests.Sources;

public sealed class CredentialEnvironmentTests
{
    [Fact]
    public void The_machine_itself_is_the_default()
    {
        var environment = new CredentialEnvironment();
        Assert.Equal("http://100.100.100.200/", environment.MetadataService.AbsoluteUri);
        Assert.Equal(TimeSpan.FromSeconds(1), environment.MetadataTimeout);
        Assert.Equal(TimeSpan.FromSeconds(60), environment.ExternalProcessTimeout);
        Assert.Equal(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), environment.HomeDirectory);
        Assert.Same(SystemClock.Instance, environment.Clock);
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), environment.ReadVariable("PATH"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \t", null)]
    [InlineData(" x ", "x")]
    public void Blank_variables_are_unset(string? value, string? expected) =>
        Assert.Equal(expected, new CredentialEnvironment { ReadVariable = _ => value }.Variable("X"));
}
