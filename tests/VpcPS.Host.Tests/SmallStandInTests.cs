using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Host.StandIns;
using Xunit;

namespace VpcPS.Host.Tests;

/// <summary>The stand-ins that are a few lines each.</summary>
public sealed class SmallStandInTests : IDisposable
{
    private readonly EngineSession _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void The_set_is_named()
    {
        Assert.Equal(
            [
                "ConvertTo-SecureString", "Export-Csv", "Format-List", "Format-Table", "Get-Content", "Import-Csv", "Join-Path", "Measure-Object",
                "Select-Object", "Sort-Object", "Test-Path", "Write-Error", "Write-Host", "Write-Output", "Write-Verbose", "Write-Warning",
            ],
            StandInCmdlets.All.Select(standIn => standIn.Name));
    }

    [Fact]
    public void Every_stand_in_is_in_the_set()
    {
        Type[] cmdlets = [.. typeof(StandInCmdlets).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Cmdlet)))];

        Assert.Equal(cmdlets.Length, StandInCmdlets.All.Count);
        Assert.All(cmdlets, cmdlet => Assert.True(cmdlet.IsSealed, cmdlet.Name));
    }

    [Theory]
    [InlineData("Join-Path a b", "a/b")]
    [InlineData("Join-Path a/ /b", "a/b")]
    [InlineData("Join-Path a ''", "a/")]
    [InlineData("Join-Path a b c d", "a/b/c/d")]
    [InlineData("Join-Path -Path a -ChildPath b -AdditionalChildPath c, d", "a/b/c/d")]
    [InlineData("'x', 'y' | Join-Path -ChildPath z", "x/z y/z")]
    public void Join_Path_joins(string script, string joined) =>
        Assert.Equal(joined.Replace('/', Path.DirectorySeparatorChar), string.Join(' ', _engine.RunForText(script)));

    [Fact]
    public void Join_Path_resolves_what_is_there()
    {
        _engine.Write("there.txt", string.Empty);

        Assert.Equal([_engine.PathOf("there.txt")], _engine.RunForText("Join-Path . there.txt -Resolve"));
        Assert.Empty(_engine.Run("Join-Path . missing.txt -Resolve"));
        Assert.StartsWith("PathNotFound,", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test-Path here.txt", true)]
    [InlineData("Test-Path *.txt", true)]
    [InlineData("Test-Path -LiteralPath *.txt", false)]
    [InlineData("Test-Path -LiteralPath 'a[1].txt'", true)]
    [InlineData("Test-Path 'a[1].txt'", false)]
    [InlineData("Test-Path .", true)]
    [InlineData("Test-Path . -PathType Leaf", false)]
    [InlineData("Test-Path . -PathType Container", true)]
    [InlineData("Test-Path here.txt -PathType leaf", true)]
    [InlineData("Test-Path missing.txt", false)]
    [InlineData("Test-Path nodrive:/x", false)]
    [InlineData("Test-Path ''", false)]
    [InlineData("Test-Path Env:PATH", true)]
    public void Test_Path_tells_what_is_there(string script, bool there)
    {
        _engine.Write("here.txt", string.Empty);
        _engine.Write("a[1].txt", string.Empty);

        Assert.Equal([there], _engine.Run(script).Select(result => result.BaseObject));
        Assert.Empty(_engine.Errors);
    }

    [Fact]
    public void ConvertTo_SecureString_keeps_the_text() =>
        Assert.Equal(["s3cret"], _engine.RunForText(
            "[pscredential]::new('id', (ConvertTo-SecureString 's3cret' -AsPlainText -Force)).GetNetworkCredential().Password"));

    [Fact]
    public void ConvertTo_SecureString_refuses_encrypted_text()
    {
        Assert.Empty(_engine.Run("ConvertTo-SecureString 'abc'"));
        Assert.Contains("-AsPlainText", Assert.Single(_engine.Errors).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Write-Host a b 3", "a b 3")]
    [InlineData("Write-Host (1, (2, 3))", "1 2 3")]
    [InlineData("Write-Host 1, 2 -Separator '-'", "1-2")]
    [InlineData("Write-Host", "")]
    [InlineData("Write-Host $null", "")]
    public void Write_Host_goes_through_the_information_stream(string script, string text)
    {
        Assert.Empty(_engine.Run(script));

        InformationRecord record = Assert.Single(_engine.Information);
        Assert.Equal(["PSHOST"], record.Tags);
        Assert.Equal(text, Assert.IsType<HostInformationMessage>(record.MessageData).Message);
    }

    [Fact]
    public void Write_Host_takes_colours_and_stays_on_the_line()
    {
        _engine.Run("Write-Host x -ForegroundColor Green -NoNewline");

        HostInformationMessage message = Assert.IsType<HostInformationMessage>(Assert.Single(_engine.Information).MessageData);
        Assert.Equal(ConsoleColor.Green, message.ForegroundColor);
        Assert.True(message.NoNewLine);
    }

    [Theory]
    [InlineData("Write-Output 1, 2", 2)]
    [InlineData("Write-Output 1 2 3", 3)]
    [InlineData("Write-Output (1, 2) -NoEnumerate", 1)]
    public void Write_Output_writes_objects(string script, int count) => Assert.Equal(count, _engine.Run(script).Count);

    [Fact]
    public void Write_Warning_writes_a_warning()
    {
        _engine.Run("Write-Warning 'careful'");

        Assert.Equal("careful", Assert.Single(_engine.Warnings).Message);
    }

    [Fact]
    public void Write_Error_is_not_terminating_and_says_what_to_do()
    {
        Assert.Equal(["after"], _engine.RunForText("Write-Error 'bad' -RecommendedAction 'do better' -Category InvalidData; 'after'"));

        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.Equal("bad", error.ToString());
        Assert.Equal("do better", error.ErrorDetails.RecommendedAction);
        Assert.Equal("Microsoft.PowerShell.Commands.WriteErrorException", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("Write-Error", error.CategoryInfo.Activity);
    }

    [Theory]
    [InlineData("'b', 'A', 'c' | Sort-Object", "A b c")]
    [InlineData("10, 9, 2 | Sort-Object -Descending", "10 9 2")]
    [InlineData("'10', '9' | Sort-Object { [int] $_ }", "9 10")]
    [InlineData("@{ k = 2; v = 'x' }, @{ k = 1; v = 'y' }, @{ k = 2; v = 'a' } | Sort-Object { $_.k }, { $_.v } | ForEach-Object { $_.v }", "y a x")]
    [InlineData("[pscustomobject]@{ k = 2 }, [pscustomobject]@{ j = 0 }, [pscustomobject]@{ k = 1 } | Sort-Object k | ForEach-Object { \"$($_.k)\" }", "1 2 ")]
    [InlineData("[pscustomobject]@{ k = 1; v = 'p' }, [pscustomobject]@{ k = 1; v = 'q' } | Sort-Object k -Descending | ForEach-Object v", "p q")]
    [InlineData("1, 2 | Sort-Object @{ Expression = { $_ }; Descending = $true }", "2 1")]
    public void Sort_Object_sorts(string script, string sorted) => Assert.Equal(sorted, string.Join(' ', _engine.RunForText(script)));

    [Theory]
    [InlineData("(1, 2, 3 | Measure-Object).Count", "3")]
    [InlineData("(@() | Measure-Object).Count", "0")]
    [InlineData("([pscustomobject]@{ Bandwidth = '2' }, [pscustomobject]@{ Bandwidth = 3 }, [pscustomobject]@{ A = 1 } | Measure-Object Bandwidth -Sum | ForEach-Object { \"$($_.Count) $($_.Sum) $($_.Property)\" })", "2 5 Bandwidth")]
    public void Measure_Object_counts_and_adds(string script, string result) => Assert.Equal([result], _engine.RunForText(script));

    [Fact]
    public void Measure_Object_says_what_is_no_number()
    {
        PSObject result = Assert.Single(_engine.Run("1, 'many' | Measure-Object -Sum"));

        Assert.Null(result.Properties["Sum"].Value);
        Assert.StartsWith("NonNumericInputObject,", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_Content_reads_lines_or_all()
    {
        _engine.Write("in.txt", "一\ntwo\n");

        Assert.Equal(["一", "two"], _engine.RunForText("Get-Content in.txt"));
        Assert.Equal(["一\ntwo\n"], _engine.RunForText("Get-Content in.txt -Raw"));
        Assert.Empty(_engine.Run("Get-Content missing.txt"));
        Assert.StartsWith("PathNotFound,", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
