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
    /// The members of the answer that lead to the list that the action is asked for, such as EipAddresses and
    /// EipAddress. Empty when the answer has no such list.
    /// </summary>
    public IReadOnlyList<string> ListPath { get; init; } = [];

    /// <summary>Whether the official package advises against the action.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>What is paid when the action is called, as a sentence; null when it costs nothing.</summary>
    public string? Cost { get; init; }

    /// <summary>The calls that the service takes in 60 s from one account; null when no limit is documented.</summary>
    public int? RateLimit { get; init; }

    /// <summary>Whether the action only reads.</summary>
    public bool IsRead { get; init; }

    /// <summary>The parameter whose value makes a repetition harmless, usually ClientToken; null when there is none.</summary>
    public string? TokenParameter { get; init; }

    /// <summary>Whether the service can check the request without carrying it out.</summary>
    public bool HasDryRun => Find("DryRun") is not null;

    /// <summary>Whether pages are asked for by their number.</summary>
    public bool IsPagedByNumber => Find("PageNumber") is not null;

    /// <summary>Whether each answer has the token of the page that follows.</summary>
    public bool IsPagedByToken => Find("NextToken") is not null;

    /// <summary>Whether the name of an action says that it reads: Describe..., List..., Get..., Query..., Check...</summary>
    public static bool HasNameOfRead(string name) => ReadPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The parameter of a name, in any case; null when there is none.</summary>
    public CatalogParameter? Find(string name) =>
        Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase));
}
