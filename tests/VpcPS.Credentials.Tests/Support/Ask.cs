using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests;

/// <summary>Asks sources, and asks why they gave nothing.</summary>
internal static class Ask
{
    public static Task<AlibabaCloudCredentials> GetAsync(this ICredentialsProvider provider) =>
        provider.GetCredentialsAsync(CancellationToken.None);

    public static async Task<string> WhyNotAsync(this ICredentialsProvider provider) =>
        (await Assert.ThrowsAsync<CredentialsUnavailableException>(() => provider.GetAsync())).Message;

    /// <summary>The CLI profile of a name, or as the chain chooses it.</summary>
    public static ICredentialsProvider Cli(this TestMachine machine, string? name = null) =>
        new CliProfileCredentialsProvider(machine.Environment, name);

    /// <summary>The section of a name, or as the chain chooses it.</summary>
    public static ICredentialsProvider Sdk(this TestMachine machine, string? name = null) =>
        new SdkFileCredentialsProvider(machine.Environment, name);
}
