using VpcPS.Core.Api;
using VpcPS.Core.Catalog;

namespace VpcPS.Core.Actions;

/// <summary>What is known of an action before it is called: by the catalog, or by its name alone.</summary>
internal sealed class AnyActionKind
{
    /// <summary>Takes the facts of an action.</summary>
    /// <param name="name">The action's name.</param>
    /// <param name="known">What the catalog says of it; null when it is not there.</param>
    public AnyActionKind(string name, CatalogAction? known)
    {
        bool isRead = known?.IsRead ?? CatalogAction.HasNameOfRead(name);
        ActionDeclaration declaration = isRead ? ActionDeclaration.Reads(name) : ActionDeclaration.UnknownChange(name);
        Declaration = declaration with
        {
            HasRegion = known is null || known.Find("RegionId") is not null,
            RateLimit = known?.RateLimit,
        };
        TokenParameter = known?.TokenParameter;
        HasDryRun = known?.HasDryRun == true;
    }

    /// <summary>What the catalog knows of an action, or its name alone.</summary>
    public static AnyActionKind Of(string name) => new(name, ActionCatalog.Find(name));

    /// <summary>What is declared of it.</summary>
    public ActionDeclaration Declaration { get; }

    /// <summary>The parameter whose value makes a repetition harmless; null when none is known.</summary>
    public string? TokenParameter { get; }

    /// <summary>Whether the service is known to be able to check a request without carrying it out.</summary>
    public bool HasDryRun { get; }
}
