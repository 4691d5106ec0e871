using System.Threading;

namespace VpcPS.Emulator.Wire;

/// <summary>The bytes that all connections together may hold. Safe for many threads.</summary>
/// <param name="bytes">How many there are.</param>
internal sealed class ByteBudget(long bytes)
{
    private long left = bytes;

    /// <summary>Takes some; false when so many are not left.</summary>
    public bool TryTake(long count)
    {
        if (Interlocked.Add(ref left, -count) >= 0)
        {
            return true;
        }

        Return(count);
        return false;
    }

    /// <summary>Gives some back.</summary>
    public void Return(long count) => Interlocked.Add(ref left, count);
}
