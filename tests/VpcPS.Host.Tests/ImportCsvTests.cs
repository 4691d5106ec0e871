using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using Xunit;

namespace VpcPS.Host.Tests;

public sealed class ImportCsvTests : IDisposable
{
    private readonly EngineSession _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Rows_are_custom_objects_of_texts_in_column_order()
    {
        PSObject row = Assert.Single(Import("Ipv6AddressId,Bandwidth,InternetChargeType\nipv6-1,2,\n"));

        Assert.IsType<PSCustomObject>(row.BaseObject);
        Assert.Equal(["Ipv6AddressId", "Bandwidth", "InternetChargeType"], row.Properties.Select(property => property.Name));
        Assert.All(row.Properties, property => Assert.IsType<PSNoteProperty>(property));
        Assert.Equal(["ipv6-1", "2", string.Empty], row.Properties.Select(property => property.Value));
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "1|2")]
    [InlineData("a,b\r\n1,2\r\n", "1|2")]
    [InlineData("a,b\n1,2", "1|2")]
    [InlineData("a,b\n\"x, y\",2\n", "x, y|2")]
    [InlineData("a,b\n\"say \"\"hi\"\"\",2\n", "say \"hi\"|2")]
    [InlineData("a,b\n\"two\nlines\",2\n", "two\nlines|2")]
    [InlineData("a,b\n\"two\r\nlines\",2\n", "two\r\nlines|2")]
    [InlineData("a,b\n  1 ,\t2  \n", "1 |2 ")]
    [InlineData("a,b\nfoo bar  ,x\n", "foo bar  |x")]
    [InlineData("a,b\n  \" kept \" , 2\n", " kept |2")]
    [InlineData("a,b\n\"x\", \"y,z\"\n", "x|y,z")]
    [InlineData("a,b\n\"\",2\n", "|2")]
    [InlineData("a,b\n1\n", "1|<null>")]
    [InlineData("a,b\n1,", "1|<null>")]
    [InlineData("a,b\n1,\n", "1|")]
    [InlineData("a,b\n1,2,3\n", "1|2")]
    [InlineData("a,b\n\n1,2\n\n   \n\"\"\n", "1|2")]
    [InlineData("a,b,,\n1,2\n", "1|2")]
    [InlineData("# comment\na,b\n1,2\n", "1|2")]
    [InlineData("#TYPE Some.Type\na,b\n1,2\n", "1|2")]
    [InlineData("#Version: 1.0\n#Fields: a,b\n1,2\n", "1|2")]
    [InlineData("a,b\n#1,2\n", "#1|2")]
    [InlineData("a,b\n地址,带宽\n", "地址|带宽")]
    [InlineData("a,b\nfoo \"ba,r\"\n", "foo \"ba|r\"")]
    public void Cells_are_what_the_real_cmdlet_reads(string csv, string cells)
    {
        PSObject row = Assert.Single(Import(csv));

        Assert.Equal(["a", "b"], row.Properties.Select(property => property.Name));
        Assert.Equal(cells, string.Join('|', row.Properties.Select(property => property.Value ?? "<null>")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n")]
    [InlineData("# only a comment")]
    public void No_rows_is_nothing(string csv) => Assert.Empty(Import(csv));

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_column()
    {
        File.WriteAllText(_engine.PathOf("in.csv"), "名称\n网关\n", Encoding.UTF8);

        Assert.Equal(["网关"], _engine.RunForText("(Import-Csv in.csv -Encoding UTF8).名称"));
    }

    [Fact]
    public void An_encoding_can_be_named()
    {
        File.WriteAllText(_engine.PathOf("in.csv"), "n\né\n", Encoding.Latin1);

        Assert.Equal(["é"], _engine.RunForText("(Import-Csv -LiteralPath in.csv -Encoding latin1).n"));
    }

    [Fact]
    public void A_tab_can_be_the_delimiter()
    {
        _engine.Write("in.csv", "a\tb\n1\t\n");

        PSObject row = Assert.Single(_engine.Run("Import-Csv in.csv -Delimiter \"`t\""));
        Assert.Equal(["1", string.Empty], row.Properties.Select(property => property.Value));
    }

    [Fact]
    public void The_type_line_names_the_type()
    {
        PSObject row = Assert.Single(Import("#TYPE Some.Type\na\n1\n"));

        Assert.Equal(["Some.Type", "CSV:Some.Type"], row.TypeNames);
    }

    [Fact]
    public void Columns_without_a_name_get_one_and_one_warning()
    {
        PSObject row = Import("a,,c\n1,2,3\n4,5,6\n")[0];

        Assert.Equal(["a", "H1", "c"], row.Properties.Select(property => property.Name));
        Assert.StartsWith("One or more headers were not specified.", Assert.Single(_engine.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_can_be_given()
    {
        _engine.Write("in.csv", "1,2\n3,4\n");

        Assert.Equal(["2", "4"], _engine.RunForText("(Import-Csv in.csv -Header a, b).b"));
    }

    [Fact]
    public void Two_columns_of_one_name_end_it()
    {
        Assert.Empty(Import("Id,Bandwidth,id\n1,2,3\n"));

        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.Equal("The member \"id\" is already present.", error.ToString());
        Assert.StartsWith("AlreadyPresentPSMemberInfoInternalCollectionAdd,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_ends_it()
    {
        Assert.Empty(_engine.Run("Import-Csv none.csv"));

        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.Contains("none.csv", error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("FileOpenFailure,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private PSObject[] Import(string csv)
    {
        _engine.Write("in.csv", csv);
        return [.. _engine.Run("Import-Csv -Path ./in.csv")];
    }
}
