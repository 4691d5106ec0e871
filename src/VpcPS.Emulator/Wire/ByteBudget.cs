using System.Threading;

namespace VpcPS.Emulator.Wire;

/// <summary>The number of bytes that all connections together can hold. Safe for many threads.</summary>
internal sealed class ByteBudget
{
    private long _left;

    /// <summary>Makes a budget.</summary>
    /// <param name="bytes">How many bytes there are.</param>
    public ByteBudget(long bytes) => _left = bytes;

    /// <summary>Takes bytes; false when not enough are left.</summary>
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
