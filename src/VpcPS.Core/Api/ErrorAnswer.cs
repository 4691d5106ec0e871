using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Xml;

namespace VpcPS.Core.Api;

/// <summary>
/// The body of an error answer. The service sends its own errors in the format that the request asks for. But gateways that refuse a
/// request early always answer in XML. So the format is recognised from the body itself.
/// </summary>
internal sealed class ErrorAnswer
{
    // The longest message is that of a wrong signature: it repeats the request.
    private const int MostBytes = 256 * 1024;

    // An error is a flat list of a few fields. Reading deeper or longer bodies would cost memory and time without any use.
    private const int MostDepth = 32;
    private const int MostNodes = 1000;

    private static readonly HashSet<string> XmlFields =
        new(StringComparer.Ordinal) { "Code", "Message", "Description", "RequestId", "Recommend" };

    private ErrorAnswer(string code, string? message, string? requestId, string? recommend)
    {
        Code = code;
        Message = message;
        RequestId = requestId;
        Recommend = recommend;
    }

    public string Code { get; }

    public string? Message { get; }

    public string? RequestId { get; }

    public string? Recommend { get; }

    /// <summary>Reads a body. Null when it is not an error of the API.</summary>
    public static ErrorAnswer? TryRead(byte[] body)
    {
        if (body.Length > MostBytes)
        {
            return null;
        }

        try
        {
            return FirstCharacter(body) switch
            {
                '{' => ReadJson(body),
                '<' => ReadXml(body),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or XmlException or AnswerFormatException
            or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static ErrorAnswer? ReadJson(byte[] body)
    {
        using JsonDocument document = JsonBody.Parse(body);
        var error = new AnswerObject(document.RootElement);
        // Some gateways write the names in lower camel case. The official SDK accepts both spellings, and so does this
        // code.
        return Make(name => error.Text(name) ?? error.Text(char.ToLowerInvariant(name[0]) + name.Substring(1)));
    }

    private static ErrorAnswer? ReadXml(byte[] body)
    {
        // Answers of the API declare no entities. Resolving entities can use up memory and time, so they are forbidden.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(new MemoryStream(body), settings);

        // The reader goes through the text without building a tree, to save memory.
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        string field = "";
        for (int nodes = 0; reader.Read(); nodes++)
        {
            if (reader.Depth > MostDepth || nodes > MostNodes)
            {
                return null;
            }

            if (reader.NodeType == XmlNodeType.Element && reader.Depth == 1)
            {
                field = reader.LocalName;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && reader.Depth == 2 && XmlFields.Contains(field))
            {
                fields[field] = reader.Value;
            }
        }

        return Make(name => fields.TryGetValue(name, out string? value) ? value : null);
    }

    private static ErrorAnswer? Make(Func<string, string?> field) => field("Code") is { } code
        ? new ErrorAnswer(code, field("Message") ?? field("Description"), field("RequestId"), field("Recommend"))
        : null;

    private static char FirstCharacter(byte[] body)
    {
        int start = JsonBody.StartAfterByteOrderMark(body);
        while (start < body.Length && body[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            start++;
        }

        return start < body.Length ? (char)body[start] : '\0';
    }
}
