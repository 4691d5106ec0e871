using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;

namespace VpcPS.Binding;

/// <summary>
/// Completes ids by asking the service for its first page, within a second; the answer serves the next few seconds too.
/// Whatever goes wrong completes nothing and says nothing: a key that is pressed must not fail.
/// </summary>
internal abstract class IdCompleter : IArgumentCompleter
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? "").Trim('\'', '"');
        try
        {
            return List(fakeBoundParameters)
                .Where(candidate => candidate.Id.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                    || candidate.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                // What Tab types and shows comes from the service.
                .Where(candidate => IdSyntax.ProblemOfAnyKind(candidate.Id) is null)
                .Select(candidate => new CompletionResult(candidate.Id, candidate.Id, CompletionResultType.ParameterValue, ShownText.Of(candidate.Text)))
                .ToList();
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>Asks for the first page of a region.</summary>
    protected abstract Task<IReadOnlyList<Candidate>> ListAsync(VpcSession session, string region, CancellationToken cancellationToken);

    /// <summary>One page, without a log.</summary>
    private protected static Task<TAnswer> SendAsync<TAnswer>(VpcSession session, ApiAction<TAnswer> action, CancellationToken cancellationToken) =>
        session.Client.SendAsync(action, log: null, cancellationToken);

    private IReadOnlyList<Candidate> List(IDictionary bound)
    {
        RunspaceState state = RunspaceState.Current;
        VpcSession session = bound["Session"] as VpcSession ?? state.DefaultSession ?? state.EnvironmentSession;
        if ((bound["Region"] ?? bound["RegionId"] ?? session.RegionId) is not string region)
        {
            return [];
        }

        if (state.Completions.Find(session, region, GetType()) is { } known)
        {
            return known;
        }

        using var limit = new CancellationTokenSource(TimeLimit);
        // On a thread of its own: finding credentials may block.
        Task<IReadOnlyList<Candidate>> listing = Task.Run(() => ListAsync(session, region, limit.Token), limit.Token);
        listing.Wait(limit.Token);
        state.Completions.Keep(session, region, GetType(), listing.Result);
        return listing.Result;
    }

    /// <summary>An id with what is shown beside it; both can be typed.</summary>
    internal sealed record Candidate(string Id, string Text);
}
