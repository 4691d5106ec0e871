using System;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Journal;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Wire;

/// <summary>Writes the changes that clients request to a record, in the same format as a session of the module.</summary>
internal sealed class RequestRecorder : IDisposable
{
    private readonly RunRecord _record;

    /// <summary>Makes a recorder.</summary>
    /// <param name="record">The record.</param>
    public RequestRecorder(RunRecord record) => _record = record;

    /// <inheritdoc/>
    public void Dispose() => _record.Dispose();

    /// <summary>Writes a request, if it changes something.</summary>
    /// <param name="request">The request. Its signature is correct.</param>
    /// <param name="requestId">The id of the call.</param>
    /// <param name="trace">What the call did.</param>
    /// <param name="code">The error code of the answer, or the name of the fault. Empty for a success.</param>
    /// <exception cref="JournalException">The file can't be written.</exception>
    public async Task AddAsync(ApiRequest request, string requestId, CallTrace trace, string code)
    {
        if (ActionTable.Look(request.Version, request.Action) is not WriteHandler action
            || string.Equals(request.Parameters.Text(CommonParameters.DryRun.Name), "true", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        // Only the parameters of the action are recorded. The signature is left out, and above all the security token.
        string[] known = [.. action.Parameters.Select(parameter => parameter.Name)];
        string token = request.Parameters.Text(CommonParameters.ClientToken.Name);
        bool isDone = code.Length == 0 || trace.Committed;
        RecordedChange sent = await _record.SendingAsync(new RecordedChange
        {
            Action = action.Name,
            RegionId = request.Parameters.Text(CommonParameters.RegionId.Name),
            Parameters = RecordContent.Recordable(request.Parameters.All.Where(pair => known.Contains(pair.Key.Split('.')[0]))),
            ClientToken = token.Length == 0 ? null : token,
        }).ConfigureAwait(false);
        await _record.EndedAsync(sent with
        {
            Outcome = isDone ? RecordedOutcome.Done : RecordedOutcome.Refused,
            ResourceId = isDone && trace.ResourceId.Length > 0 ? trace.ResourceId : null,
            RequestId = requestId,
            Code = isDone ? null : code,
        }).ConfigureAwait(false);
    }
}
