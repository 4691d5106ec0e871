using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;

namespace VpcPS.Soak;

/// <summary>What is to be measured.</summary>
/// <param name="Figures">The names of the figures.</param>
/// <param name="Rows">How many rows in place of a figure's own number, or null.</param>
/// <param name="Seed">The seed of all random numbers. Default: another one each time.</param>
internal sealed record Options(IReadOnlyList<string> Figures, int? Rows, int Seed)
{
    /// <summary>Reads a command line; null when it is wrong.</summary>
    public static Options? TryParse(string[] args, IEnumerable<string> known)
    {
        var figures = new List<string>();
        int? rows = null;
        // The same seed each time would find only what another run has found.
        int seed = RandomNumberGenerator.GetInt32(1_000_000);
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] is "-rows" or "-seed")
            {
                if (++i == args.Length || !int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                {
                    return null;
                }

                (rows, seed) = args[i - 1] == "-rows" ? (number, seed) : (rows, number);
            }
            else if (known.Contains(args[i]))
            {
                figures.Add(args[i]);
            }
            else
            {
                return null;
            }
        }

        return rows == 0 ? null : new Options(figures.Count > 0 ? figures : [.. known], rows, seed);
    }
}
