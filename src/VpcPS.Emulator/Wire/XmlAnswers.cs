using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Xml;
using VpcPS.Emulator.Calls;

namespace VpcPS.Emulator.Wire;

/// <summary>Renders answers as XML, without blanks and without an XML declaration, as in the samples.</summary>
internal static class XmlAnswers
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
    };

    /// <summary>Renders an element and its children.</summary>
    public static byte[] Render(string root, IEnumerable<KeyValuePair<string, object>> members)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings))
        {
            WriteElement(writer, root, members);
        }

        return bytes.ToArray();
    }

    private static void WriteElement(XmlWriter writer, string name, IEnumerable<KeyValuePair<string, object>> members)
    {
        writer.WriteStartElement(name);
        foreach (KeyValuePair<string, object> member in members)
        {
            WriteMember(writer, member.Key, member.Value);
        }

        writer.WriteFullEndElement();
    }

    private static void WriteMember(XmlWriter writer, string name, object value)
    {
        switch (value)
        {
            case string text:
                WriteText(writer, name, Representable(text));
                break;
            case long number:
                WriteText(writer, name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case bool truth:
                WriteText(writer, name, truth ? "true" : "false");
                break;
            case JsonElement taught:
                WriteTaught(writer, XmlConvert.EncodeLocalName(name), taught);
                break;
            case Answer inner:
                WriteElement(writer, name, inner);
                break;
            case AnswerList { Singular.Length: 0 } list:
                foreach (object item in list.Items)
                {
                    WriteMember(writer, name, item);
                }

                break;
            case AnswerList list:
                writer.WriteStartElement(name);
                foreach (object item in list.Items)
                {
                    WriteMember(writer, list.Singular, item);
                }

                writer.WriteFullEndElement();
                break;
            default:
                throw new InvalidOperationException($"An answer can't hold a {value.GetType()}.");
        }
    }

    // A list becomes one element for each item, as in the service's answers.
    private static void WriteTaught(XmlWriter writer, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartElement(name);
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    WriteTaught(writer, XmlConvert.EncodeLocalName(member.Name), member.Value);
                }

                writer.WriteFullEndElement();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray())
                {
                    WriteTaught(writer, name, item);
                }

                break;
            default:
                WriteText(writer, name, value.ValueKind switch
                {
                    JsonValueKind.String => Representable(value.GetString()!),
                    JsonValueKind.Null => "",
                    _ => value.GetRawText(),
                });
                break;
        }
    }

    private static void WriteText(XmlWriter writer, string name, string text)
    {
        writer.WriteStartElement(name);
        writer.WriteString(text);
        writer.WriteFullEndElement();
    }

    // XML can't contain most control characters, but a message may quote them from a request. So they are replaced.
    private static string Representable(string text)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                result.Append(text, i++, 2);
            }
            else
            {
                result.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return result.ToString();
    }
}
