using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>One call of an action, as the job of a row makes it.</summary>
internal sealed class ApiCall
{
    private readonly AnyAction _action;
    private readonly ApiArguments _request;
    private readonly ApiWait? _wait;

    /// <summary>Describes the call.</summary>
    /// <param name="action">The call.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="wait">What is waited for after a change, or null.</param>
    public ApiCall(AnyAction action, ApiArguments request, ApiWait? wait)
    {
        _action = action;
        _request = request;
        _wait = wait;
    }

    /// <summary>Makes the call, and waits for what a change is to lead to.</summary>
    /// <param name="calls">The way to make calls.</param>
    /// <returns>The <see cref="ApiAnswer"/>; null where a change was only checked.</returns>
    /// <exception cref="JobErrorException">What was waited for has not come.</exception>
    public async Task<object?> RunAsync(JobCalls calls)
    {
        IReadOnlyList<KeyValuePair<string, object?>>? answer = await calls.ChangeAsync(_action).ConfigureAwait(false);
        if (answer is null)
        {
            return null;
        }

        var done = new ApiAnswer(_action.Name, _action.Region, answer);
        if (_action.ChangesState)
        {
            foreach (KeyValuePair<string, string> id in done.Ids)
            {
                calls.Created(id.Value);
            }

            if (_wait is not null)
            {
                await _wait.RunAsync(calls, done, _request).ConfigureAwait(false);
            }
        }

        return done;
    }

    /// <summary>The error of the call.</summary>
    public ErrorRecord Explain(VpcException error) => ErrorRecords.FromCall(error, _action.Name, clientToken: _action.ClientToken);
}
