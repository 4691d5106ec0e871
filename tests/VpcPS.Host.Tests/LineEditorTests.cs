using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using Xunit;

namespace VpcPS.Host.Tests;

/// <summary>The line editor, with keys as a terminal sends them. A simulated terminal tells what it shows.</summary>
public sealed class LineEditorTests
{
    private const ConsoleModifiers Ctrl = ConsoleModifiers.Control;

    private static readonly string[] Words = ["Get-VpcIpv6Address", "Get-VpcIpv6Gateway", "Get-Help"];

    [Fact]
    public void What_is_typed_is_the_line() => Assert.Equal("Get-Help", Read(["Get-Help", ConsoleKey.Enter]));

    [Fact]
    public void It_edits_within_the_line() => Assert.Equal(
        "$x = Get-Help", Read(["Get-Hlp", ConsoleKey.LeftArrow, ConsoleKey.LeftArrow, "e", ConsoleKey.Home, "$x = ", ConsoleKey.Enter]));

    [Theory]
    [InlineData(ConsoleKey.Backspace, "ab")]
    [InlineData(ConsoleKey.Escape, "")]
    public void Keys_take_away_what_they_take_away_in_every_shell(ConsoleKey key, string expected) =>
        Assert.Equal(expected, Read(["abc", key, ConsoleKey.Enter]));

    [Theory]
    [InlineData(ConsoleKey.W, "one two ")]
    [InlineData(ConsoleKey.U, "")]
    [InlineData(ConsoleKey.K, "one two three")]
    public void Ctrl_takes_away_words_and_halves(ConsoleKey key, string expected) =>
        Assert.Equal(expected, Read(["one two three", (key, Ctrl), ConsoleKey.Enter]));

    [Fact]
    public void A_word_back_and_delete() => Assert.Equal(
        "one wo", Read(["one two", (ConsoleKey.LeftArrow, Ctrl), ConsoleKey.Delete, ConsoleKey.Enter]));

    [Fact]
    public void A_character_of_two_units_is_one_character() =>
        Assert.Equal("a", Read(["a😀", ConsoleKey.Backspace, ConsoleKey.Enter]));

    [Fact]
    public void Up_and_down_go_through_the_history_and_back_to_what_was_typed()
    {
        Assert.Equal("second", Read(["dra", ConsoleKey.UpArrow, ConsoleKey.Enter]));
        Assert.Equal("first", Read([ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.Enter]));
        Assert.Equal("draft", Read(["dra", ConsoleKey.UpArrow, ConsoleKey.DownArrow, "ft", ConsoleKey.Enter]));
    }

    [Fact]
    public void Tab_fills_in_what_all_matches_share_and_the_only_match_whole()
    {
        Assert.Equal("Get-VpcIpv6", Read(["get-v", ConsoleKey.Tab, ConsoleKey.Enter]));
        Assert.Equal("Get-Help", Read(["get-h", ConsoleKey.Tab, ConsoleKey.Enter]));
        Assert.Equal("none", Read(["none", ConsoleKey.Tab, ConsoleKey.Enter]));
    }

    [Fact]
    public void Further_Tabs_go_through_the_matches_in_both_directions()
    {
        Assert.Equal("Get-VpcIpv6Gateway", Read(["get-v", ConsoleKey.Tab, ConsoleKey.Tab, ConsoleKey.Tab, ConsoleKey.Enter]));
        Assert.Equal("Get-VpcIpv6Address", Read(["get-v", ConsoleKey.Tab, ConsoleKey.Tab, ConsoleKey.Tab, ConsoleKey.Tab, ConsoleKey.Enter]));
        Assert.Equal("Get-VpcIpv6Gateway", Read(["get-v", ConsoleKey.Tab, (ConsoleKey.Tab, ConsoleModifiers.Shift), ConsoleKey.Enter]));
    }

    [Fact]
    public void Tab_within_a_line_keeps_what_is_behind() => Assert.Equal(
        "Get-Help about", Read(["get-h about", ConsoleKey.Home, (ConsoleKey.RightArrow, Ctrl), ConsoleKey.LeftArrow, ConsoleKey.Tab, ConsoleKey.Enter]));

    [Fact]
    public void Ctrl_C_gives_the_line_up_and_Ctrl_D_leaves_where_nothing_is_typed()
    {
        Assert.Null(Read(["Remove-VpcIpv6Address", (ConsoleKey.C, Ctrl)]));
        Assert.Equal("exit", Read([(ConsoleKey.D, Ctrl)]));
        Assert.Equal("a", Read(["ab", ConsoleKey.LeftArrow, (ConsoleKey.D, Ctrl), ConsoleKey.Enter]));
    }

    [Fact]
    public void Matches_are_listed_below_the_line_and_gone_with_the_next_key()
    {
        Terminal terminal = new(columns: 40, rows: 20);
        Read(["get-v", ConsoleKey.Tab], terminal);
        Assert.Equal(["PS> Get-VpcIpv6", "Get-VpcIpv6Address", "Get-VpcIpv6Gateway"], terminal.Rows());
        Assert.Equal((0, 15), terminal.Cursor);

        Read(["get-v", ConsoleKey.Tab, "x"], terminal = new Terminal(columns: 40, rows: 20));
        Assert.Equal(["PS> Get-VpcIpv6x"], terminal.Rows());
    }

    [Theory]
    [InlineData(40)]
    [InlineData(23)]
    [InlineData(7)]
    public void A_line_longer_than_the_window_is_drawn_once_whatever_is_edited(int columns)
    {
        Terminal terminal = new(columns, rows: 30);
        string line = "Import-Csv plan.csv | New-VpcIpv6InternetBandwidth -WhatIf";
        Read([line, ConsoleKey.Home, "$", ConsoleKey.Delete, ConsoleKey.End, ConsoleKey.Backspace, "f", (ConsoleKey.LeftArrow, Ctrl)], terminal);

        string expected = "PS> $" + line[1..];
        Assert.Equal(expected.Chunk(columns).Select(row => new string(row).TrimEnd()), terminal.Rows());
        Assert.Equal(Math.DivRem(expected.Length - "-WhatIf".Length, columns), terminal.Cursor);
    }

    [Fact]
    public void A_wide_character_that_does_not_fit_goes_to_the_next_row()
    {
        Terminal terminal = new(columns: 9, rows: 10);
        Read(["公网带宽", ConsoleKey.LeftArrow], terminal);

        // In the terminal's picture a wide character is followed by an empty cell.
        Assert.Equal(["PS> 公\0网\0", "带\0宽\0"], terminal.Rows());
        Assert.Equal((1, 2), terminal.Cursor);
    }

    private static string? Read(IEnumerable<object> keys, Terminal? terminal = null)
    {
        terminal ??= new Terminal(columns: 80, rows: 20);
        Queue<ConsoleKeyInfo> waiting = new(keys.SelectMany(Keys));
        terminal.Write("PS> ");
        LineScreen screen = new(terminal, () => new Size(terminal.Columns, terminal.Height), Terminal.Cells, promptColumns: 4);
        // A test that ends without Enter checks the screen. There are no more keys then.
        LineEditor editor = new(new(waiting.Dequeue, () => false), screen, ["first", "second"], Complete);
        try
        {
            return editor.Read();
        }
        catch (InvalidOperationException) when (waiting.Count == 0)
        {
            return null;
        }
    }

    private static IEnumerable<ConsoleKeyInfo> Keys(object key) => key switch
    {
        string text => text.Select(c => new ConsoleKeyInfo(c, default, shift: false, alt: false, control: false)),
        ConsoleKey one => [new ConsoleKeyInfo('\0', one, shift: false, alt: false, control: false)],
        (ConsoleKey one, ConsoleModifiers with) => [new ConsoleKeyInfo(
            '\0', one, with.HasFlag(ConsoleModifiers.Shift), alt: false, with.HasFlag(ConsoleModifiers.Control))],
        _ => throw new ArgumentException(key.ToString(), nameof(key)),
    };

    private static CommandCompletion Complete(string text, int cursor)
    {
        int start = text.LastIndexOf(' ', Math.Max(cursor - 1, 0)) + 1;
        Collection<CompletionResult> matches = [.. Words
            .Where(word => word.StartsWith(text[start..cursor], StringComparison.OrdinalIgnoreCase))
            .Select(word => new CompletionResult(word))];
        return new CommandCompletion(matches, currentMatchIndex: -1, start, cursor - start);
    }
}
