using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using VpcPS.Core.Signing;
using VpcPS.Core.Tests.Vectors;
using Xunit;

namespace VpcPS.Core.Tests.Signing;

public sealed class RpcV1VectorTests
{
    public static TheoryData<string> AllVectors => VectorFile.Ids(VectorFile.V1);

    public static TheoryData<string> WireVectors => VectorFile.Ids(VectorFile.V1.Where(v => Wire(v) is not null));

    public static TheoryData<string> HmacPrimitives => VectorFile.Ids(VectorFile.Primitives.Where(p => p.Base64 is not null));

    // The assertions are in the order of the computation, so the first one that fails names the wrong step.
    [Theory]
    [MemberData(nameof(AllVectors))]
    public void Each_step_of_the_signature_equals_the_vector(string id)
    {
        V1Vector vector = Find(id);

        RpcV1Signature actual = RpcV1Signer.Sign(vector.Method, vector.Parameters, vector.AccessKeySecret);

        Assert.Equal(vector.CanonicalizedQueryString, actual.CanonicalizedQueryString);
        Assert.Equal(vector.StringToSign, actual.StringToSign);
        Assert.Equal(vector.Signature, actual.Signature);
    }

    [Theory]
    [MemberData(nameof(WireVectors))]
    public void The_wire_form_is_the_canonical_query_and_the_encoded_signature(string id)
    {
        V1Vector vector = Find(id);

        RpcV1Signature actual = RpcV1Signer.Sign(vector.Method, vector.Parameters, vector.AccessKeySecret);

        Assert.Equal(
            Wire(vector), actual.CanonicalizedQueryString + "&Signature=" + PercentEncoding.Encode(actual.Signature));
    }

    [Theory]
    [MemberData(nameof(AllVectors))]
    public void A_signature_among_the_parameters_is_not_signed(string id)
    {
        V1Vector vector = Find(id);
        var received = new Dictionary<string, string>(vector.Parameters) { ["Signature"] = "whatever came over the wire" };

        Assert.Equal(vector.Signature, RpcV1Signer.Sign(vector.Method, received, vector.AccessKeySecret).Signature);
    }

    // The signer shows no HMAC of its own; this holds the reference that the negative vectors are made with below.
    [Theory]
    [MemberData(nameof(HmacPrimitives))]
    public void The_reference_hmac_equals_the_published_primitive(string id)
    {
        Primitive primitive = VectorFile.Primitives.Single(p => p.Id == id);

        Assert.Equal(primitive.Base64, Hmac(primitive.Key!, primitive.Message));
    }

    [Fact]
    public void A_key_without_the_trailing_ampersand_gives_the_wrong_signature_of_the_vector() => AssertMistake(
        "neg-v1-key-without-ampersand", (vector, right) => Hmac(vector.AccessKeySecret, right.StringToSign));

    [Fact]
    public void An_unescaped_star_gives_the_wrong_signature_of_the_vector() => AssertMistake(
        "neg-v1-star-unescaped",
        (vector, right) => Hmac(vector.HmacKey, right.StringToSign.Replace("%252A", "%2A", StringComparison.Ordinal)));

    [Fact]
    public void An_escaped_tilde_gives_the_wrong_signature_of_the_vector() => AssertMistake(
        "neg-v1-tilde-escaped",
        (vector, right) => Hmac(vector.HmacKey, right.StringToSign.Replace("~", "%257E", StringComparison.Ordinal)));

    [Fact]
    public void The_string_of_a_GET_gives_the_wrong_signature_of_the_vector_for_a_POST() => AssertMistake(
        "neg-v1-wrong-method",
        (vector, _) => RpcV1Signer.Sign("GET", vector.Parameters, vector.AccessKeySecret).Signature);

    // Makes the mistake on purpose. Only if it leads to the vector's wrong signature does the difference prove anything.
    private static void AssertMistake(string negativeId, Func<V1Vector, RpcV1Signature, string> mistake)
    {
        NegativeVector negative = VectorFile.Negative.Single(n => n.Id == negativeId);
        V1Vector vector = Find(negative.Base);

        RpcV1Signature right = RpcV1Signer.Sign(vector.Method, vector.Parameters, vector.AccessKeySecret);

        Assert.Equal(negative.CorrectSignature, right.Signature);
        Assert.Equal(negative.WrongSignature, mistake(vector, right));
    }

    private static V1Vector Find(string id) => VectorFile.V1.Single(v => v.Id == id);

    private static string? Wire(V1Vector vector) => vector.WireQuery ?? vector.WireBody;

#pragma warning disable CA5350 // HMAC-SHA1 is what the protocol prescribes.
    private static string Hmac(string key, string message) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(message)));
#pragma warning restore CA5350
}
