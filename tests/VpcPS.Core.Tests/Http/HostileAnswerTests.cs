using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Http;

/// <summary>For every answer, the result is a model or one VpcException, and contains no secret.</summary>
[Properties(Arbitrary = [typeof(HostileBodies)], MaxTest = 2000)]
public sealed class HostileAnswerTests
{
    private static readonly AlibabaCloudCredentials Canary = HostileBodies.Canary;

    private static readonly SignedRequest Purchase = Answers.Request(Calls.Purchase, SignatureVersion.V1, Canary);

    private static readonly SignedRequest Query = Answers.Request(Calls.Query, SignatureVersion.V3, Canary);

    [Property]
    public void Random_bytes_give_a_model_or_one_exception(byte[] body, HostileStatus status) => AssertOneOutcome(body, status);

    [Property]
    public void Random_json_gives_a_model_or_one_exception(HostileJson json, HostileStatus status) =>
        AssertOneOutcome(Encoding.UTF8.GetBytes(json.Text), status);

    [Property]
    public void A_damaged_answer_gives_a_model_or_one_exception(HostileDamage damage, HostileStatus status) =>
        AssertOneOutcome(damage.Body, status);

    private static void AssertOneOutcome(byte[] body, HostileStatus status)
    {
        AssertOneOutcome(() => Answers.Read(Calls.Purchase, body, status.Value, request: Purchase));
        AssertOneOutcome(() => Answers.Read(Calls.Query, body, status.Value, request: Query));
    }

    private static void AssertOneOutcome(Func<object> read)
    {
        try
        {
            Assert.NotNull(read());
        }
        catch (VpcException e)
        {
            Assert.NotEmpty(e.Code);
            Assert.NotEmpty(e.Message);
            string all = string.Join('\n', e.ToString(), e.Code, (e as VpcApiException)?.RequestId, (e as VpcApiException)?.Recommend);
            Assert.DoesNotContain(Canary.AccessKeyId, all);
            Assert.DoesNotContain(Canary.AccessKeySecret, all);
            Assert.DoesNotContain(Canary.SecurityToken!, all);
        }
    }
}

public sealed record HostileStatus(int Value);

public sealed record HostileJson(string Text);

public sealed record HostileDamage(byte[] Body)
{
    public override string ToString() => Encoding.Latin1.GetString(Body);
}

/// <summary>Generators of answers such as a broken gateway might send. They often contain names of the API and our secrets.</summary>
public static class HostileBodies
{
    internal static readonly AlibabaCloudCredentials Canary = new("CanaryKeyId0123456789", "CanarySecret/+=", "CanaryToken/+==");

    private static readonly string[] Whole =
    [
        Calls.PurchaseAnswer,
        """{"TotalCount":1,"Ipv6Addresses":{"Ipv6Address":[{"Ipv6AddressId":"ipv6-1","AllocationTime":"2026-01-02T03:04:05Z","Tags":{"Tag":[{"Key":"k","Value":"v"}]},"Ipv6InternetBandwidth":{"Bandwidth":2}}]}}""",
        """{"RequestId":"R-1","Code":"SignatureDoesNotMatch","Message":"CanaryKeyId0123456789 server string to sign is:POST&%2F&CanaryToken%2F%2B%3D%3D"}""",
        "<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>R-1</RequestId><Code>CanaryKeyId0123456789</Code><Message>CanaryToken/+==</Message></Error>",
    ];

    private static readonly Gen<string> Name = Gen.Elements(
        "Code", "code", "Message", "RequestId", "Recommend", "Description", "InternetBandwidthId", "TotalCount", "Ipv6Addresses",
        "Ipv6Address", "Ipv6AddressId", "AllocationTime", "Ipv6InternetBandwidth", "Bandwidth", "RealBandwidth", "Tags", "Tag", "Key",
        "Value", "", "\\ud800", "\\u0000");

    private static readonly Gen<string> Scalar = Gen.Elements(
        "null", "true", "false", "0", "-1", "1e400", "1.5", "2147483648", "\"\"", "\" \"", "\"1\"", "\"\\ud800\"", "\"\\u0000\"", "\"中\"",
        "\"9999-99-99T99:99:99Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"CanaryKeyId0123456789\"", "\"CanarySecret/+=\"",
        "\"CanaryToken/+==\"", "\"server string to sign is:CanaryToken%2F%2B%3D%3D\"");

    public static Arbitrary<HostileStatus> Status() =>
        Gen.Elements(200, 201, 204, 299, 300, 307, 400, 403, 404, 407, 429, 500, 502, 503, 999, 0).Select(value => new HostileStatus(value)).ToArbitrary();

    public static Arbitrary<HostileJson> Json() =>
        Gen.Sized(size => Value(Math.Min(size / 10, 6))).Select(text => new HostileJson(text)).ToArbitrary();

    public static Arbitrary<HostileDamage> Damage() => (
        from whole in Gen.Elements(Whole).Select(Encoding.UTF8.GetBytes)
        from cut in Gen.Choose(0, whole.Length)
        from changes in Gen.Choose(0, whole.Length - 1).Zip(Gen.Choose(0, 255)).ListOf(3)
        select new HostileDamage(Damaged(whole, cut, changes))).ToArbitrary();

    private static byte[] Damaged(byte[] whole, int cut, IEnumerable<(int Position, int Value)> changes)
    {
        byte[] body = [.. whole];
        foreach ((int position, int value) in changes)
        {
            body[position] = (byte)value;
        }

        return body[..cut];
    }

    private static Gen<string> Value(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (2, Scalar),
        (1, Value(depth - 1).ListOf().Select(items => "[" + string.Join(',', items.Take(4)) + "]")),
        (4, Name.Zip(Value(depth - 1)).ListOf().Select(members =>
            "{" + string.Join(',', members.Take(6).Select(m => $"\"{m.Item1}\":{m.Item2}")) + "}")));
}
