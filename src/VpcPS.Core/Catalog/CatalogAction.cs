using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Core.Catalog;

/// <summary>What the catalog knows of an action of the product.</summary>
internal sealed record CatalogAction
{
    private static readonly string[] ReadPrefixes = ["Describe", "List", "Get", "Query", "Check"];

    /// <summary>The action's name in the API.</summary>
    public string Name { get; init; } = "";

    /// <summary>The parameters of a request, in the order of their names.</summary>
    public IReadOnlyList<CatalogParameter> Parameters { get; init; } = [];

    /// <summary>
    /// The path of members in the answer to the list that the action returns, such as EipAddresses and EipAddress. Empty when the answer
    /// has no such list.
    /// </summary>
    public IReadOnlyList<string> ListPath { get; init; } = [];

    /// <summary>Whether the official package advises against the action.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>A sentence that says what a call of the action costs. Null when it costs nothing.</summary>
    public string? Cost { get; init; }

    /// <summary>The number of calls in 60 s that the service accepts from one account. Null when no limit is documented.</summary>
    public int? RateLimit { get; init; }

    /// <summary>Whether the action only reads and changes nothing.</summary>
    public bool IsRead { get; init; }

    /// <summary>
    /// The name of the parameter with the idempotency token, usually ClientToken. With the same token a repetition has no further effect.
    /// Null when there is none.
    /// </summary>
    public string? TokenParameter { get; init; }

    /// <summary>Whether the service can check the request without carrying it out.</summary>
    public bool HasDryRun => Find("DryRun") is not null;

    /// <summary>Whether the request asks for a page by its number.</summary>
    public bool IsPagedByNumber => Find("PageNumber") is not null;

    /// <summary>Whether the answer has the token of the next page.</summary>
    public bool IsPagedByToken => Find("NextToken") is not null;

    /// <summary>Whether an action reads, according to its name: Describe..., List..., Get..., Query... or Check...</summary>
    public static bool HasNameOfRead(string name) => ReadPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Finds a parameter by its name, in any letter case. Null when there is none.</summary>
    public CatalogParameter? Find(string name) =>
        Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase));
}
