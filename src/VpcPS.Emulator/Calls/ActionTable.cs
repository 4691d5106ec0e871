using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Catalog;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// All actions of the emulator. Modelled actions are the sealed handler classes of this assembly; all others come from the catalog. The
/// catalog is read only when an action without a model is needed.
/// </summary>
internal static class ActionTable
{
    private static readonly Dictionary<(string Version, string Name), ActionHandler> ByName = typeof(ActionTable).Assembly
        .GetTypes()
        .Where(t => t.IsSealed && typeof(ActionHandler).IsAssignableFrom(t) && t != typeof(CatalogHandler))
        .Select(t => (ActionHandler)Activator.CreateInstance(t)!)
        .ToDictionary(a => (a.Version, a.Name));

    // Filled when an action is asked for, so that each line of the catalog is parsed once.
    private static readonly ConcurrentDictionary<string, CatalogHandler> Cataloged = new(StringComparer.Ordinal);

    /// <summary>All modelled actions, sorted by name.</summary>
    public static IEnumerable<ActionHandler> All => ByName.Values.OrderBy(a => a.Name, StringComparer.Ordinal);

    /// <summary>All actions that have no model and come from the catalog, sorted by name.</summary>
    public static IEnumerable<CatalogHandler> Checked => ActionCatalog.Names
        .Where(name => !IsModelled(name))
        .OrderBy(name => name, StringComparer.Ordinal)
        .Select(name => FindCataloged(name)!);

    /// <summary>Whether an action is modelled, in any version of the API.</summary>
    public static bool IsModelled(string name) => ByName.Keys.Any(k => k.Name == name);

    /// <summary>Whether an action with exactly this name exists, in any version of the API.</summary>
    public static bool Knows(string name) => IsModelled(name) || FindCataloged(name) is not null;

    /// <summary>
    /// The end of a message about an unknown name: the names that the client may have meant. Empty when no name is similar.
    /// </summary>
    public static string DidYouMean(string name) =>
        ActionCatalog.Nearest(name, ActionCatalog.Names.Concat(ByName.Keys.Select(k => k.Name)).Distinct()) is { Count: > 0 } near
            ? $"; did you mean {string.Join(" or ", near)}?"
            : "";

    /// <summary>An action by its exact name, or null.</summary>
    public static ActionHandler? Look(string version, string name) =>
        ByName.TryGetValue((version, name), out ActionHandler? action) ? action : null;

    /// <summary>Finds an action by its exact name.</summary>
    /// <exception cref="ApiException">The version or the action does not exist.</exception>
    public static ActionHandler Find(string version, string name)
    {
        if (ByName.TryGetValue((version, name), out ActionHandler? action))
        {
            return action;
        }

        if (ByName.Keys.All(k => k.Version != version))
        {
            throw Refusals.UnknownVersion();
        }

        return (version == ApiProduct.Vpc.Version ? FindCataloged(name) : null) ?? throw Refusals.UnknownAction();
    }

    /// <summary>The catalog's declaration of an action. Null when no action has exactly this name.</summary>
    public static CatalogHandler? FindCataloged(string name) =>
        Cataloged.TryGetValue(name, out CatalogHandler? known) ? known
            : ActionCatalog.Find(name) is { } facts && facts.Name == name ? Cataloged.GetOrAdd(name, new CatalogHandler(facts))
            : null;
}
