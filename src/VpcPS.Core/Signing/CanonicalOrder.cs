using System.Collections.Generic;

namespace VpcPS.Core.Signing;

/// <summary>The orders in which names and values are signed: of their UTF-16 code units.</summary>
internal static class CanonicalOrder
{
    /// <summary>
    /// An insertion sort: they are few and mostly in order already, and what is equal stays as it came. The order is a
    /// type, so that comparing is no call.
    /// </summary>
    public static void Sort<TOrder>(List<KeyValuePair<string, string>> pairs, TOrder order)
        where TOrder : struct, IComparer<KeyValuePair<string, string>>
    {
        for (int i = 1; i < pairs.Count; i++)
        {
            KeyValuePair<string, string> pair = pairs[i];
            int place = i;
            for (; place > 0 && order.Compare(pairs[place - 1], pair) > 0; place--)
            {
                pairs[place] = pairs[place - 1];
            }

            pairs[place] = pair;
        }
    }

    /// <summary>Of the query.</summary>
    public readonly struct ByName : IComparer<KeyValuePair<string, string>>
    {
        /// <inheritdoc/>
        public int Compare(KeyValuePair<string, string> x, KeyValuePair<string, string> y) => string.CompareOrdinal(x.Key, y.Key);
    }

    /// <summary>Of the headers.</summary>
    public readonly struct ByNameAndValue : IComparer<KeyValuePair<string, string>>
    {
        /// <inheritdoc/>
        public int Compare(KeyValuePair<string, string> x, KeyValuePair<string, string> y)
        {
            int order = string.CompareOrdinal(x.Key, y.Key);
            return order != 0 ? order : string.CompareOrdinal(x.Value, y.Value);
        }
    }
}
