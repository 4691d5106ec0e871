using System.Linq;
using VpcPS.Core.Credentials;
using Xunit;

namespace VpcPS.Credentials.Tests.Files;

public sealed class IniFileTests
{
    [Theory]
    [InlineData("k = v", "v")]
    [InlineData("k=v", "v")]
    [InlineData("K\t=\tv\t", "v")]
    [InlineData("k: v", "v")]
    [InlineData("k = acs:ram::1:role/r", "acs:ram::1:role/r")]
    [InlineData("k = a=b", "a=b")]
    [InlineData("k = v # comment", "v")]
    [InlineData("k = v\t; comment", "v")]
    [InlineData("k = v#1;2", "v#1;2")]
    [InlineData("k = # all of it", null)]
    [InlineData("k =", null)]
    [InlineData("k = \"v\"", "v")]
    [InlineData("k = 'v'  # comment", "v")]
    [InlineData("k = \"a # b\"", "a # b")]
    [InlineData("k = '{\"a\":\"b\"}'", "{\"a\":\"b\"}")]
    [InlineData("k = \"{\"a\":\"b\"}\"", "{\"a\":\"b\"}")]
    [InlineData("k = ''", null)]
    [InlineData("k = it's", "it's")]
    [InlineData("\u00A0k = v\u00A0", "v")]
    public void A_value_is_read(string line, string? expected)
    {
        IniSection section = Assert.Single(IniFile.Parse("[s]\n" + line).Sections);
        Assert.Null(section.Problem);
        Assert.Equal(expected, section.Text("k"));
    }

    [Theory]
    [InlineData("[s]", "s")]
    [InlineData(" [ s ]\t# comment", "s")]
    [InlineData("[s];comment", "s")]
    [InlineData("\uFEFF[s]", "s")]
    public void A_header_is_read(string line, string name) => Assert.Equal(name, Assert.Single(IniFile.Parse(line).Sections).Name);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_end_as_anywhere(string end)
    {
        IniFile file = IniFile.Parse(string.Join(end, "[a]", "k = 1", "", "[b]", "k = 2", ""));
        Assert.Equal(["a 1", "b 2"], file.Sections.Select(section => section.Name + " " + section.Text("k")));
    }

    [Theory]
    [InlineData("no sign")]
    [InlineData("= no key")]
    [InlineData("k = 'open")]
    [InlineData("k = 'v' and more")]
    [InlineData("k = 2")]
    public void A_bad_line_spoils_its_own_section_and_no_other(string line)
    {
        IniFile file = IniFile.Parse($"[a]\nk = 1\n[b]\nk = 1\n{line}\n[c]\nk = 1");
        Assert.Equal(["a", "c"], file.Sections.Where(section => section.Problem is null).Select(section => section.Name));
        Assert.Contains("line 5", file.Sections[1].Problem);
    }

    [Theory]
    [InlineData("[b")]
    [InlineData("[]")]
    [InlineData("[b] more")]
    public void What_follows_a_bad_header_is_not_taken_for_the_section_before(string header)
    {
        IniFile file = IniFile.Parse($"[a]\nk = 1\n{header}\nk = 2\nno sign");
        IniSection section = Assert.Single(file.Sections);
        Assert.Equal(("1", null), (section.Text("k"), section.Problem));
        Assert.Contains("line 3", file.Problem);
    }
}
