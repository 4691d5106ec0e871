using System.Collections.Generic;
using System.Linq;
using System.Text;
using VpcPS.Core.Signing;
using VpcPS.Core.Tests.Vectors;
using Xunit;

namespace VpcPS.Core.Tests.Signing;

public sealed class Acs3VectorTests
{
    public static TheoryData<string> AllVectors => VectorFile.Ids(VectorFile.V3);

    // One published test hands in an arbitrary hash instead of a body's.
    public static TheoryData<string> VectorsWithARealBody =>
        VectorFile.Ids(VectorFile.V3.Where(v => v.Id != "v3-pub-sdk-test-duplicate-headers"));

    public static TheoryData<string> Sha256Primitives => VectorFile.Ids(VectorFile.Primitives.Where(p => p.Hex is not null));

    // The assertions are in the order of the computation, so the first one that fails names the wrong step.
    [Theory]
    [MemberData(nameof(AllVectors))]
    public void Each_step_of_the_signature_equals_the_vector(string id)
    {
        V3Vector vector = Find(id);

        AssertSteps(vector, Sign(vector, vector.AccessKeySecret));
    }

    [Theory]
    [MemberData(nameof(AllVectors))]
    public void A_server_recomputes_the_same_from_the_headers_that_the_request_lists(string id)
    {
        V3Vector vector = Find(id);
        var received = new Dictionary<string, string>(vector.Headers) { ["x-acs-added-by-a-proxy"] = "1" };

        AssertSteps(vector, Acs3Signer.Recompute(
            vector.Method,
            vector.Path,
            vector.Query,
            received,
            vector.SignedHeaders.ToUpperInvariant().Split(';'),
            vector.HashedRequestPayload,
            vector.AccessKeyId,
            vector.AccessKeySecret));
    }

    [Theory]
    [MemberData(nameof(VectorsWithARealBody))]
    public void The_hash_of_the_body_equals_the_vector(string id)
    {
        V3Vector vector = Find(id);

        Assert.Equal(vector.HashedRequestPayload, Acs3Signer.HashBody(Encoding.UTF8.GetBytes(vector.Body ?? "")));
    }

    [Theory]
    [MemberData(nameof(Sha256Primitives))]
    public void The_hash_equals_the_published_primitive(string id)
    {
        Primitive primitive = VectorFile.Primitives.Single(p => p.Id == id);

        Assert.Equal(primitive.Hex, Acs3Signer.HashBody(Encoding.UTF8.GetBytes(primitive.Message)));
    }

    [Fact]
    public void The_constant_for_an_empty_body_is_its_hash() =>
        Assert.Equal(Acs3Signer.EmptyBodyHash, Acs3Signer.HashBody([]));

    [Fact]
    public void A_secret_with_an_ampersand_gives_the_wrong_signature_of_the_vector()
    {
        NegativeVector negative = VectorFile.Negative.Single(n => n.Id == "neg-v3-secret-with-ampersand");
        V3Vector vector = Find(negative.Base);

        Assert.Equal(negative.CorrectSignature, Sign(vector, vector.AccessKeySecret).Signature);
        Assert.Equal(negative.WrongSignature, Sign(vector, vector.AccessKeySecret + "&").Signature);
    }

    [Fact]
    public void Every_negative_vector_is_tested()
    {
        Assert.Equal(
            [
                "neg-v1-key-without-ampersand",
                "neg-v1-star-unescaped",
                "neg-v1-tilde-escaped",
                "neg-v1-wrong-method",
                "neg-v3-secret-with-ampersand",
            ],
            VectorFile.Negative.Select(n => n.Id));
    }

    [Theory]
    [InlineData("  surrounded by blanks\t")]
    [InlineData("surrounded by blanks")]
    public void Header_values_are_signed_trimmed(string value)
    {
        Acs3Signature signature = Acs3Signer.Sign("POST", "/", [], [new("X-Acs-Note", value)], Acs3Signer.EmptyBodyHash, "id", "secret");

        Assert.Contains("\nx-acs-note:surrounded by blanks\n", signature.CanonicalRequest);
    }

    private static V3Vector Find(string id) => VectorFile.V3.Single(v => v.Id == id);

    private static Acs3Signature Sign(V3Vector vector, string secret) => Acs3Signer.Sign(
        vector.Method, vector.Path, vector.Query, vector.Headers, vector.HashedRequestPayload, vector.AccessKeyId, secret);

    private static void AssertSteps(V3Vector vector, Acs3Signature actual)
    {
        Assert.Equal(vector.CanonicalQueryString, actual.CanonicalQueryString);
        Assert.Equal(vector.SignedHeaders, actual.SignedHeaders);
        Assert.Equal(vector.CanonicalRequest, actual.CanonicalRequest);
        Assert.Equal(vector.HashedCanonicalRequest, actual.HashedCanonicalRequest);
        Assert.Equal(vector.StringToSign, actual.StringToSign);
        Assert.Equal(vector.Signature, actual.Signature);
        Assert.Equal(vector.Authorization, actual.Authorization);
    }
}
