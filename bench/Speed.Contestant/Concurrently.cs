using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Speed.Contestant;

/// <summary>Makes calls, several at a time, until enough are made.</summary>
internal static class Concurrently
{
    public static void Run(int calls, int concurrency, Func<int, Task> callAsync)
    {
        int made = 0;
        async Task WorkAsync()
        {
            for (int number; (number = Interlocked.Increment(ref made)) <= calls;)
            {
                await callAsync(number).ConfigureAwait(false);
            }
        }

        Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => WorkAsync())).GetAwaiter().GetResult();
    }
}
