using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator;

namespace VpcPS.Soak;

/// <summary>The purchases of a run as the emulator's journal shows them. What the client believes does not count.</summary>
internal sealed class Purchases
{
    private readonly JournalEntry[] _requests;

    private Purchases(JournalEntry[] requests) => _requests = requests;

    /// <summary>How many requests for purchases came in.</summary>
    public int Attempts => _requests.Length;

    /// <summary>How many were made.</summary>
    public int Made => _requests.Count(request => request.Committed);

    /// <summary>Reads an emulator's journal.</summary>
    public static Purchases Of(EmulatorServer emulator)
    {
        if (emulator.InternalFaults.Count > 0)
        {
            throw new SoakException("the emulator has a fault of its own: " + emulator.InternalFaults[0]);
        }

        return new([.. emulator.Journal.Where(entry => entry.Action == "AllocateIpv6InternetBandwidth")]);
    }

    /// <summary>How many requests ended with a code; a fault that loses the answer is a code too.</summary>
    public int With(string code) => _requests.Count(request => request.Code == code);

    /// <summary>What has to be true of every run, whatever faults it met.</summary>
    /// <param name="rows">How many rows it had.</param>
    public IEnumerable<Reading> EachOnce(int rows)
    {
        JournalEntry[] made = [.. _requests.Where(request => request.Committed)];
        yield return Reading.Exactly("purchases made", made.Length, rows);
        yield return Reading.Exactly("bandwidths bought, each once", made.Select(request => request.ResourceId).Distinct().Count(), rows);
        yield return Reading.Exactly("tokens seen, one for each row", _requests.Select(request => request.ClientToken).Distinct().Count(), rows);

        // A proxy that repeats requests repeats their nonces, and is refused for it.
        string[] nonces = [.. _requests.Where(request => request.Code != "SignatureNonceUsed").Select(request => request.Nonce)];
        yield return Reading.Exactly("nonces that were used twice", nonces.Length - nonces.Distinct().Count(), 0);
    }
}
