using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace VpcPS.Host.Tests;

/// <summary>
/// A terminal with given columns and rows, which behaves like xterm in what the line editor needs: rows fill up, the cursor goes to the
/// next row only with the next character, and text beyond the last row scrolls.
/// </summary>
internal sealed class Terminal(int columns, int rows) : TextWriter
{
    private readonly List<char[]> _cells = [NewRow(columns)];
    private int _row;
    private int _column;

    public override Encoding Encoding => Encoding.UTF8;

    public int Columns => columns;

    public int Height => rows;

    public (int Row, int Column) Cursor => (_row, _column);

    /// <summary>What is on the screen, without blanks at the ends.</summary>
    public string[] Rows() => [.. _cells.Select(row => new string(row).TrimEnd(' ')).Reverse().SkipWhile(row => row.Length == 0).Reverse()];

    public static int Cells(string text) => text.EnumerateRunes().Sum(rune => rune.Value >= 0x1100 ? 2 : 1);

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        for (int i = 0; i < value!.Length; i++)
        {
            switch (value[i])
            {
                case '\r':
                    _column = 0;
                    break;
                case '\n':
                    NextRow();
                    break;
                case '\u001b':
                    int end = i + 2;
                    while (!char.IsLetter(value[end]))
                    {
                        end++;
                    }

                    Obey(value[end], value[(i + 2)..end]);
                    i = end;
                    break;
                default:
                    Put(value[i]);
                    break;
            }
        }
    }

    private static char[] NewRow(int columns) => [.. Enumerable.Repeat(' ', columns)];

    private void Obey(char command, string argument)
    {
        int Number() => int.Parse(argument, CultureInfo.InvariantCulture);
        switch (command)
        {
            case 'A':
                _row = Math.Max(0, _row - Number());
                break;
            case 'C':
                _column = Math.Min(columns - 1, _column + Number());
                break;
            case 'J':
                Array.Fill(_cells[_row], ' ', _column, columns - _column);
                _cells.RemoveRange(_row + 1, _cells.Count - _row - 1);
                break;
            case 'm':
                break;
            default:
                throw new NotSupportedException($"ESC [ {argument} {command}");
        }
    }

    private void Put(char character)
    {
        int wide = Cells(character.ToString());
        if (_column + wide > columns)
        {
            _column = 0;
            NextRow();
        }

        _cells[_row][_column++] = character;
        if (wide == 2)
        {
            _cells[_row][_column++] = '\0';
        }
    }

    private void NextRow()
    {
        if (++_row == _cells.Count)
        {
            _cells.Add(NewRow(columns));
        }

        if (_row == rows)
        {
            _cells.RemoveAt(0);
            _row--;
        }
    }
}
