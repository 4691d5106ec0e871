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

/// <summary>How a parameter travels.</summary>
internal enum CatalogForm
{
    /// <summary>In the query; items of lists and members of objects each under a name of their own, as Tag.1.Key.</summary>
    Flat,

    /// <summary>In the query, as one text in JSON.</summary>
    Json,

    /// <summary>In the query, as one text in which commas join the items.</summary>
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

    /// <summary>What the items of a list are; null for everything else.</summary>
    public CatalogParameter? Item { get; init; }

    /// <summary>The members of an object, in the order of their names; empty for everything else.</summary>
    public IReadOnlyList<CatalogParameter> Members { get; init; } = [];

    /// <summary>Whether the service refuses a request without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the official package advises against it.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>How it travels.</summary>
    public CatalogForm Form { get; init; }

    /// <summary>Whether its value is a secret, such as a pre-shared key, and is never shown.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether it, or anything in it, is a secret.</summary>
    public bool HoldsSecret => IsSecret || Item?.HoldsSecret == true || Members.Any(member => member.HoldsSecret);

    /// <summary>The member of a name, in any case; null when there is none.</summary>
    public CatalogParameter? Find(string name) =>
        Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));
}
