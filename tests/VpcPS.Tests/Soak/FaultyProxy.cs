using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace VpcPS.Tests.Soak;

/// <summary>What a bad network does to one exchange.</summary>
internal enum NetworkFault
{
    /// <summary>The request is lost: the service never sees it.</summary>
    LoseRequest,

    /// <summary>The answer is lost: the service has done what was asked.</summary>
    LoseAnswer,

    /// <summary>Part of the answer arrives, then the connection ends.</summary>
    CutAnswer,

    /// <summary>The answer arrives when nobody waits for it any more.</summary>
    DelayAnswer,

    /// <summary>The request arrives when its sender has given it up and sent another.</summary>
    DelayRequest,

    /// <summary>The request arrives twice, and the answer to the first is given back.</summary>
    RepeatRequest,

    /// <summary>The request arrives twice, and the second answer is returned, which says that the nonce was used.</summary>
    RepeatRequestLoseFirstAnswer,
}

/// <summary>
/// A proxy between client and service that disturbs exchanges at random. It forwards bytes unchanged, so that signatures stay valid.
/// </summary>
internal sealed class FaultyProxy : ForwardingProxy
{
    private readonly IReadOnlyDictionary<NetworkFault, double> _mixture;
    private readonly TimeSpan _delay;
    private readonly Random _dice;
    private readonly ConcurrentDictionary<NetworkFault, int> _struck = new();

    /// <summary>Starts a proxy.</summary>
    /// <param name="service">The address of the service.</param>
    /// <param name="mixture">The probability of each fault. The sum is less than 1.</param>
    /// <param name="delay">The length of a delay.</param>
    /// <param name="seed">The seed of the random numbers.</param>
    public FaultyProxy(Uri service, IReadOnlyDictionary<NetworkFault, double> mixture, TimeSpan delay, int seed)
        : base(service)
    {
        _mixture = mixture;
        _delay = delay;
        _dice = new Random(seed);
    }

    /// <summary>How often each fault happened.</summary>
    public IReadOnlyDictionary<NetworkFault, int> Struck => _struck;

    /// <summary>Every fault with the same probability.</summary>
    public static IReadOnlyDictionary<NetworkFault, double> Each(double probability) =>
        Enum.GetValues<NetworkFault>().ToDictionary(fault => fault, _ => probability);

    protected override async Task<bool> ExchangeAsync(byte[] request, Stream client)
    {
        switch (ThrowDice())
        {
            case NetworkFault.LoseRequest:
                return false;
            case NetworkFault.LoseAnswer:
                await ForwardAsync(request);
                return false;
            case NetworkFault.CutAnswer:
                byte[] whole = await ForwardAsync(request);
                await client.WriteAsync(whole.AsMemory(0, Below(whole.Length)), Stop);
                return false;
            case NetworkFault.DelayAnswer:
                byte[] late = await ForwardAsync(request);
                await Task.Delay(_delay, Stop);
                await client.WriteAsync(late, Stop);
                return true;
            case NetworkFault.DelayRequest:
                await Task.Delay(_delay, Stop);
                await client.WriteAsync(await ForwardAsync(request), Stop);
                return true;
            case NetworkFault.RepeatRequest:
                byte[] first = await ForwardAsync(request);
                await ForwardAsync(request);
                await client.WriteAsync(first, Stop);
                return true;
            case NetworkFault.RepeatRequestLoseFirstAnswer:
                await ForwardAsync(request);
                await client.WriteAsync(await ForwardAsync(request), Stop);
                return true;
            default:
                await client.WriteAsync(await ForwardAsync(request), Stop);
                return true;
        }
    }

    private NetworkFault? ThrowDice()
    {
        double left;
        lock (_dice)
        {
            left = _dice.NextDouble();
        }

        foreach ((NetworkFault fault, double probability) in _mixture)
        {
            left -= probability;
            if (left < 0)
            {
                _struck.AddOrUpdate(fault, 1, (_, count) => count + 1);
                return fault;
            }
        }

        return null;
    }

    private int Below(int length)
    {
        lock (_dice)
        {
            return _dice.Next(length);
        }
    }
}
