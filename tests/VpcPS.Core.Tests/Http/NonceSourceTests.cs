using System.Linq;
using VpcPS.Core.Http;
using Xunit;

namespace VpcPS.Core.Tests.Http;

public class NonceSourceTests
{
    [Fact]
    public void No_two_nonces_are_the_same_whichever_thread_or_client_asks()
    {
        NonceSource[] clients = [new(), new()];

        string[] nonces = [.. Enumerable.Range(0, 20_000).AsParallel().WithDegreeOfParallelism(4).Select(call => clients[call % clients.Length].Next())];

        Assert.Equal(20_000, nonces.Distinct().Count());
        Assert.All(nonces, nonce => Assert.Matches("^[0-9a-f]{40}$", nonce));
    }
}
