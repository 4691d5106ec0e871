using VpcPS.Core.Api;
using VpcPS.Core.Catalog;

namespace VpcPS.Core.Actions;

/// <summary>What is known about an action before it is called: the facts of the catalog, or only its name.</summary>
internal sealed class AnyActionKind
{
    /// <summary>Makes the facts from what the catalog says.</summary>
    /// <param name="name">The action's name.</param>
    /// <param name="known">The catalog's entry for the action. Null when there is none.</param>
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

    /// <summary>The facts about an action from the catalog. When it is not there, only its name is known.</summary>
    public static AnyActionKind Of(string name) => new(name, ActionCatalog.Find(name));

    /// <summary>The declaration of the action.</summary>
    public ActionDeclaration Declaration { get; }

    /// <summary>
    /// The name of the parameter with the idempotency token, with which a repetition is harmless. Null when none is known.
    /// </summary>
    public string? TokenParameter { get; }

    /// <summary>Whether the action certainly has a dry run.</summary>
    public bool HasDryRun { get; }
}
