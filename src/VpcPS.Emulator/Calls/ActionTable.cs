using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>All actions of the emulator: every sealed handler class of this assembly.</summary>
internal static class ActionTable
{
    private static readonly Dictionary<(string Version, string Name), ActionHandler> ByName = typeof(ActionTable).Assembly
        .GetTypes()
        .Where(t => t.IsSealed && typeof(ActionHandler).IsAssignableFrom(t))
        .Select(t => (ActionHandler)Activator.CreateInstance(t)!)
        .ToDictionary(a => (a.Version, a.Name));

    /// <summary>All actions, sorted by name.</summary>
    public static IEnumerable<ActionHandler> All => ByName.Values.OrderBy(a => a.Name, StringComparer.Ordinal);

    /// <summary>Whether an action with a name exists, in any version.</summary>
    public static bool Knows(string name) => ByName.Keys.Any(k => k.Name == name);

    /// <summary>An action by its exact name, or null.</summary>
    public static ActionHandler? Look(string version, string name) =>
        ByName.TryGetValue((version, name), out ActionHandler? action) ? action : null;

    /// <summary>Finds an action by its exact name.</summary>
    /// <exception cref="ApiException">The version or the action does not exist.</exception>
    public static ActionHandler Find(string version, string name)
    {
        if (ByName.Keys.All(k => k.Version != version))
        {
            throw Refusals.UnknownVersion();
        }

        return ByName.TryGetValue((version, name), out ActionHandler? action) ? action : throw Refusals.UnknownAction();
    }
}
