using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace VpcPS.Core.Tests.Vectors;

/// <summary>The golden vectors, taken from official documents and packages. All credentials in them are fictitious.</summary>
public static class VectorFile
{
    private static readonly Content File = Read();

    public static IReadOnlyList<EncodingCase> EncodingCases => File.PercentEncoding.Cases;

    public static IReadOnlyList<Primitive> Primitives => File.Primitives;

    public static IReadOnlyList<V1Vector> V1 => File.V1;

    public static IReadOnlyList<V3Vector> V3 => File.V3;

    public static IReadOnlyList<NegativeVector> Negative => File.Negative;

    /// <summary>Test cases by id, so that a runner's list and a failure name the vector.</summary>
    public static TheoryData<string> Ids(IEnumerable<Vector> vectors) => new(vectors.Select(v => v.Id));

    private static Content Read()
    {
        using Stream stream = typeof(VectorFile).Assembly.GetManifestResourceStream("vectors.json")!;
        return JsonSerializer.Deserialize<Content>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Content(
        Encodings PercentEncoding, Primitive[] Primitives, V1Vector[] V1, V3Vector[] V3, NegativeVector[] Negative);

    private sealed record Encodings(EncodingCase[] Cases);
}

public sealed record EncodingCase(string Input, string Encoded);

public abstract record Vector(string Id);

public sealed record Primitive(string Id, string? Key, string Message, string? Base64, string? Hex) : Vector(Id);

public sealed record V1Vector(
    string Id,
    string Method,
    string AccessKeyId,
    string AccessKeySecret,
    string? SecurityToken,
    Dictionary<string, string> Parameters,
    string CanonicalizedQueryString,
    string StringToSign,
    string HmacKey,
    string Signature,
    string? WireQuery,
    string? WireBody,
    string? ContentType) : Vector(Id);

public sealed record V3Vector(
    string Id,
    string Method,
    string Path,
    Dictionary<string, string> Query,
    Dictionary<string, string> Headers,
    string? Body,
    string AccessKeyId,
    string AccessKeySecret,
    string HashedRequestPayload,
    string CanonicalQueryString,
    string SignedHeaders,
    string CanonicalRequest,
    string HashedCanonicalRequest,
    string StringToSign,
    string Signature,
    string Authorization) : Vector(Id);

public sealed record NegativeVector(string Id, string Base, string WrongSignature, string CorrectSignature) : Vector(Id);
