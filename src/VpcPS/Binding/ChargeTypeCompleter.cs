using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>Completes the charge types of a parameter for which ValidateSet, which also completes, is too strict.</summary>
internal sealed class ChargeTypeCompleter : WordCompleter
{
    public ChargeTypeCompleter()
        : base([InternetChargeTypes.PayByBandwidth, InternetChargeTypes.PayByTraffic])
    {
    }
}
