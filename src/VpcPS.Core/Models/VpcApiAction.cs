namespace VpcPS.Core.Models;

/// <summary>An action of the VPC API: what it takes, and the commands that do the same.</summary>
public sealed record VpcApiAction
{
    /// <summary>The action's name in the API, for Invoke-VpcApi.</summary>
    public string Name { get; init; } = "";

    /// <summary>Read for an action that changes nothing, Change for every other.</summary>
    public string Kind { get; init; } = "";

    /// <summary>
    /// The commands of the module that call this action for you. They check more, and explain more errors. Empty when there is no such
    /// command; then use Invoke-VpcApi.
    /// </summary>
    public ValueList<string> Cmdlet { get; init; } = new([]);

    /// <summary>The parameters, in the order of their names.</summary>
    public ValueList<VpcApiParameter> Parameters { get; init; } = new([]);

    /// <summary>The parameter that asks for a page, PageNumber or NextToken; null for an action without pages.</summary>
    public string? Paging { get; init; }

    /// <summary>The path of members in the answer to its list, such as EipAddresses.EipAddress. Null without a list.</summary>
    public string? List { get; init; }

    /// <summary>
    /// The parameter with the idempotency token, usually ClientToken. With the same token a repetition is harmless. Null when there is
    /// none. Then a call whose answer is lost is not repeated, and its outcome stays unknown.
    /// </summary>
    public string? Token { get; init; }

    /// <summary>Whether the service can check a call without making it, with -DryRun.</summary>
    public bool DryRun { get; init; }

    /// <summary>What the call makes you pay for. Null when no costs are known.</summary>
    public string? Cost { get; init; }

    /// <summary>The number of calls in 60 s that the service accepts from one account. Null when no limit is documented.</summary>
    public int? RateLimit { get; init; }

    /// <summary>Whether the official package advises against the action.</summary>
    public bool Deprecated { get; init; }
}

/// <summary>A parameter of an action of the VPC API.</summary>
public sealed record VpcApiParameter
{
    /// <summary>The name in the API, and of the parameter of Invoke-VpcApi.</summary>
    public string Name { get; init; } = "";

    /// <summary>The type that Invoke-VpcApi accepts: string, long, bool, hashtable, or several of them, as in string[].</summary>
    public string Type { get; init; } = "";

    /// <summary>Whether the service refuses a call without it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether its value is a secret or contains one. The module never shows secrets.</summary>
    public bool Secret { get; init; }

    /// <summary>Whether the official package advises against it.</summary>
    public bool Deprecated { get; init; }

    /// <summary>The members of each table. Empty for everything else.</summary>
    public ValueList<VpcApiParameter> Members { get; init; } = new([]);

    /// <summary>The parameter as in a line of syntax. An optional parameter is in brackets.</summary>
    public override string ToString() => Required ? $"{Name} <{Type}>" : $"[{Name} <{Type}>]";
}
