using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Models;
using VpcPS.Lists;
using VpcPS.Session;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Completes ids by asking the service which objects exist. It uses what arrives within one second, and caches the answer for a few
/// seconds. After any failure it offers nothing and shows no error, because pressing a key must not fail.
/// </summary>
internal abstract class IdCompleter : IArgumentCompleter
{
    private const int PagesAtATime = 10;

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
                // Pressing Tab inserts the id and shows the text. Both come from the service, so neither may contain characters that
                // control the terminal.
                .Where(candidate => IdSyntax.ProblemOfAnyKind(candidate.Id) is null)
                .Select(candidate => new CompletionResult(
                    candidate.Id, candidate.Id, CompletionResultType.ParameterValue, ShownText.Of(candidate.Text)))
                .ToList();
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>Lists the objects of a region.</summary>
    protected abstract IEnumerable<CompletionCandidate> List(VpcSession session, string region, CancellationToken cancellationToken);

    /// <summary>Reads a list. Its calls are not logged.</summary>
    private protected static IEnumerable<TItem> Read<TItem>(
        VpcSession session, Func<ListPart, ApiAction<Page<TItem>>> actionOf, Func<TItem, string?> idOf, CancellationToken cancellationToken)
    {
        async Task<ListPage<TItem>> AskAsync(ListPart part)
        {
            Page<TItem> page = await session.Client.SendAsync(actionOf(part), log: null, cancellationToken).ConfigureAwait(false);
            return new ListPage<TItem>(page.Items, page.TotalCount) { NextToken = page.NextToken };
        }

        return new WholeList<TItem>(AskAsync)
        {
            KeyOf = item => idOf(item)!,
            PageSize = DescribeIpv6Addresses.MaxPageSize,
            AtATime = PagesAtATime,
            Await = reading => reading.GetAwaiter().GetResult(),
            Wait = pause => cancellationToken.WaitHandle.WaitOne(pause),
            IsOwnCreation = _ => false,
            NoEnd = () => new OperationCanceledException(),
            KeepsChanging = () => new OperationCanceledException(),
        }.Read();
    }

    private IReadOnlyList<CompletionCandidate> List(IDictionary bound)
    {
        SessionsHere state = SessionsHere.Current;
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
        var found = new ConcurrentQueue<CompletionCandidate>();
        // The list is read on another thread, because finding credentials may block.
        Task listing = Task.Run(() => ReadInto(found, session, region, limit.Token), limit.Token);
        try
        {
            listing.Wait(limit.Token);
        }
        catch (OperationCanceledException) when (!found.IsEmpty)
        {
            // The time is up. What has arrived so far is used.
        }

        IReadOnlyList<CompletionCandidate> candidates = [.. found];
        state.Completions.Keep(session, region, GetType(), candidates);
        return candidates;
    }

    private void ReadInto(
        ConcurrentQueue<CompletionCandidate> found, VpcSession session, string region, CancellationToken cancellationToken)
    {
        foreach (CompletionCandidate candidate in List(session, region, cancellationToken))
        {
            found.Enqueue(candidate);
        }
    }
}
