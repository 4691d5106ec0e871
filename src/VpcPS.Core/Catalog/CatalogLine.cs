using System;
using System.Collections.Generic;

namespace VpcPS.Core.Catalog;

/// <summary>Reads a line of actions.txt. The first lines of that file explain its signs.</summary>
internal sealed class CatalogLine
{
    private readonly string _line;
    private int _position;

    private CatalogLine(string line) => _line = line;

    /// <summary>The name at the beginning of a line.</summary>
    public static string NameOf(string line)
    {
        int end = line.IndexOfAny([' ', '-']);
        return end < 0 ? line : line.Substring(0, end);
    }

    /// <summary>Reads the facts of a line, without those that notes.txt adds.</summary>
    /// <exception cref="FormatException">The line is not of this form.</exception>
    public static CatalogAction Read(string line)
    {
        var reader = new CatalogLine(line);
        string name = reader.TakeName();
        bool isDeprecated = reader.Take('-');
        reader.Take(' ');
        List<CatalogParameter> parameters = reader.TakeParameters();
        return new()
        {
            Name = name,
            IsDeprecated = isDeprecated,
            Parameters = parameters,
            ListPath = reader.Take('>') ? line.Substring(line.IndexOf('>') + 2).Split('.') : [],
        };
    }

    private List<CatalogParameter> TakeParameters()
    {
        var parameters = new List<CatalogParameter>();
        while (_position < _line.Length && IsOfName(_line[_position]))
        {
            parameters.Add(TakeValue(TakeName()));
            Take(' ');
        }

        return parameters;
    }

    private CatalogParameter TakeValue(string name)
    {
        CatalogParameter value = TakeShape();
        bool isRequired = Take('!');
        bool isDeprecated = Take('-');
        CatalogForm form = Take('=') ? TakeForm() : CatalogForm.Flat;
        return value with
        {
            Name = name,
            IsSecret = ActionCatalog.IsSecret(name),
            IsRequired = isRequired,
            IsDeprecated = isDeprecated,
            Form = form,
        };
    }

    private CatalogParameter TakeShape()
    {
        if (Take('['))
        {
            CatalogParameter item = TakeShape();
            Expect(']');
            return new() { Type = CatalogType.List, Item = item };
        }

        if (Take('{'))
        {
            List<CatalogParameter> members = TakeParameters();
            Expect('}');
            return new() { Type = CatalogType.Object, Members = members };
        }

        return new() { Type = Take('#') ? CatalogType.Number : Take('?') ? CatalogType.Boolean : CatalogType.Text };
    }

    private CatalogForm TakeForm() => TakeName() switch
    {
        "json" => CatalogForm.Json,
        "simple" => CatalogForm.Simple,
        "body" => CatalogForm.Body,
        { } form => throw new FormatException($"Nobody knows how a parameter travels as '{form}': {_line}"),
    };

    private string TakeName()
    {
        int start = _position;
        while (_position < _line.Length && IsOfName(_line[_position]))
        {
            _position++;
        }

        return _line.Substring(start, _position - start);
    }

    private bool Take(char sign)
    {
        bool isThere = _position < _line.Length && _line[_position] == sign;
        _position += isThere ? 1 : 0;
        return isThere;
    }

    private void Expect(char sign)
    {
        if (!Take(sign))
        {
            throw new FormatException($"The character {_position + 1} is not '{sign}': {_line}");
        }
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c);
}
