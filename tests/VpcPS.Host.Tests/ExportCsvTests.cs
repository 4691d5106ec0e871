using System;
using System.IO;
using Xunit;

namespace VpcPS.Host.Tests;

public sealed class ExportCsvTests : IDisposable
{
    private readonly EngineSession _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Every_value_is_quoted_and_null_is_nothing()
    {
        Assert.Equal(
            Lines("\"Id\",\"Bandwidth\",\"Note\",\"Empty\"", "\"ipv6-1\",\"2\",,\"\""),
            Export("[pscustomobject]@{ Id = 'ipv6-1'; Bandwidth = 2; Note = $null; Empty = '' }"));
    }

    [Fact]
    public void Quotes_newlines_and_Chinese_survive_the_way_there_and_back()
    {
        Export("[pscustomobject]@{ Text = \"a `\"b`\", `nc 地址\" }");

        Assert.Equal(["a \"b\", \nc 地址"], _engine.RunForText("(Import-Csv out.csv).Text"));
    }

    [Fact]
    public void There_is_no_byte_order_mark()
    {
        Export("[pscustomobject]@{ A = '中' }");

        Assert.Equal((byte)'"', File.ReadAllBytes(_engine.PathOf("out.csv"))[0]);
    }

    [Fact]
    public void The_first_object_names_the_columns()
    {
        Assert.Equal(
            Lines("\"A\"", "\"1\"", "\"2\"", string.Empty),
            Export("[pscustomobject]@{ A = 1 }; [pscustomobject]@{ B = 9; A = 2 }; [pscustomobject]@{ B = 3 }"));
    }

    [Fact]
    public void A_dictionary_is_a_row_of_its_entries() =>
        Assert.Equal(Lines("\"A\",\"B\"", "\"1\",\"x\""), Export("[ordered]@{ A = 1; B = 'x' }"));

    [Fact]
    public void The_delimiter_can_be_chosen()
    {
        _engine.Run("[pscustomobject]@{ A = 1; B = 2 } | Export-Csv out.csv -Delimiter ';'");

        Assert.Equal(Lines("\"A\";\"B\"", "\"1\";\"2\""), File.ReadAllText(_engine.PathOf("out.csv")));
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        _engine.Run("[pscustomobject]@{ A = 1 } | Export-Csv out.csv -WhatIf");

        Assert.False(File.Exists(_engine.PathOf("out.csv")));
    }

    [Fact]
    public void NoClobber_leaves_a_file_alone()
    {
        _engine.Write("out.csv", "precious");

        _engine.Run("[pscustomobject]@{ A = 1 } | Export-Csv out.csv -NoClobber");

        Assert.StartsWith("NoClobber,", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(_engine.PathOf("out.csv")));
    }

    private static string Lines(params string[] lines) => string.Concat(Array.ConvertAll(lines, line => line + Environment.NewLine));

    private string Export(string objects)
    {
        _engine.Run($"& {{ {objects} }} | Export-Csv -Path out.csv -NoTypeInformation");
        return File.ReadAllText(_engine.PathOf("out.csv"));
    }
}
