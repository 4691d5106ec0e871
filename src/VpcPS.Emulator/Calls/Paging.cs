using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>Pages of a list by number. The answer repeats PageNumber and PageSize and has the TotalCount.</summary>
internal static class Paging
{
    /// <summary>The number of the page, from 1. A page after the last one is empty.</summary>
    public static readonly IntegerParameter PageNumber = new("PageNumber") { Minimum = 1, Default = 1 };

    /// <summary>The number of entries on a page, 1 to 50.</summary>
    public static readonly IntegerParameter PageSize = new("PageSize") { Minimum = 1, Maximum = 50, Default = 10 };

    /// <summary>Makes the answer with one page.</summary>
    /// <param name="call">The call that asks for it.</param>
    /// <param name="plural">The member that wraps the list, such as <c>Ipv6Addresses</c>.</param>
    /// <param name="singular">The member inside it that has the entries, such as <c>Ipv6Address</c>.</param>
    /// <param name="all">The whole list.</param>
    /// <param name="describe">Describes an entry. It is called only for entries of the page, because lists can be long.</param>
    public static Answer Page<TItem>(
        ActionCall call, string plural, string singular, IReadOnlyCollection<TItem> all, Func<TItem, Answer> describe)
    {
        int number = call.Get(PageNumber);
        int size = call.Get(PageSize);
        long skipped = (number - 1L) * size;
        return new Answer
        {
            { "PageNumber", number },
            { "PageSize", size },
            { "TotalCount", all.Count },
            { plural, singular, skipped >= all.Count ? [] : all.Skip((int)skipped).Take(size).Select(describe) },
        };
    }
}
