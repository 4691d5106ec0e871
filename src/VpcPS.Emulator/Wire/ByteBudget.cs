using System.Threading;

namespace VpcPS.Emulator.Wire;

/// <summary>Limits the number of bytes that all connections together can hold. Safe for many threads.</summary>
internal sealed class ByteBudget
{
    private long _left;

    /// <summary>Makes a budget.</summary>
    /// <param name="bytes">The limit in bytes.</param>
    public ByteBudget(long bytes) => _left = bytes;

    /// <summary>Takes bytes. Returns false when not enough bytes are left.</summary>
    public bool TryTake(long count)
    {
        if (Interlocked.Add(ref _left, -count) >= 0)
        {
            return true;
        }

        Return(count);
        return false;
    }

    /// <summary>Gives bytes back.</summary>
    public void Return(long count) => Interlocked.Add(ref _left, count);
}
