using System.Threading.Tasks;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// Code that runs before and after the handler, when signature, parameters, region and token are checked. It can wait, or
/// refuse the call with an <see cref="ApiException"/>. The call counts as running meanwhile.
/// </summary>
internal interface ICallStage
{
    /// <summary>Runs before the handler. A refusal changes neither the estate nor the token.</summary>
    Task BeforeAsync(ActionCall call);

    /// <summary>Runs after the handler. A refusal replaces the answer; the change was made.</summary>
    Task AfterAsync(ActionCall call);
}
