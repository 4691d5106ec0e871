using System.Linq;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>Checks that need only the declaration of an action.</summary>
internal static class RequestChecks
{
    /// <summary>Checks the parameters: first for missing ones, then types and ranges, then whether they fit together.</summary>
    /// <exception cref="ApiException">A parameter is missing or wrong.</exception>
    public static void CheckParameters(ActionHandler action, RequestParameters parameters, ServiceRules documents)
    {
        foreach (Parameter parameter in action.Parameters)
        {
            if (parameter.IsRequired(documents) && !parameter.IsPresent(parameters))
            {
                throw Refusals.MissingParameter(parameter.Name);
            }
        }

        foreach (Parameter parameter in action.Parameters)
        {
            parameter.Check(parameters);
        }

        action.CheckTogether(parameters);
    }

    /// <summary>The region that a request acts in.</summary>
    /// <exception cref="ApiException">The region does not exist.</exception>
    public static EstateRegion RegionOf(EmulatorState state, ActionHandler action, RequestParameters parameters)
    {
        string named = action.Parameters.OfType<TextParameter>()
            .FirstOrDefault(p => p.Name == CommonParameters.RegionId.Name)?.Read(parameters) ?? "";
        if (named.Length > 0 && RegionTable.Find(named) is not { IsPublic: true })
        {
            throw Refusals.UnknownRegion();
        }

        lock (state.EstateLock)
        {
            return named.Length > 0 ? state.Estate.RegionOf(named) : HomeOfWhatIsNamed(state.Estate, action, parameters);
        }
    }

    // On the cloud, a request without a region belongs to the region of the endpoint. The emulator has only one endpoint. So it uses the
    // region of the things that the request names. If it names none, or none that exists, it uses the default region.
    private static EstateRegion HomeOfWhatIsNamed(EstateDocument estate, ActionHandler action, RequestParameters parameters) =>
        action.Parameters.OfType<TextParameter>()
            .Where(p => p.IdPrefix.Length > 0)
            .Select(p => estate.Regions.Find(region => region.Has(p.Read(parameters))))
            .FirstOrDefault(region => region is not null)
        ?? estate.RegionOf(estate.DefaultRegionId);
}
