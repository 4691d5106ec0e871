using System.Threading.Tasks;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// Code that runs before and after the handler of a call. Signature, parameters, region and token have been checked before. It can wait, or
/// refuse the call with an <see cref="ApiException"/>. The call counts as running meanwhile.
/// </summary>
internal interface ICallStage
{
    /// <summary>Runs before the handler. If it refuses the call, neither the estate nor the token changes.</summary>
    Task BeforeAsync(ActionCall call);

    /// <summary>Runs after the handler. If it refuses the call, the answer is replaced, but the change was made.</summary>
    Task AfterAsync(ActionCall call);
}
