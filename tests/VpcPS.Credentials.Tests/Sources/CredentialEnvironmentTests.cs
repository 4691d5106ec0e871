using System;
using VpcPS.Core;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
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
    [InlineData(" x\r\n", "x")]
    public void Empty_variables_are_unset_and_blanks_around_a_value_are_no_part_of_it(string? value, string? expected) =>
        Assert.Equal(expected, new CredentialEnvironment { ReadVariable = _ => value }.Variable("X"));

    [Theory]
    [InlineData(" \t", "X is set, but blank; give it a value, or remove it")]
    [InlineData("\u00A0", "X is set, but blank; give it a value, or remove it")]
    [InlineData("a\u200Bb", "X contains the invisible character U+200B; set it again")]
    [InlineData("\uFEFFab", "X contains the invisible character U+FEFF; set it again")]
    [InlineData("a\nb", "X contains the invisible character U+000A; set it again")]
    public void What_is_set_and_can_be_nothing_is_no_reason_to_go_on(string value, string problem)
    {
        var error = Assert.Throws<CredentialsUnavailableException>(() => new CredentialEnvironment { ReadVariable = _ => value }.Variable("X"));
        Assert.Equal(problem, error.Message);
        Assert.True(error.EndsChain);
    }
}
