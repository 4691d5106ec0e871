using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Core.Catalog;

/// <summary>What kind of value a parameter takes.</summary>
internal enum CatalogType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A list, whose items are all of one kind.</summary>
    List,

    /// <summary>An object with named members.</summary>
    Object,
}

/// <summary>Where and in which format the request carries a parameter.</summary>
internal enum CatalogForm
{
    /// <summary>In the query. Each item of a list and each member of an object has a name of its own, such as Tag.1.Key.</summary>
    Flat,

    /// <summary>In the query, as one text that is JSON.</summary>
    Json,

    /// <summary>In the query, as one text with the items separated by commas.</summary>
    Simple,

    /// <summary>As <see cref="Flat"/>, but in the body.</summary>
    Body,
}

/// <summary>A parameter of an action, a member of an object parameter, or the item of a list parameter.</summary>
internal sealed record CatalogParameter
{
    /// <summary>The name in the API, such as VpcId; empty for the item of a list.</summary>
    public string Name { get; init; } = "";

    /// <summary>What kind of value it takes.</summary>
    public CatalogType Type { get; init; }

    /// <summary>The kind of the items of a list. Null for other types.</summary>
    public CatalogParameter? Item { get; init; }

    /// <summary>The members of an object, sorted by name. Empty for other types.</summary>
    public IReadOnlyList<CatalogParameter> Members { get; init; } = [];

    /// <summary>Whether the service refuses a request without the parameter.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the official package advises against the parameter.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Where and in which format the request carries it.</summary>
    public CatalogForm Form { get; init; }

    /// <summary>Whether its value is a secret, such as a pre-shared key, and is never shown.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether the parameter is a secret or contains one.</summary>
    public bool HoldsSecret => IsSecret || Item?.HoldsSecret == true || Members.Any(member => member.HoldsSecret);

    /// <summary>Finds a member by its name, in any letter case. Null when there is none.</summary>
    public CatalogParameter? Find(string name) =>
        Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));
}
