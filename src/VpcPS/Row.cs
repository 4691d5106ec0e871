using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Http;

namespace VpcPS;

/// <summary>What one input row does, with everything it needs: by the time it runs, the cmdlet has the next row.</summary>
internal sealed class Row
{
    /// <summary>Describes a row.</summary>
    /// <param name="target">The input, as errors show it.</param>
    /// <param name="key">What it changes: rows with the same key run one after the other.</param>
    /// <param name="work">Makes its calls and gives what is to be emitted, or null.</param>
    /// <param name="explain">Makes the row's error from a failed call.</param>
    public Row(object target, string key, Func<RowCalls, Task<object?>> work, Func<VpcException, ErrorRecord> explain)
    {
        Target = target;
        Key = key;
        Work = work;
        Explain = explain;
    }

    public object Target { get; }

    public string Key { get; }

    public Func<RowCalls, Task<object?>> Work { get; }

    public Func<VpcException, ErrorRecord> Explain { get; }
}

/// <summary>The way in which a row makes its calls. Usable on any thread.</summary>
internal sealed class RowCalls
{
    private readonly VpcClient _client;
    private readonly CancellationToken _stopReads;
    private readonly CancellationToken _stopChanges;

    public RowCalls(VpcClient client, CancellationToken stopReads, CancellationToken stopChanges)
    {
        _client = client;
        _stopReads = stopReads;
        _stopChanges = stopChanges;
    }

    /// <summary>What happened on the wire, for -Verbose.</summary>
    public CallLog Log { get; } = new();

    /// <summary>
    /// Makes a call. After a stop nothing new is sent; a change that is already sent is awaited for the grace time.
    /// </summary>
    public Task<TAnswer> CallAsync<TAnswer>(ApiAction<TAnswer> action)
    {
        _stopReads.ThrowIfCancellationRequested();
        return _client.SendAsync(action, Log, action.ChangesState ? _stopChanges : _stopReads);
    }
}

/// <summary>A row that fails with an error of the module's own.</summary>
internal sealed class RowErrorException : Exception
{
    public RowErrorException(ErrorRecord errorRecord)
        : base(errorRecord.Exception.Message) => ErrorRecord = errorRecord;

    public ErrorRecord ErrorRecord { get; }
}
