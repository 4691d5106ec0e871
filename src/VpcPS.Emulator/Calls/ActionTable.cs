using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>All actions that the emulator knows: every sealed action class of this assembly.</summary>
internal static class ActionTable
{
    private static readonly Dictionary<(string Version, string Name), ApiAction> ByName = typeof(ActionTable).Assembly
        .GetTypes()
        .Where(t => t.IsSealed && typeof(ApiAction).IsAssignableFrom(t))
        .Select(t => (ApiAction)Activator.CreateInstance(t)!)
        .ToDictionary(a => (a.Version, a.Name));

    /// <summary>All actions, sorted by name.</summary>
    public static IEnumerable<ApiAction> All => ByName.Values.OrderBy(a => a.Name, StringComparer.Ordinal);

    /// <summary>Whether there is an action of a name, in any version.</summary>
    public static bool Knows(string name) => ByName.Keys.Any(k => k.Name == name);

    /// <summary>Finds an action by its exact name.</summary>
    /// <exception cref="ApiException">Version or action are unknown.</exception>
    public static ApiAction Find(string version, string name)
    {
        if (ByName.Keys.All(k => k.Version != version))
        {
            throw Refusals.UnknownVersion();
        }

        return ByName.TryGetValue((version, name), out ApiAction? action) ? action : throw Refusals.UnknownAction();
    }
}
