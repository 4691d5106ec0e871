using System.Threading.Tasks;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// Something that happens around the handler of a call that passed signature, parameters, region and token: a wait, or
/// a refusal (by throwing an <see cref="ApiException"/>). While it takes its time, the call counts as running.
/// </summary>
internal interface ICallStage
{
    /// <summary>Before the handler: a refusal leaves the estate and the token untouched.</summary>
    Task BeforeAsync(ActionCall call);

    /// <summary>After the handler: a refusal replaces the answer of a change that is already made.</summary>
    Task AfterAsync(ActionCall call);
}
