using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace VpcPS.Tests.Support;

/// <summary>All that a script gave, stream by stream.</summary>
internal sealed class ScriptResult
{
    private ScriptResult(IReadOnlyList<PSObject> output, PowerShell shell, RuntimeException? ending)
    {
        Output = output;
        Errors = [.. shell.Streams.Error];
        Warnings = [.. shell.Streams.Warning.Select(record => record.Message)];
        Verbose = [.. shell.Streams.Verbose.Select(record => record.Message)];
        Information = [.. shell.Streams.Information.Select(record => record.ToString())];
        Progress = [.. shell.Streams.Progress];
        Ending = ending?.ErrorRecord;
    }

    public IReadOnlyList<PSObject> Output { get; }

    /// <summary>The non-terminating errors.</summary>
    public IReadOnlyList<ErrorRecord> Errors { get; }

    public IReadOnlyList<string> Warnings { get; }

    public IReadOnlyList<string> Verbose { get; }

    public IReadOnlyList<string> Information { get; }

    public IReadOnlyList<ProgressRecord> Progress { get; }

    /// <summary>The terminating error, or null.</summary>
    public ErrorRecord? Ending { get; }

    public static ScriptResult Of(PowerShell shell)
    {
        try
        {
            Collection<PSObject> output = shell.Invoke();
            return new ScriptResult(output, shell, ending: null);
        }
        catch (RuntimeException e)
        {
            return new ScriptResult([], shell, e);
        }
    }

    /// <summary>The values of one property over all output.</summary>
    public IEnumerable<object?> Values(string property) => Output.Select(item => item.Properties[property]?.Value);

    public PSObject ShouldHaveOneOutput()
    {
        ShouldHaveNoErrors();
        return Assert.Single(Output);
    }

    public void ShouldHaveNoErrors()
    {
        Assert.Null(Ending?.ToString());
        Assert.Equal([], Errors.Select(error => error.ToString()));
    }

    /// <summary>The one non-terminating error; its id begins with the code.</summary>
    public ErrorRecord ShouldHaveOneError(string code)
    {
        Assert.Null(Ending?.ToString());
        ErrorRecord error = Assert.Single(Errors);
        Assert.StartsWith(code + ",", error.FullyQualifiedErrorId);
        return error;
    }

    /// <summary>The terminating error; its id begins with the code.</summary>
    public ErrorRecord ShouldHaveEndedWith(string code)
    {
        Assert.NotNull(Ending);
        Assert.StartsWith(code + ",", Ending.FullyQualifiedErrorId);
        return Ending;
    }
}
