using System;
using System.Collections.Generic;

namespace VpcPS.Core.Signing;

/// <summary>Sorts what is signed: a few names and values, mostly in order already.</summary>
internal static class CanonicalOrder
{
    /// <summary>An insertion sort: what is equal stays as it came.</summary>
    public static void Sort(List<KeyValuePair<string, string>> pairs, Comparison<KeyValuePair<string, string>> compare)
    {
        for (int i = 1; i < pairs.Count; i++)
        {
            KeyValuePair<string, string> pair = pairs[i];
            int place = i;
            for (; place > 0 && compare(pairs[place - 1], pair) > 0; place--)
            {
                pairs[place] = pairs[place - 1];
            }

            pairs[place] = pair;
        }
    }
}
