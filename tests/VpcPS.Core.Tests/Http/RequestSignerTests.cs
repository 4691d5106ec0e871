using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using FsCheck.Xunit;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using VpcPS.Core.Tests.Vectors;
using Xunit;

namespace VpcPS.Core.Tests.Http;

/// <summary>Compares whole requests with those golden vectors that have the same form as our client's requests.</summary>
[Properties(Arbitrary = [typeof(Texts)], MaxTest = 500)]
public sealed class RequestSignerTests
{
    private static readonly string[] V1CommonParameters =
        ["Action", "Version", "Format", "AccessKeyId", "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp", "SecurityToken"];

    private static readonly string[] V3Headers =
        ["host", "x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256", "user-agent", "accept"];

    public static TheoryData<string> V1Forms => VectorFile.Ids(VectorFile.V1.Where(
        v => v.Method == "POST" && v.ContentType is not null && v.Parameters.ContainsKey("RegionId")));

    public static TheoryData<string> V3Queries => VectorFile.Ids(VectorFile.V3.Where(
        v => v.Method == "POST" && v.Body is null && v.Query.ContainsKey("RegionId") && v.Headers.Keys.All(V3Headers.Contains)
            && v.Headers.ContainsKey("x-acs-action")));

    [Theory]
    [MemberData(nameof(V1Forms))]
    public async Task A_V1_request_is_the_form_of_the_vector(string id)
    {
        V1Vector vector = VectorFile.V1.Single(v => v.Id == id);
        Dictionary<string, string> all = vector.Parameters;

        using SignedRequest request = Sign(
            SignatureVersion.V1,
            new VectorAction(all["Action"], all["Version"], all["RegionId"], all.Where(p => !V1CommonParameters.Contains(p.Key))),
            new Uri("https://vpc.cn-huhehaote.aliyuncs.com/"),
            new AlibabaCloudCredentials(vector.AccessKeyId, vector.AccessKeySecret, vector.SecurityToken),
            all["Timestamp"],
            all["SignatureNonce"]);

        Assert.Equal(vector.StringToSign, request.Signature.StringToSign);
        Assert.Equal(vector.ContentType, request.Content.Headers.ContentType?.ToString());
        Assert.Equal(vector.WireBody, await request.Content.ReadAsStringAsync(CancellationToken.None));
        Assert.Equal("/", request.Message.RequestUri!.PathAndQuery);
    }

    [Theory]
    [MemberData(nameof(V3Queries))]
    public async Task A_V3_request_is_the_query_and_the_headers_of_the_vector(string id)
    {
        V3Vector vector = VectorFile.V3.Single(v => v.Id == id);

        using SignedRequest request = Sign(
            SignatureVersion.V3,
            new VectorAction(vector.Headers["x-acs-action"], vector.Headers["x-acs-version"], vector.Query["RegionId"], vector.Query),
            new Uri("https://" + vector.Headers["host"] + "/"),
            new AlibabaCloudCredentials(vector.AccessKeyId, vector.AccessKeySecret),
            vector.Headers["x-acs-date"],
            vector.Headers["x-acs-signature-nonce"]);

        Assert.Equal("/?" + vector.CanonicalQueryString, request.Message.RequestUri!.PathAndQuery);
        Assert.Equal(vector.StringToSign, request.Signature.StringToSign);
        Assert.Equal(vector.Authorization, request.Message.Headers.GetValues("Authorization").Single());
        Assert.Equal(
            vector.Headers.Where(h => h.Key.StartsWith("x-acs-", StringComparison.Ordinal)).OrderBy(h => h.Key),
            request.Message.Headers.Where(h => h.Key.StartsWith("x-acs-", StringComparison.Ordinal))
                .Select(h => KeyValuePair.Create(h.Key, h.Value.Single())).OrderBy(h => h.Key));
        Assert.Empty(await request.Content.ReadAsByteArrayAsync(CancellationToken.None));
    }

    [Fact]
    public void Some_vectors_have_the_shape_of_our_requests()
    {
        Assert.NotEmpty(V1Forms);
        Assert.True(V3Queries.Count > 1);
    }

    // The runtime's Uri class changes what it considers a mistake. If one byte changes, the signature is wrong.
    [Property]
    public void A_V3_query_goes_out_exactly_as_it_was_signed(AnyText name)
    {
        var query = new DescribeIpv6Addresses("cn-hangzhou") { AddressName = name.Value };

        using SignedRequest request = Sign(
            SignatureVersion.V3, query, new Uri("https://vpc.aliyuncs.com/"), Calls.Credentials, "2026-01-02T03:04:05Z", "nonce-1");

        Assert.Equal("/?" + CanonicalQuery.Build(query.GetParameters()), request.Message.RequestUri!.PathAndQuery);
    }

    [Fact]
    public async Task A_content_refuses_to_be_sent_twice()
    {
        using SignedRequest request = Sign(
            SignatureVersion.V1, Calls.Purchase, new Uri("https://vpc.aliyuncs.com/"), Calls.Credentials, "2026-01-02T03:04:05Z", "nonce-1");

        Assert.False(request.Content.WasSent);
        await request.Content.CopyToAsync(System.IO.Stream.Null, CancellationToken.None);
        Assert.True(request.Content.WasSent);
        await Assert.ThrowsAnyAsync<Exception>(() => request.Content.CopyToAsync(System.IO.Stream.Null, CancellationToken.None));
    }

    private static SignedRequest Sign(
        SignatureVersion signature, ApiAction action, Uri endpoint, AlibabaCloudCredentials credentials, string time, string nonce) =>
        new RequestSigner(signature, new FixedClock(time), () => nonce).Sign(action, endpoint, credentials);

    /// <summary>An action with the parameters of a vector.</summary>
    private sealed class VectorAction : ApiAction<string>
    {
        private readonly IEnumerable<KeyValuePair<string, string>> _parameters;

        public VectorAction(string name, string version, string region, IEnumerable<KeyValuePair<string, string>> parameters)
            : base(region)
        {
            Declaration = ActionDeclaration.Reads(name) with
            {
                Product = new[] { ApiProduct.Vpc, ApiProduct.Ecs, ApiProduct.Sts }.Single(product => product.Version == version),
            };
            _parameters = parameters.Where(p => p.Key != "RegionId");
        }

        public override ActionDeclaration Declaration { get; }

        internal override string ReadAnswer(AnswerObject answer) => "";

        protected override void AddParameters(ActionParameters parameters)
        {
            foreach (KeyValuePair<string, string> parameter in _parameters)
            {
                parameters.Add(parameter.Key, parameter.Value);
            }
        }
    }
}
