using VpcPS.Core.Models;

namespace VpcPS.Binding;

/// <summary>Completes the charge types where ValidateSet, which completes by itself, would be too strict.</summary>
internal sealed class ChargeTypeCompleter : WordCompleter
{
    public ChargeTypeCompleter()
        : base([InternetChargeTypes.PayByBandwidth, InternetChargeTypes.PayByTraffic])
    {
    }
}
